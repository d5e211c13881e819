"""The dashboard: units × six rectifications."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from campaign.choices import Area
from campaign.queries.board import Board, board
from campaign.queries.campaigns import current_campaign, phase_on
from yangguang.accounts.access import require, staff_only
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
    found = board(campaign, code, today)
    if found is None:
        raise Http404
    context = {
        "unit": found.unit,
        "superior": _superior(request, found.unit),
        "campaign": campaign,
        "phase": phase_on(campaign, today),
        "board": found,
        "areas": Area.choices,
        "issues_url": address("campaign:issues-list"),
        "chart": chart_data(found),
    }
    return render(request, "campaign/dashboard.html", context)


def _superior(request: ActorRequest, unit: Unit) -> str:
    """The unit one level up, when this person may look at it; else ""."""
    return unit.parent_code if request.actor.may(Right.VIEW, unit.parent_code) else ""


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
