"""Doors of coverage: counties × areas, and one county's bureau and schools with the holes named."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from campaign.access import get_campaign, get_unit
from campaign.choices import Area
from campaign.queries.campaigns import current_campaign
from campaign.queries.coverage import Cell, CountyCoverage, coverage, holes_by_unit
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.tenancy.choices import Right


@require_GET
@staff_only(Right.VIEW)
def coverage_page(request: ActorRequest) -> HttpResponse:
    """Coverage of everything the actor sees, one row per county."""
    campaign = current_campaign(request.actor)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    counties = coverage(campaign, request.actor.scope)
    context = {"campaign": campaign, "areas": Area.choices, "counties": counties, **_sums(counties)}
    return render(request, "campaign/coverage.html", context)


@require_GET
@staff_only(Right.VIEW)
def county_page(request: ActorRequest, code: str) -> HttpResponse:
    """One county: its bureau and each school, every hole by its code."""
    unit = get_unit(request.actor, code)
    campaign = get_campaign(code)
    found = coverage(campaign, (unit.code,))
    context = {
        "campaign": campaign,
        "unit": unit,
        "areas": Area.choices,
        "county": found[0] if found else None,
        "holes": holes_by_unit(campaign, (unit.code,)),
    }
    return render(request, "campaign/coverage_county.html", context)


def _sums(counties: list[CountyCoverage]) -> dict[str, object]:
    areas = {area: Cell() for area in Area.values}
    total = Cell()
    for county in counties:
        total.add(county.total)
        for area, cell in county.areas.items():
            areas[area].add(cell)
    return {"sum_areas": areas, "sum_total": total}
