"""Doors of duplicates: the city looks for them and decides each."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from enrollment.actions import duplicates as actions
from enrollment.forms.matching import ResolveForm
from enrollment.models import DuplicateChild
from enrollment.queries import duplicates as reads
from yangguang.accounts.access import current_user, get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right


@require_POST
@staff_only(Right.REVIEW)
def look(request: ActorRequest) -> HttpResponse:
    """Look now; every night the clock does."""
    cities = [code for code in request.actor.rights.codes(Right.REVIEW) if len(code) == 4]
    count = sum(actions.find_duplicates(city=city, now=clock.now()) for city in cities)
    messages.success(request, f"已查找，新发现 {count} 名儿童在多个县（区）登记。")
    return redirect("enrollment:duplicates-list")


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def resolve(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Both sides, and the city's word."""
    found = get_row(DuplicateChild, request.actor, pk, Right.REVIEW)
    sides = reads.sides(found)
    form = ResolveForm(request.POST or None, counties=[(side.child.unit_id, side.county) for side in sides])
    if request.method == "POST" and form.is_valid():
        try:
            actions.resolve_duplicate(
                by=current_user(request.actor), now=clock.now(), row=found, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "已登记处理结果，各县（区）已看到怎样处理自己的记录。")
            return redirect("enrollment:duplicates-detail", pk)
    context = {
        "row": found, "sides": sides, "form": form,
        "cancel_url": reverse("enrollment:duplicates-detail", args=[pk]),
    }  # fmt: skip
    return render(request, "enrollment/duplicate_resolve.html", context, status=422 if form.errors else 200)
