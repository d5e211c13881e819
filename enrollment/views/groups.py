"""Doors of the special groups: 应入尽入, 控辍保学, 随迁子女, and what is kept of a child and why."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from enrollment.actions.groups import declare_none
from enrollment.choices.groups import Group
from enrollment.models.groups import STALE_AFTER
from enrollment.queries import full_enrolment as reads
from enrollment.queries import group_figures as figures
from enrollment.queries.groups import stale_by_group
from enrollment.queries.personal_fields import registry_by_table
from yangguang.accounts.access import current_user, require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.documents.charts import ChartRow, bar_chart
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit


@require_GET
@staff_only(Right.VIEW)
def groups_page(request: ActorRequest) -> HttpResponse:
    """应入尽入: groups across, counties down."""
    lines = reads.by_county(request.actor.rights.codes(Right.VIEW))
    sums = reads.totals(lines)
    context = {
        "lines": lines,
        "sums": sums,
        "total": reads.summed(sums.values()),
        "groups": Group.choices,
        "today": clock.today(),
    }
    return render(request, "enrollment/groups.html", context)


@require_GET
@staff_only(Right.VIEW)
def county_page(request: ActorRequest, code: str) -> HttpResponse:
    """One county: groups across, schools down, the holes by name, what is stale, what is empty."""
    unit = _county(request, code, Right.VIEW)
    (own,) = reads.by_county((code,)) or [reads.Line(code, unit.name)]
    found = reads.holes(code)
    context = {
        "unit": unit,
        "own": own,
        "lines": reads.by_school(code),
        "holes": found,
        "more": own.total.holes - len(found),
        "stale": stale_by_group(code, clock.today()),
        "stale_after": STALE_AFTER,
        "empty": [cell for cell in own.cells.values() if not cell.known],
        "titles": dict(Group.choices),
        "groups": Group.choices,
        "may_fill": request.actor.may(Right.FILL, code),
        "today": clock.today(),
    }
    return render(request, "enrollment/groups_county.html", context)


@require_POST
@staff_only(Right.FILL)
def nobody(request: ActorRequest, code: str, group: str) -> HttpResponse:
    """零报告: the county has nobody of the group."""
    unit = _county(request, code, Right.FILL)
    if group not in Group.values:
        raise Http404
    try:
        declare_none(by=current_user(request.actor), unit=unit, group=group, now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"已确认{unit.name}没有“{Group(group).label}”儿童。")
    return redirect("enrollment:groups-county", code)


@require_GET
@staff_only(Right.VIEW)
def dropout_page(request: ActorRequest) -> HttpResponse:
    """控辍保学清零: returned ÷ known by county, who is still away by name."""
    scope = request.actor.rights.codes(Right.VIEW)
    lines = figures.cleared(scope)
    total, found = figures.summed(lines), figures.away(scope)
    context = {"lines": lines, "total": total, "away": found, "more": total.away - len(found)}
    return render(request, "enrollment/dropout_cleared.html", context)


@require_GET
@staff_only(Right.VIEW)
def migrants_page(request: ActorRequest) -> HttpResponse:
    """公办就读比例 of migrant workers' children by school year and county."""
    years, lines, total = figures.migrant_ratio(request.actor.rights.codes(Right.VIEW))
    bars = [
        ChartRow(f"{year} 年秋季", [seats.percent or 0, round(100 - (seats.percent or 0), 1)])
        for year, seats in total.years.items()
    ]
    title = "随迁子女公办就读比例，按入读学年"
    chart = bar_chart(bars, ["公办和购买学位", "其他"], title=title, unit="%", stacked=True) if bars else ""
    context = {"years": years, "lines": lines, "total": total, "chart": chart}
    return render(request, "enrollment/migrant_ratio.html", context)


@require_GET
@staff_only(Right.VIEW)
def fields_page(request: ActorRequest) -> HttpResponse:
    """What is kept of a child, what for, on what basis, how long."""
    return render(request, "enrollment/personal_fields.html", {"tables": registry_by_table()})


def _county(request: ActorRequest, code: str, right: str) -> Unit:
    require(request.actor, right, code)
    unit = Unit.objects.filter(pk=code, level=Level.COUNTY).first()
    if unit is None:
        raise Http404
    return unit
