"""Door of the map: zones by fill, what overlaps and what is left out. Its table says the same."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from enrollment.choices.seats import Signal
from yangguang.accounts.access import require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit
from zoning.choices.zones import ZONE_STAGES
from zoning.queries.atlas import atlas_of
from zoning.queries.checks import plan_of
from zoning.rules.drawing import features
from zoning.views.checks import own_county, stage_and_year, years_offered


@require_GET
@staff_only(Right.VIEW)
def counties(request: ActorRequest) -> HttpResponse:
    """The map of the own county, or which one."""
    found = own_county(request, "片区地图", "zoning:map")
    return found if isinstance(found, HttpResponse) else _page(request, found)


@require_GET
@staff_only(Right.VIEW)
def county(request: ActorRequest, code: str) -> HttpResponse:
    """The map of a county, stage and year."""
    require(request.actor, Right.VIEW, code)
    return _page(request, Unit.objects.get(pk=code))


@require_GET
@staff_only(Right.VIEW)
def shapes(request: ActorRequest, code: str) -> JsonResponse:
    """What the map in the browser draws."""
    require(request.actor, Right.VIEW, code)
    atlas = atlas_of(plan_of(code, *stage_and_year(request)), clock.today())
    return JsonResponse(features(atlas.layers(), atlas.signs()))


def _page(request: ActorRequest, unit: Unit) -> HttpResponse:
    stage, year = stage_and_year(request)
    atlas = atlas_of(plan_of(unit.pk, stage, year), clock.today())
    context: dict[str, Any] = {
        "unit": unit, "stage": stage, "stages": ZONE_STAGES, "year": year, "years": years_offered(),
        "atlas": atlas, "drawing": atlas.drawing(), "tiles": settings.MAP_TILES,
        "note": settings.MAP_TILES_NOTE, "here": "map", "stage_label": dict(ZONE_STAGES)[stage],
        "counts": [
            (signal, count)
            for signal in Signal
            if (count := sum(line.fill.signal == signal for line in atlas.lines))
        ],
    }  # fmt: skip
    return render(request, "zoning/map.html", context)
