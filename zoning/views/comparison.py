"""Door of the comparison: old zones beside new ones, and who changes school."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yangguang.accounts.access import get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.tenancy.choices import Right
from zoning.actions.comparison import count_residents
from zoning.models import Adjustment
from zoning.queries.comparison import compare
from zoning.queries.sides import sides_of


@require_GET
@staff_only(Right.VIEW)
def page(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Both sides of an adjustment."""
    row = get_row(Adjustment, request.actor, pk)
    context = {
        "adjustment": row, "sides": sides_of(compare(row, clock.today())),
        "may_fill": request.actor.may(Right.FILL, row.unit_id),
        "leaflet": True, "tiles": settings.MAP_TILES, "note": settings.MAP_TILES_NOTE,
    }  # fmt: skip
    return render(request, "zoning/comparison.html", context)


@require_POST
@staff_only(Right.FILL)
def count(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Count the children anew."""
    row = get_row(Adjustment, request.actor, pk, Right.FILL)
    count_residents(by=request.actor.user, row=row, now=clock.now())
    messages.success(request, "已按台账中的居住地重新统计，人数随调整事项保存。")
    return redirect("zoning:comparison", pk=row.pk)
