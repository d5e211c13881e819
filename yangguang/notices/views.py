"""Doors to notices."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from yangguang.accounts.access import current_user, signed_in
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.notices.access import get_notice
from yangguang.notices.actions import mark_read
from yangguang.notices.queries import inbox_of

_AT_ONCE = 500  # marked by one click


@signed_in
@require_GET
def inbox(request: ActorRequest) -> HttpResponse:
    """What the person's office was told, unread first."""
    unread_only = request.GET.get("show") != "all"
    found = inbox_of(request.actor).select_related("read_by", "unit")
    if unread_only:
        found = found.filter(read_at=None)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    return render(request, "notices/inbox.html", {"page_obj": page, "unread_only": unread_only})


@signed_in
@require_POST
def open_notice(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Mark a notice as read and go where it leads."""
    notice = get_notice(request.actor, pk)
    mark_read(by=current_user(request.actor), notices=[notice], now=clock.now())
    inside = url_has_allowed_host_and_scheme(notice.path, None)
    return HttpResponseRedirect(notice.path if inside else reverse("notices:inbox"))


@signed_in
@require_POST
def read_all(request: ActorRequest) -> HttpResponse:
    """Mark everything in the inbox as read."""
    waiting = inbox_of(request.actor).filter(read_at=None)[:_AT_ONCE]
    count = mark_read(by=current_user(request.actor), notices=waiting, now=clock.now())
    messages.success(request, f"已将 {count} 条消息标为已读。")
    return HttpResponseRedirect(reverse("notices:inbox"))
