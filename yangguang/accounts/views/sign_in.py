"""Sign-in, sign-out, the password again, and the page of who is locked out."""

from datetime import datetime
from typing import Any

from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from yangguang.accounts.access import CONFIRMED, current_account, public, signed_in
from yangguang.accounts.actions import note_sign_in
from yangguang.accounts.actions.trail import log
from yangguang.accounts.forms import ConfirmForm, SignInForm
from yangguang.accounts.middleware import FACTOR_DUE, SessionLimits
from yangguang.accounts.models import User
from yangguang.accounts.queries import client_address
from yangguang.accounts.rights import rights_of
from yangguang.audit.choices import Happening
from yangguang.tenancy.choices import Right

# One sentence for a wrong name, a wrong password and a closed account (security.md C14).
WRONG = "用户名或密码不正确，请重新输入；忘记密码请联系本单位的安全管理员。"


@public
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page. Unknown names cost the same work and get the same answer as wrong passwords."""
    if request.method == "GET" and isinstance(request.user, User):
        return HttpResponseRedirect(start_page(request.user))
    form = SignInForm(request.POST or None, initial={"next": request.GET.get("next", "")})
    if request.method == "POST" and form.is_valid():
        name, password = form.cleaned_data["username"], form.cleaned_data["password"]
        user = authenticate(request, username=name, password=password)
        if isinstance(user, User):
            return _let_in(request, user, form.cleaned_data["next"])
        known = User.objects.filter(username=name).first()
        log(Happening.SIGN_IN_FAILED, by=None, about=known, address=client_address(request))
        form.add_error(None, WRONG)
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/sign_in.html", {"form": form}, status=status)


def _let_in(request: HttpRequest, user: User, target: str) -> HttpResponse:
    """A new session with a new id; says when and from where this account last came in."""
    now, address = timezone.now(), client_address(request)
    last, last_from = user.last_login, user.last_login_from
    note_sign_in(user=user, address=address, now=now)
    login(request, user)
    request.session[SessionLimits.STARTED] = request.session[SessionLimits.SEEN] = now.isoformat()
    request.session[CONFIRMED] = now.isoformat()
    if TOTPDevice.objects.filter(user=user, confirmed=True).exists():
        request.session[FACTOR_DUE] = True
    _greet(request, last, last_from, address)
    return HttpResponseRedirect(_safe(request, target) or start_page(user))


def _greet(request: HttpRequest, last: datetime | None, last_from: str | None, address: str | None) -> None:
    if last is None:
        return
    when = f"上次登录 {timezone.localtime(last):%Y-%m-%d %H:%M}，来自 {last_from or '未知地址'}。"
    if last_from and last_from != address:
        messages.warning(
            request, f"{when}本次登录地址不同；如上次不是您本人，请立即修改密码并告知安全管理员。"
        )
    else:
        messages.info(request, when)


def start_page(user: User) -> str:
    """Where a person begins: the desk, or an administrator's own page."""
    rights = rights_of(user)
    wanted = [
        (Right.VIEW, settings.LOGIN_REDIRECT_URL),
        (Right.GRANT, "accounts:grants"),
        (Right.AUDIT, "audit:events"),
        (Right.CONFIGURE, "common:clock"),
    ]
    for right, name in wanted:
        if rights.anywhere(right):
            try:
                return reverse(name)
            except NoReverseMatch:
                continue
    return reverse("accounts:password")


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Leads to the page where this person begins."""
    return HttpResponseRedirect(start_page(current_account(request)))


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and have the browser forget what it kept (security.md C27)."""
    if isinstance(request.user, User):
        log(Happening.SIGNED_OUT, by=request.user, address=client_address(request))
    logout(request)
    response = HttpResponseRedirect(reverse("accounts:login"))
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@signed_in
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """The password again, before what cannot be taken back lightly; wrong ones count for the lock."""
    user = current_account(request)
    target = request.POST.get("next") or request.GET.get("next") or ""
    form = ConfirmForm(request.POST or None, initial={"next": target})
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["password"]
        if authenticate(request, username=user.username, password=password) is not None:
            request.session[CONFIRMED] = timezone.now().isoformat()
            return HttpResponseRedirect(_safe(request, target) or start_page(user))
        log(Happening.SIGN_IN_FAILED, by=user, address=client_address(request), detail="再次确认身份")
        form.add_error("password", "密码不正确，请重新输入。")
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/confirm.html", {"form": form}, status=status)


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Axes calls this instead of the page that was about to answer: says for how long, and whom to call."""
    minutes = int(get_cool_off(request).total_seconds() // 60)
    name = (credentials or {}).get("username") or ""
    known = User.objects.filter(username=name).first()
    log(Happening.LOCKED_OUT, by=None, about=known, address=client_address(request))
    page = render(request, "accounts/locked_out.html", {"minutes": minutes}, status=429)
    page["Retry-After"] = str(minutes * 60)
    return page


def _safe(request: HttpRequest, target: str) -> str:
    """``target`` when it is a page of this site, "" otherwise."""
    hosts = {request.get_host()}
    return target if url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure()) else ""
