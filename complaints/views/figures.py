"""Counts of complaints for people who do not handle them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from complaints import queries
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right

AXES = {
    "kind": "按类型",
    "area": "按整治领域",
    "outcome": "按核查结果",
    "clock": "按时情况",
    "rating": "满意度",
}


@staff_only(Right.VIEW)
@require_GET
def figures(request: ActorRequest) -> HttpResponse:
    """Per handling office; counts below three are hidden outside it. Never for schools."""
    home = request.actor.home
    if not home or codes.level_of(home) == Level.SCHOOL:
        raise PermissionDenied
    by = request.GET.get("by", "kind")
    by = by if by in AXES else "kind"
    table = queries.figures(request.actor, by, clock.today(), queries.offices_of(request.actor))
    rates = {}
    if by == queries.RATING:
        rates = {row.unit.pk: queries.satisfaction(row) for row in (*table.rows, table.total) if row}
    context = {"table": table, "by": by, "axes": AXES, "rates": rates}
    return render(request, "complaints/figures.html", context)
