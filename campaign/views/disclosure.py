"""Doors of the disclosure matrix: counties, the schools of one, one school's five, the snapshot of one."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from campaign.access import get_campaign, get_unit
from campaign.actions import disclosures as actions
from campaign.choices.disclosure import ELEMENT_QUESTIONS, Element
from campaign.forms.disclosure import SnapshotForm
from campaign.models import Campaign
from campaign.models.disclosures import Disclosure
from campaign.queries import disclosure as reads
from campaign.queries.campaigns import current_campaign
from campaign.rules.disclosure import SCORE_RULE
from yangguang.accounts.access import current_user, get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

PAGE = 50


@require_GET
@staff_only(Right.VIEW)
def disclosure_page(request: ActorRequest) -> HttpResponse:
    """Counties with their scores; a county or school sees its own at once."""
    campaign = current_campaign(request.actor)
    if campaign is None:
        return render(request, "campaign/disclosure_none.html")
    if len(request.actor.home) >= 6:
        return _unit(request, request.actor.home)
    lines = reads.county_lines(campaign, request.actor.scope)
    total = reads.Tally()
    for line in lines:
        total.add(line.tally)
    context = {"campaign": campaign, "lines": lines, "total": total, **_common(campaign)}
    return render(request, "campaign/disclosure.html", context)


@require_GET
@staff_only(Right.VIEW)
def unit_page(request: ActorRequest, code: str) -> HttpResponse:
    """A county's schools × five, or one school's five."""
    return _unit(request, code)


def _unit(request: ActorRequest, code: str) -> HttpResponse:
    unit = get_unit(request.actor, code)
    campaign = get_campaign(code)
    if unit.level == Level.SCHOOL:
        return _school(request, campaign, unit)
    page = Paginator(reads.schools_under(code), PAGE).get_page(request.GET.get("page"))
    context = {
        "campaign": campaign,
        "unit": unit,
        "tally": reads.tallies(campaign, (code,)).get(code, reads.Tally()),
        "page_obj": page,
        "lines": reads.school_lines(campaign, page.object_list),
        "may_fill": request.actor.may(Right.FILL, code),
        "wide": any(len(seen) < 6 for seen in request.actor.scope),
        **_common(campaign),
    }
    return render(request, "campaign/disclosure_county.html", context)


def _school(request: ActorRequest, campaign: Campaign, unit: Unit) -> HttpResponse:
    line = reads.school_lines(campaign, [unit])[0]
    cells = [
        (cell, ELEMENT_QUESTIONS[Element(cell.element)], _add_url(unit, cell.element)) for cell in line.cells
    ]
    context = {
        "campaign": campaign,
        "unit": unit,
        "cells": cells,
        "may_fill": request.actor.may(Right.FILL, unit.pk),
        **_common(campaign),
    }
    return render(request, "campaign/disclosure_school.html", context)


def _add_url(unit: Unit, element: str) -> str:
    return f"{reverse('campaign:disclosures-add')}?{urlencode({'unit': unit.pk, 'element': element})}"


def _common(campaign: Campaign) -> dict[str, object]:
    return {"elements": Element.choices, "due": reads.plan_due(campaign), "score_rule": SCORE_RULE}


@require_http_methods(["GET", "POST"])
@staff_only(Right.FILL)
def snapshot(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Store the proof of what is public now."""
    row = get_row(Disclosure, request.actor, pk, Right.FILL)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SnapshotForm(*posted, initial={"url": row.link})
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_snapshot(
                by=current_user(request.actor),
                now=clock.now(),
                row=row,
                upload=form.cleaned_data["file"],
                url=form.cleaned_data["url"],
                others=form.cleaned_data["others"],
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "快照已存证。")
            return redirect("campaign:disclosures-detail", row.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "campaign/disclosure_snapshot.html", {"form": form, "row": row}, status=status)
