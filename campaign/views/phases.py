"""Doors of the phases: what is missing before each ends, and the end itself."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from campaign.access import get_bureau
from campaign.actions.phases import close_phase
from campaign.forms.phases import ClosePhaseForm
from campaign.models import Campaign, PhaseExplanation
from campaign.queries.campaigns import current_campaign
from campaign.queries.phases import PhaseLine, bureaus, judgements, next_open, phase_lines
from yangguang.accounts.access import current_user, require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right


@require_GET
@staff_only(Right.VIEW)
def phases_page(request: ActorRequest) -> HttpResponse:
    """Bureaus × phases: ended, or how much is missing."""
    campaign = current_campaign(request.actor)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    units = bureaus(campaign, request.actor.scope)
    lines = phase_lines(campaign, units, clock.today())
    open_phase = next_open(campaign)
    may_close = open_phase is not None and request.actor.may(Right.REVIEW, campaign.unit_id)
    context = {
        "campaign": campaign,
        "lines": lines,
        "rows": [(unit, [(line, line.of(unit.code)) for line in lines]) for unit in units],
        "next": open_phase if may_close and open_phase and open_phase.starts <= clock.today() else None,
        "explanations": PhaseExplanation.objects.filter(closing__phase__campaign=campaign).select_related(
            "unit", "closing__phase"
        ),
    }
    return render(request, "campaign/phases.html", context)


@require_GET
@staff_only(Right.VIEW)
def unit_page(request: ActorRequest, code: str) -> HttpResponse:
    """One bureau: every hole of every phase, what the judge says of it, and the way to the work."""
    unit = get_bureau(request.actor, code)
    campaign = current_campaign(code)
    if campaign is None:
        raise Http404
    context = {
        "campaign": campaign,
        "unit": unit,
        "lines": phase_lines(campaign, [unit], clock.today()),
        "judgements": judgements(campaign, unit),
    }
    return render(request, "campaign/phases_unit.html", context)


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def close(request: ActorRequest) -> HttpResponse:
    """End the phase that is next, with an explanation for every hole that is left."""
    campaign = current_campaign(request.actor)
    if campaign is None:
        raise Http404
    require(request.actor, Right.REVIEW, campaign.unit_id)
    line = _next_line(campaign)
    data = request.POST if request.method == "POST" else None
    form = ClosePhaseForm(data, holes=line.holes, initial={"phase": line.phase.number})
    if form.is_valid():
        phase = campaign.phases.filter(number=form.cleaned_data["phase"]).first()
        if phase is None:
            raise Http404
        try:
            close_phase(
                by=current_user(request.actor), now=clock.now(), phase=phase,
                explanations=form.explanations, note=form.cleaned_data["note"],
            )  # fmt: skip
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, f"{phase}已结束。")
            return HttpResponseRedirect(reverse("campaign:phases"))
    context = {
        "campaign": campaign,
        "line": line,
        "form": form,
        "back": reverse("campaign:phases"),
        "fixed": [hole for hole in line.holes if not hole.explainable],
    }
    return render(request, "campaign/phases_close.html", context, status=422 if form.errors else 200)


def _next_line(campaign: Campaign) -> PhaseLine:
    phase = next_open(campaign)
    units = bureaus(campaign, [campaign.unit_id])
    for line in phase_lines(campaign, units, clock.today()):
        if phase is not None and line.phase.pk == phase.pk:
            return line
    raise Http404
