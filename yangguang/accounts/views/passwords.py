"""The first password, and a new one."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yangguang.accounts.access import current_account, public, signed_in
from yangguang.accounts.actions import activate, change_password
from yangguang.accounts.forms import ChangePasswordForm, NewPasswordForm
from yangguang.accounts.models import User
from yangguang.accounts.refusals import LinkIsSpent
from yangguang.accounts.rules import password_is_old
from yangguang.accounts.views.sign_in import start_page
from yangguang.common import clock

TOKEN = "activation_token"  # noqa: S105 - session key under which the link's token waits
_MARK = "set"  # what the address shows once the token is in the session


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """A person's own new password; a first sign-in reaches only this page."""
    user = current_account(request)
    form = ChangePasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        changed = change_password(by=user, password=form.cleaned_data["new_password"], now=clock.now())
        update_session_auth_hash(request, changed)  # this session goes on under a new id; all others end
        messages.success(request, "密码已修改，其他设备上的登录已退出。")
        return HttpResponseRedirect(start_page(changed))
    forced = user.must_change_password or password_is_old(user, now=timezone.now())
    context = {"form": form, "forced": forced, "first": user.must_change_password, "account": user}
    status = 422 if request.method == "POST" else 200
    template = "accounts/password_forced.html" if forced else "accounts/password.html"
    return render(request, template, context, status=status)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def set_first(request: HttpRequest, public_id: UUID, token: str) -> HttpResponse:
    """The one-time link: the token moves into the session at once, so that no address and no log keeps it."""
    if token != _MARK:
        request.session[TOKEN] = token
        return HttpResponseRedirect(reverse("accounts:activate", args=[public_id, _MARK]))
    user = User.objects.filter(public_id=public_id).first() or User()
    form = NewPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        kept = request.session.get(TOKEN, "")
        try:
            activate(user=user, token=kept, password=form.cleaned_data["new_password"], now=clock.now())
        except LinkIsSpent as refusal:
            form.add_refusal(refusal)
        else:
            del request.session[TOKEN]
            messages.success(request, "密码已设置，请用新密码登录。")
            return HttpResponseRedirect(reverse("accounts:login"))
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/activate.html", {"form": form}, status=status)
