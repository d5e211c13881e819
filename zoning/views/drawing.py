"""Door of drawing by hand: the polygon of a draft on a map, or typed. Refused as an uploaded map is."""

from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from shapely.geometry.base import BaseGeometry

from yangguang.accounts.access import get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import StaleVersion
from yangguang.tenancy.choices import Right
from zoning.actions.zones import draw_zone, must_be_open
from zoning.forms.drawing import DrawForm
from zoning.models import Zone
from zoning.queries.atlas import neighbours_of
from zoning.queries.checks import Plan, plan_of
from zoning.rules import geometry
from zoning.rules.drawing import draw, features
from zoning.rules.drawn import MOST_BY_HAND, read_drawn
from zoning.rules.uploads import GCJ_HINT, BadMap


@require_http_methods(["GET", "POST"])
@staff_only(Right.FILL)
def page(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The map to draw on, and the form that saves it."""
    zone = get_row(Zone, request.actor, pk, Right.FILL)
    must_be_open(zone)
    plan = plan_of(zone.unit_id, zone.stage, zone.year)
    if request.method != "POST":
        return _page(request, zone, plan, DrawForm(initial=_initial(zone)))
    form = DrawForm(request.POST)
    if not form.is_valid():
        return _page(request, zone, plan, form)
    try:
        return _save(request, zone, plan, form)
    except BadMap as refusal:
        form.add_error("shape", refusal.message)
        return _page(request, zone, plan, form, fault=refusal)
    except StaleVersion:
        return _page(request, zone, plan, form.again(zone.version), theirs=geometry.read(zone.polygon))


def _save(request: ActorRequest, zone: Zone, plan: Plan, form: DrawForm) -> HttpResponse:
    told = form.cleaned_data
    feature = None if form.clears else read_drawn(told["shape"], plan.outline, repair=told["repair"])
    note = feature.repair.sentence if feature and feature.repair else ""
    draw_zone(
        by=request.actor.user, zone=zone, shape=feature.shape if feature else None, note=note,
        version=told["version"], now=clock.now(),
    )  # fmt: skip
    messages.success(request, "图形已保存。" if feature else "图形已去掉。")
    if note:
        messages.warning(request, f"{note}。")
    return redirect("zoning:zones-detail", pk=zone.pk)


def _initial(zone: Zone) -> dict[str, Any]:
    shape = geometry.read(zone.polygon)
    told = "" if shape is None else shapely.to_geojson(shapely.transform(shape, lambda xy: xy.round(7)))
    return {"shape": told, "version": zone.version}


def _page(
    request: ActorRequest, zone: Zone, plan: Plan, form: DrawForm, *,
    fault: BadMap | None = None, theirs: BaseGeometry | None = None,
) -> HttpResponse:  # fmt: skip
    shape = geometry.read(zone.polygon)
    around = neighbours_of(plan, zone)
    stale = form.is_bound and not form.errors and fault is None
    layers = [*around, *([(shape, "zone", str(zone))] if shape is not None else [])]
    context = {
        "zone": zone, "form": form, "around": features(around, fine=0), "most": MOST_BY_HAND,
        "hint": GCJ_HINT, "drawing": draw(layers), "tiles": settings.MAP_TILES,
        "note": settings.MAP_TILES_NOTE,
        "stale": stale, "theirs": draw([(theirs, "zone", "他人保存的")]) if theirs is not None else None,
        "difference": _difference(fault),
    }  # fmt: skip
    status = 409 if stale else 422 if form.errors else 200
    return render(request, "zoning/draw.html", context, status=status)


def _difference(fault: BadMap | None) -> Any:
    """What was drawn, and what it would become."""
    if fault is None or "repair" not in fault.data:
        return None
    repair: Any = fault.data["repair"]
    drawn: Any = fault.data["drawn"]
    return draw([(drawn, "zone", "您画的图形"), (repair.shape, "repair", "自动修复后的图形")])
