"""Doors to notices."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from yangguang.accounts.access import current_user, signed_in, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.queries import unit_choices
from yangguang.common import clock
from yangguang.notices.access import get_notice, with_inbox
from yangguang.notices.actions import mark_read
from yangguang.notices.forms import EVENTS, SentFilter
from yangguang.notices.models import Notice
from yangguang.notices.queries import inbox_of, outcomes, received_for, unread, with_outcome
from yangguang.notices.reminders import noun_of
from yangguang.tenancy.choices import Right

_AT_ONCE = 500  # marked by one click


@signed_in
@require_GET
@with_inbox
def inbox(request: ActorRequest) -> HttpResponse:
    """What the person's office was told: reminders and events, the unread ones first or all there were."""
    show_all = request.GET.get("show") == "all"
    tab = request.GET.get("tab", "")
    found = inbox_of(request.actor) if show_all else unread(request.actor)
    counts = found.aggregate(all=Count("pk"), events=Count("pk", filter=Q(kind="")))
    wanted = {"reminders": ~Q(kind=""), "events": Q(kind="")}.get(tab, Q())
    rows = found.filter(wanted).select_related("read_by", "unit").order_by("-day", "-late", "-created_at")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    names = received_for(request.actor)
    lines = [(notice, "、".join(names.get((notice.right, notice.unit_id), ()))) for notice in page]
    tabs = [
        ("", "全部", counts["all"]),
        ("reminders", "到期提醒", counts["all"] - counts["events"]),
        ("events", "事项通知", counts["events"]),
    ]
    context = {"page_obj": page, "lines": lines, "show_all": show_all, "tab": tab, "tabs": tabs}
    return render(request, "notices/inbox.html", context)


@signed_in
@require_POST
@with_inbox
def open_notice(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Mark a notice as read and go where it leads."""
    notice = get_notice(request.actor, pk)
    mark_read(by=current_user(request.actor), notices=[notice], now=clock.now())
    inside = url_has_allowed_host_and_scheme(notice.path, None)
    return HttpResponseRedirect(notice.path if inside else reverse("notices:inbox"))


@signed_in
@require_POST
@with_inbox
def read_all(request: ActorRequest) -> HttpResponse:
    """Mark everything in the inbox as read."""
    waiting = unread(request.actor)[:_AT_ONCE]
    count = mark_read(by=current_user(request.actor), notices=waiting, now=clock.now())
    messages.success(request, f"已将 {count} 条消息标为已读。")
    return HttpResponseRedirect(reverse("notices:inbox"))


@staff_only(Right.REVIEW)
@require_GET
def sent(request: ActorRequest) -> HttpResponse:
    """What the units under one's own were told: sent, failed, read by whom and when, cancelled."""
    codes = request.actor.rights.codes(Right.REVIEW)
    asked = request.GET if "state" in request.GET else {"day": clock.today()}
    form = SentFilter(asked, units=unit_choices(codes))
    found: QuerySet[Notice] = Notice.objects.under(*codes)
    state = ""
    if form.is_valid():
        found, state = _filtered(found, form), form.cleaned_data["state"]
    rows = with_outcome(found, state).select_related("unit", "read_by")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    lines = [
        (notice, noun_of(notice.kind) if notice.kind else "事项通知", Right(notice.right).label)
        for notice in page
    ]
    context = {"form": form, "page_obj": page, "lines": lines, "outcomes": outcomes(found), "state": state}
    return render(request, "notices/sent.html", context)


def _filtered(found: QuerySet[Notice], form: SentFilter) -> QuerySet[Notice]:
    asked = form.cleaned_data
    if asked["unit"]:
        found = found.under(asked["unit"].pk)  # type: ignore[attr-defined]
    if asked["kind"]:
        found = found.filter(kind="" if asked["kind"] == EVENTS else asked["kind"])
    return found.filter(day=asked["day"]) if asked["day"] else found
