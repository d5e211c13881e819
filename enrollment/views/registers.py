"""Doors of 学籍 registration and of the materials asked of parents."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from enrollment.queries import materials, statuses
from yangguang.accounts.access import require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.tenancy.choices import Right

_COUNTY = 6  # digits of a county's code


@require_GET
@staff_only(Right.VIEW)
def status_page(request: ActorRequest) -> HttpResponse:
    """新生注册和学籍接续: by county, or by school of one county (``?unit=``)."""
    unit = request.GET.get("unit", "")
    if unit:
        require(request.actor, Right.VIEW, unit)
    codes = [unit] if unit else request.actor.rights.codes(Right.VIEW)
    by_school = all(len(code) >= _COUNTY for code in codes)
    lines = statuses.progress(codes, by_school=by_school)
    context = {
        "lines": lines,
        "total": statuses.summed(lines),
        "by_school": by_school,
        "narrowed": unit if by_school and len(request.actor.home) < _COUNTY else "",
    }
    return render(request, "enrollment/status_progress.html", context)


@require_GET
@staff_only(Right.VIEW)
def materials_page(request: ActorRequest) -> HttpResponse:
    """What parents were spared, by county; what a county asks beyond the list of its superiors."""
    codes = request.actor.rights.codes(Right.VIEW)
    lines = materials.spared(codes)
    context = {
        "lines": lines,
        "listed": materials.superiors_list(),
        "silent": materials.silent(codes),
        "before": sum(line.before for line in lines),
        "now": sum(line.now for line in lines),
        "cut": sum(line.cut for line in lines),
    }
    return render(request, "enrollment/materials_spared.html", context)
