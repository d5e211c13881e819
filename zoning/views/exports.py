"""Door of the GeoJSON export."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from yangguang.accounts.access import require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.tenancy.choices import Right
from zoning.queries.checks import plan_of
from zoning.queries.exports import geojson
from zoning.views.checks import stage_and_year


@require_GET
@staff_only(Right.VIEW)
def zones(request: ActorRequest, code: str) -> HttpResponse:
    """The zones of a county, stage and year as a file."""
    require(request.actor, Right.VIEW, code)
    stage, year = stage_and_year(request)
    response = HttpResponse(geojson(plan_of(code, stage, year)), content_type="application/geo+json")
    response["Content-Disposition"] = f'attachment; filename="zones-{code}-{stage}-{year}.geojson"'
    return response
