"""The look-up of the public: which school is mine? (plan 二（二）: 片区提前公布)

An address comes by POST, is read and forgotten: no URL, log, table or cache ever holds it.
"""

from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_permissions_policy.decorators import permissions_policy_override

from yangguang.accounts.access import public
from yangguang.common import clock
from zoning.choices.zones import ZONE_STAGES, ZoneState
from zoning.forms.lookup import LookUpForm
from zoning.models import Adjustment, Zone
from zoning.queries import lookup
from zoning.queries.adjustments import consultations_about
from zoning.queries.answering import reply_to, schools_of, telephones
from zoning.queries.schools import news_of
from zoning.rules import geometry

PAGE, DRAWN = 50, 500
# The features closed everywhere, but this page may ask where the telephone is.
_POLICY: dict[str, Any] = {**settings.PERMISSIONS_POLICY, "geolocation": ["self"]}


@public
@require_http_methods(["GET", "POST"])
@permissions_policy_override(_POLICY)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask, and below the question the answer."""
    today = clock.today()
    posted = request.method == "POST"
    form = LookUpForm(request.POST if posted else None, counties=lookup.counties_served(today))
    asking = Adjustment.objects.asking(today).count()
    context: dict[str, Any] = {
        "form": form,
        "asking": asking,
        "tiles": settings.MAP_TILES,
        "note": settings.MAP_TILES_NOTE,
    }
    if posted and form.is_valid():
        given = form.cleaned_data
        context["reply"] = reply_to(
            stage=given["stage"],
            address=given["address"],
            point=form.point,
            county=given["county"],
            today=today,
        )
        context["by_point"] = form.point is not None
        context["stage_label"] = dict(ZONE_STAGES)[given["stage"]]
    return render(request, "zoning/lookup.html", context, status=422 if form.errors else 200)


@public
@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """Names that begin with what is being typed, as options of a data list."""
    written, county = request.POST.get("address", "")[:100], request.POST.get("county", "")[:6]
    return render(request, "zoning/suggestions.html", {"names": lookup.suggestions(written, county=county)})


@public
@require_GET
def every_zone(request: HttpRequest) -> HttpResponse:
    """All zones in force of a county and stage: the table of the map."""
    county, stage = request.GET.get("county", ""), request.GET.get("stage", "primary")
    rows = _in_force(county, stage).prefetch_related("schools__school", "rules__place").defer("polygon")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "counties": lookup.counties_served(clock.today()),
        "county": county,
        "stage": stage,
        "stages": ZONE_STAGES,
    }
    return render(request, "zoning/every_zone.html", context)


@public
@require_GET
def outlines(request: HttpRequest) -> JsonResponse:
    """Polygons in force of a county and stage as GeoJSON, simplified for a telephone."""
    rows = _in_force(request.GET.get("county", ""), request.GET.get("stage", "primary")).drawn()
    features = []
    for zone in rows.prefetch_related("schools__school")[:DRAWN]:
        shape = shapely.simplify(geometry.read(zone.polygon), 0.00005)
        schools = "、".join(str(each.school) for each in zone.schools.all())
        features.append(
            {
                "type": "Feature",
                "geometry": shapely.geometry.mapping(shapely.set_precision(shape, 1e-6, mode="pointwise")),
                "properties": {"name": zone.name, "schools": schools},
            }
        )
    return JsonResponse({"type": "FeatureCollection", "features": features})


@public
@require_GET
def zone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One zone: its text, its rules as a table, its schools. An old one says what took its place."""
    rows = Zone.objects.filter(pk=pk, state__in=[ZoneState.PUBLISHED, ZoneState.SUPERSEDED])
    row = rows.select_related("unit").first()
    if row is None:
        raise Http404
    news = news_of([row])
    context = {
        "zone": row,
        "schools": schools_of(row, news),
        "rules": row.rules.select_related("place").order_by("kind", "place__name", "first"),
        "successors": row.successors.filter(state=ZoneState.PUBLISHED),
        "asked": consultations_about(row, clock.today()),
        "hotlines": telephones([row.unit_id]),
    }
    return render(request, "zoning/zone.html", context)


def _in_force(county: str, stage: str) -> Any:
    today = clock.today()
    rows = Zone.objects.published().filter(stage=stage, year=today.year, published_on__lte=today)
    rows = rows.filter(unit=county) if county else rows
    return rows.select_related("unit").order_by("unit_id", "name")
