"""Doors of 学位供需: the heat table, one county's page, the alarms."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from campaign.queries.campaigns import current_campaign
from enrollment.choices.seats import EntryGrade, Signal
from enrollment.queries.seat_alarms import alarms
from enrollment.queries.seats import Grid, grid, teacher_gaps, worst_first
from enrollment.rules import seats as rules
from yangguang.accounts.access import require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.documents.charts import ChartRow, bar_chart
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit


def _year(request: ActorRequest) -> int:
    """``?year=``, else that of the campaign, else this one."""
    try:
        asked = int(request.GET.get("year", ""))
    except ValueError:
        asked = 0
    if 2020 <= asked <= 2099:
        return asked
    campaign = current_campaign(request.actor)
    return campaign.year if campaign else clock.today().year


def _common(request: ActorRequest, found: Grid, here: str) -> dict[str, Any]:
    return {
        "grid": found,
        "year": found.year,
        "years": found.years,
        "choices": sorted({found.year, *range(clock.today().year - 1, clock.today().year + 3)}),
        "grades": EntryGrade.choices,
        "holes": worst_first(found.holes),
        "names": {county.pk: county.name for county in found.counties},
        "here": here,
        "may_fill": request.actor.rights.anywhere(Right.FILL),
    }


@require_GET
@staff_only(Right.VIEW)
def heat_table(request: ActorRequest) -> HttpResponse:
    """County × 城乡 × entry grade × year in colours, signs and words."""
    found = grid(request.actor.scope, _year(request), clock.today())
    counts: dict[Signal, int] = dict.fromkeys(Signal, 0)
    for cell in found.this_year:
        counts[cell.signal] += 1
    context = {
        **_common(request, found, "grid"),
        "counts": [(signal, counts[signal]) for signal in Signal],
        "charts": [(grade.label, _chart_of_counties(found, grade)) for grade in EntryGrade],
        "teachers": teacher_gaps(found),
    }
    return render(request, "enrollment/seats.html", context)


@require_GET
@staff_only(Right.VIEW)
def county_page(request: ActorRequest, code: str) -> HttpResponse:
    """One county: every cell with where its numbers come from, its schools, its measures, what is missing."""
    require(request.actor, Right.VIEW, code)
    county = Unit.objects.filter(pk=code, level=Level.COUNTY).first()
    if county is None:
        raise Http404
    found = grid((code,), _year(request), clock.today())
    plans = sorted(
        (plan for plan in found.plans if plan.year == found.year), key=lambda p: (p.grade != "p1", p.unit_id)
    )
    context = {
        **_common(request, found, "county"),
        "county": county,
        "missing": [phrase for _, phrase in found.missing],
        "plans": [(plan, _mean(plan), _alarm(plan)) for plan in plans],
        "charts": [(grade.label, _chart_of_years(found, grade)) for grade in EntryGrade],
        "teachers": teacher_gaps(found).get(code),
        "may_fill": request.actor.may(Right.FILL, code),
    }
    return render(request, "enrollment/seats_county.html", context)


@require_GET
@staff_only(Right.VIEW)
def alarm_page(request: ActorRequest) -> HttpResponse:
    """大班额, plans exceeded, recruits from outside, gaps nobody covers: each becomes an issue."""
    found = grid(request.actor.scope, _year(request), clock.today())
    lines = alarms(found)
    context = {
        **_common(request, found, "alarms"),
        "lines": lines,
        "waiting": sum(line.issue is None for line in lines),
        "big": rules.BIG,
        "huge": rules.HUGE,
    }
    return render(request, "enrollment/seat_alarms.html", context)


def _mean(plan: Any) -> str:
    return f"{plan.enrolled / plan.actual_classes:.1f}" if plan.actual_classes else "—"


def _alarm(plan: Any) -> str:
    kind = rules.class_alarm(plan.enrolled, plan.actual_classes)
    return str(kind.label) if kind else ""


def _chart_of_counties(found: Grid, grade: EntryGrade) -> str:
    rows = []
    for county in found.counties:
        cells = [c for c in found.this_year if c.county == county.pk and c.grade == grade]
        rows.append(_bars(county.name, [c.balance for c in cells]))
    title = f"{found.year} 年各县（区）{grade.label}学位供需"
    return bar_chart(rows, ["适龄人口", "学位", "措施增加"], title=title, unit="人（个）") if rows else ""


def _chart_of_years(found: Grid, grade: EntryGrade) -> str:
    rows = [
        _bars(f"{year} 年", [c.balance for c in found.cells if c.year == year and c.grade == grade])
        for year in found.years
    ]
    title = f"{grade.label}学位供需（{found.year} 年及以后三年）"
    return bar_chart(rows, ["适龄人口", "学位", "措施增加"], title=title, unit="人（个）")


def _bars(label: str, balances: list[rules.Balance]) -> ChartRow:
    demand = sum(b.demand or 0 for b in balances)
    seats = sum(b.seats or 0 for b in balances)
    return ChartRow(label, (demand, seats, sum(b.measures for b in balances)))
