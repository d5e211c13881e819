"""The dashboard: units × six rectifications."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaign.actions import dashboard as actions
from campaign.choices import Area
from campaign.queries.board import Board, board
from campaign.queries.campaigns import current_campaign
from campaign.queries.issue_counts import WEEK, issue_counts
from campaign.queries.news import last_look, news
from campaign.queries.panels import panels
from yangguang.accounts.access import current_user, require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.navigation import address
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


@staff_only(Right.VIEW)
def dashboard(request: ActorRequest) -> HttpResponse:
    """Counties of a city (bureau and schools of a county) × six areas, each cell a link to its rows.

    ``?unit=410922`` looks one level deeper; a unit outside the person's scope is 404.
    """
    code = request.GET.get("unit") or request.actor.scope[0]
    require(request.actor, Right.VIEW, code)
    campaign, today = current_campaign(code), clock.today()
    if campaign is None:
        return render(request, "campaign/dashboard_none.html")
    counts = issue_counts(campaign, code, today)
    found = board(campaign, code, today, counts)
    if found is None:
        raise Http404
    looked_at, _ = last_look(request.actor, clock.now())
    beside = panels(campaign, code, today, counts)
    context = {
        "unit": found.unit,
        "panels": beside,
        "looked_at": looked_at,
        "superior": _superior(request, found.unit),
        "campaign": campaign,
        "phase": beside.phase_on(today),
        "board": found,
        "areas": Area.choices,
        "issues_url": address("campaign:issues-list"),
        "assignments_url": address("campaign:assignments-list"),
        "letters_url": address("campaign:letters-list"),
        "coverage_url": _coverage_url(request, found),
        "week_from": (today - WEEK + timedelta(days=1)).isoformat(),
        "chart": chart_data(found),
    }
    return render(request, "campaign/dashboard.html", context)


@staff_only(Right.VIEW)
def news_page(request: ActorRequest) -> HttpResponse:
    """What changed under the unit since the person last marked everything as seen; htmx fetches the part."""
    code = request.GET.get("unit") or request.actor.scope[0]
    require(request.actor, Right.VIEW, code)
    since, ever = last_look(request.actor, clock.now())
    context = {"code": code, "since": since, "ever": ever, "news": news(code, since)}
    part = "part" if request.headers.get("HX-Request") else "page"
    return render(request, f"campaign/news_{part}.html", context)


@staff_only(Right.VIEW)
@require_POST
def mark_seen(request: ActorRequest) -> HttpResponse:
    """“我看过了”: from now on only later changes are new."""
    actor = request.actor
    actions.look(by=current_user(actor), unit_id=actor.home, now=clock.now())
    messages.success(request, "已标为看过，之后的变化会重新列出。")
    back = reverse("campaign:dashboard")
    unit = request.POST.get("unit", "")
    return HttpResponseRedirect(f"{back}?unit={unit}" if actor.may(Right.VIEW, unit) else back)


def _superior(request: ActorRequest, unit: Unit) -> str:
    """The unit one level up, when this person may look at it; else ""."""
    return unit.parent_code if request.actor.may(Right.VIEW, unit.parent_code) else ""


def _coverage_url(request: ActorRequest, found: Board) -> str:
    """The page whose sum the coverage is: a county's own, or that of all a person sees."""
    own = (found.unit.code,) == tuple(request.actor.scope)
    return found.total.coverage_url or (reverse("campaign:coverage") if own else "")


def chart_data(found: Board) -> dict[str, Any]:
    """The very numbers of the table, for the chart beside it."""
    return {
        "units": [row.unit.name for row in found.rows],
        "areas": [label for _, label in Area.choices],
        "cells": [
            [column, line, cell.overdue, cell.open, cell.closed, cell.found]
            for line, row in enumerate(found.rows)
            for column, cell in enumerate(row.cells.values())
        ],
        "opened": [
            [row.total.overdue, row.total.open - row.total.overdue, row.total.closed] for row in found.rows
        ],
    }
