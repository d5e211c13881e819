"""The security administrator's pages about grants."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from yangguang.accounts.access import (
    current_user,
    get_grant,
    grantable_unit,
    recently_confirmed,
    staff_only,
)
from yangguang.accounts.actions import grant_role, revoke_grant
from yangguang.accounts.choices import Role
from yangguang.accounts.forms import GrantForm
from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.queries import grants_under, people_under, unit_choices
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right

_SUGGESTED = 300  # names offered while typing


@staff_only(Right.GRANT)
@require_GET
def grants(request: ActorRequest) -> HttpResponse:
    """Who holds what, on which unit, until when."""
    now = clock.now()
    found = grants_under(request.actor.rights.codes(Right.GRANT))
    if wanted := request.GET.get("q", "").strip():
        by_name = Q(user__username__icontains=wanted) | Q(user__name__icontains=wanted)
        found = found.filter(by_name | Q(unit_id=wanted) | Q(unit__name__icontains=wanted))
    if role := request.GET.get("role", ""):
        found = found.filter(role=role)
    past = request.GET.get("past") == "1"
    if not past:
        found = found.active(now)  # type: ignore[attr-defined]
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {"page_obj": page, "q": wanted, "role": role, "past": past, "roles": Role.choices, "now": now}
    return render(request, "accounts/grants.html", context)


@staff_only(Right.GRANT)
@recently_confirmed
@require_http_methods(["GET", "POST"])
def add(request: ActorRequest) -> HttpResponse:
    """Give a role."""
    reach, now = request.actor.rights.codes(Right.GRANT), clock.now()
    people = people_under(reach, now=now).filter(is_active=True)
    form = GrantForm(
        request.POST or None,
        initial={"user": request.GET.get("user", ""), "unit": request.GET.get("unit", "")},
        find_unit=lambda code: grantable_unit(request.actor, code),
        find_user=lambda name: people.filter(username=name).first(),
    )
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "until": _end_of(form.cleaned_data["until"])}
        try:
            grant = grant_role(by=current_user(request.actor), now=now, **values)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, f"已授予 {grant.user} {grant.get_role_display()}，下一次操作起生效。")
            return HttpResponseRedirect(reverse("accounts:grants"))
    context = {"form": form, "units": unit_choices(reach), "people": people[:_SUGGESTED]}
    return render(request, "accounts/grant_add.html", context, status=422 if form.errors else 200)


@staff_only(Right.GRANT)
@recently_confirmed
@require_http_methods(["GET", "POST"])
def revoke(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Ask, then take a grant back."""
    grant = get_grant(request.actor, public_id)
    refusal = None
    if request.method == "POST":
        try:
            revoke_grant(by=current_user(request.actor), grant=grant, now=clock.now())
        except Refusal as reason:
            refusal = reason
        else:
            messages.success(request, f"已收回 {grant.user} 的“{grant.get_role_display()}”，立即生效。")
            return HttpResponseRedirect(reverse("accounts:grants"))
    context = {"grant": grant, "refusal": refusal}
    return render(request, "accounts/grant_revoke.html", context, status=refusal.status if refusal else 200)


def _end_of(day: date | None) -> datetime | None:
    """The moment a term given as a day is over: midnight after it."""
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
