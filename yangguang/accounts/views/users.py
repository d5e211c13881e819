"""The security administrator's pages about accounts."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from yangguang.accounts import actions
from yangguang.accounts.access import (
    current_user,
    get_person,
    grantable_unit,
    recently_confirmed,
    staff_only,
)
from yangguang.accounts.forms import AccountForm
from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.models import User
from yangguang.accounts.queries import belongs_to, grants_under, locked_usernames, people_under, unit_choices
from yangguang.common import clock
from yangguang.tenancy.choices import Right

LINK = "activation_link"  # session key: shown once, then gone


@staff_only(Right.GRANT)
@require_GET
def people(request: ActorRequest) -> HttpResponse:
    """Accounts within the administrator's reach."""
    reach = request.actor.rights.codes(Right.GRANT)
    found = people_under(reach, now=clock.now()).order_by("unit_id", "username")
    if wanted := request.GET.get("q", "").strip():
        found = found.filter(Q(username__icontains=wanted) | Q(name__icontains=wanted) | Q(unit_id=wanted))
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {"page_obj": page, "q": wanted, "locked": locked_usernames([u.username for u in page])}
    return render(request, "accounts/users.html", context)


@staff_only(Right.GRANT)
@recently_confirmed
@require_http_methods(["GET", "POST"])
def add(request: ActorRequest) -> HttpResponse:
    """A new account; the page after it shows the one-time link."""
    form = AccountForm(request.POST or None, find_unit=lambda code: grantable_unit(request.actor, code))
    if request.method == "POST" and form.is_valid():
        user = actions.open_account(by=current_user(request.actor), now=clock.now(), **form.cleaned_data)
        return _show_link(request, user)
    context = {"form": form, "units": unit_choices(request.actor.rights.codes(Right.GRANT))}
    return render(request, "accounts/user_add.html", context, status=422 if form.errors else 200)


@staff_only(Right.GRANT)
@require_GET
def person(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """One account: what it holds, and what can be done about it."""
    user = get_person(request.actor, public_id)
    reach, now = request.actor.rights.codes(Right.GRANT), clock.now()
    link = request.session.pop(LINK, None)
    context = {
        "person": user,
        "grants": grants_under(reach).filter(user=user).order_by("revoked_at", "-granted_at"),
        "now": now,
        "may_change": user != request.actor.user and belongs_to(user, reach, now=now),
        "locked": user.username in locked_usernames([user.username]),
        "second_factor": TOTPDevice.objects.filter(user=user, confirmed=True).exists(),
        "link": link["url"] if link and link["for"] == str(user.public_id) else "",
    }
    return render(request, "accounts/user.html", context)


def _verb(act: Callable[..., object], done: str) -> Callable[..., HttpResponseBase]:
    """A button of the account's page: POST, the right, the password, one act, back."""

    @staff_only(Right.GRANT)
    @recently_confirmed
    @require_POST
    def view(request: ActorRequest, public_id: UUID) -> HttpResponse:
        user = get_person(request.actor, public_id, to_change=True)
        act(by=current_user(request.actor), user=user, now=clock.now())
        messages.success(request, f"{user.name}（{user.username}）{done}")
        return HttpResponseRedirect(reverse("accounts:user", args=[public_id]))

    return view


disable = _verb(actions.disable_account, "的账号已停用，正在使用的会话立即失效。")
enable = _verb(actions.enable_account, "的账号已启用。")
unlock = _verb(actions.unlock_account, "已解除登录锁定。")
end_sessions = _verb(actions.end_sessions, "的全部会话已结束。")
forget_factor = _verb(actions.forget_second_factor, "的验证器已解除绑定，下次登录须重新绑定。")


@staff_only(Right.GRANT)
@recently_confirmed
@require_POST
def invite(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Take the password away and show a fresh one-time link."""
    user = get_person(request.actor, public_id, to_change=True)
    return _show_link(
        request, actions.invite_again(by=current_user(request.actor), user=user, now=clock.now())
    )


def _show_link(request: ActorRequest, user: User) -> HttpResponse:
    path = reverse("accounts:activate", args=[user.public_id, actions.activation_token(user)])
    request.session[LINK] = {"for": str(user.public_id), "url": f"{settings.SITE_URL}{path}"}
    return HttpResponseRedirect(reverse("accounts:user", args=[user.public_id]))
