"""Door of the findings: what is wrong with a county's zones."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from campaign.queries.campaigns import current_campaign
from yangguang.accounts.access import require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit
from zoning.choices.checks import TONES, Weight
from zoning.choices.zones import ZONE_STAGES
from zoning.queries.atlas import fault_layers, outline_layer
from zoning.queries.checks import Finding, Plan, findings, plan_of
from zoning.rules.drawing import Drawing, draw


def stage_and_year(request: ActorRequest) -> tuple[str, int]:
    """``?stage=``, else primary; ``?year=``, else that of the campaign, else this one."""
    stage = request.GET.get("stage", "")
    stage = stage if stage in dict(ZONE_STAGES) else ZONE_STAGES[0][0]
    year = request.GET.get("year", "")
    if year.isdigit() and 2020 <= int(year) <= 2099:
        return stage, int(year)
    campaign = current_campaign(request.actor)
    return stage, campaign.year if campaign else clock.today().year


def years_offered() -> range:
    """Years a page lets one choose."""
    this = clock.today().year
    return range(this - 1, this + 3)


def own_county(request: ActorRequest, title: str, url_name: str) -> Unit | HttpResponse:
    """The own county at once; whoever sees several is asked which."""
    rows = list(Unit.objects.under(*request.actor.rights.codes(Right.VIEW)).filter(level=Level.COUNTY))
    if len(rows) == 1:
        return rows[0]
    context = {"counties": rows, "title": title, "url_name": url_name}
    return render(request, "zoning/counties.html", context)


@require_GET
@staff_only(Right.VIEW)
def counties(request: ActorRequest) -> HttpResponse:
    """The findings of the own county, or which one."""
    found = own_county(request, "片区检查", "zoning:checks")
    return found if isinstance(found, HttpResponse) else _page(request, found)


@require_GET
@staff_only(Right.VIEW)
def county(request: ActorRequest, code: str) -> HttpResponse:
    """Every finding of a county, stage and year, drawn and as a table."""
    require(request.actor, Right.VIEW, code)
    return _page(request, Unit.objects.get(pk=code))


def _page(request: ActorRequest, unit: Unit) -> HttpResponse:
    code = unit.pk
    stage, year = stage_and_year(request)
    plan = plan_of(code, stage, year)
    found = findings(plan)
    context = {
        "unit": unit, "stage": stage, "stages": ZONE_STAGES, "year": year,
        "years": years_offered(), "plan": plan, "findings": found, "here": "checks",
        "counts": [(weight, TONES[weight], sum(f.weight == weight for f in found)) for weight in Weight],
        "drawing": _drawing(plan, found),
        "may_fill": request.actor.rights.covers(Right.FILL, code),
    }  # fmt: skip
    return render(request, "zoning/checks.html", context)


def _drawing(plan: Plan, found: list[Finding]) -> Drawing | None:
    if not plan.shapes:
        return None
    zones = [(shape, "zone", str(zone)) for zone, shape in plan.shapes]
    return draw([*zones, *outline_layer(plan), *fault_layers(found)])
