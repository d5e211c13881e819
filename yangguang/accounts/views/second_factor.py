"""The second factor: bind a phone, show its code."""

from base64 import b32encode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login as remember_factor
from django_otp.plugins.otp_totp.models import TOTPDevice

from yangguang.accounts.access import current_account, signed_in
from yangguang.accounts.actions import begin_enrolment, verify_code
from yangguang.accounts.forms import CodeForm
from yangguang.accounts.middleware import FACTOR_DUE
from yangguang.accounts.refusals import AlreadyEnrolled, WrongCode
from yangguang.accounts.views.sign_in import start_page
from yangguang.common import clock
from yangguang.documents.qr import qr_svg


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Everything about one's second factor on one page; what it shows depends on how far one is."""
    user = current_account(request)
    if request.method == "POST" and "begin" in request.POST:
        try:
            begin_enrolment(by=user, now=clock.now())
        except AlreadyEnrolled as refusal:
            messages.error(request, refusal.message)
        return HttpResponseRedirect(reverse("accounts:second-factor"))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            device = verify_code(by=user, code=form.cleaned_data["code"], now=clock.now())
        except WrongCode as refusal:
            form.add_refusal(refusal)
        else:
            return _passed(request, device)
    return _page(request, form)


def _passed(request: HttpRequest, device: TOTPDevice) -> HttpResponse:
    remember_factor(request, device)
    request.session.cycle_key()
    request.session.pop(FACTOR_DUE, None)
    messages.success(request, "验证通过。")
    return HttpResponseRedirect(start_page(current_account(request)))


def _page(request: HttpRequest, form: CodeForm) -> HttpResponse:
    user = current_account(request)
    device = TOTPDevice.objects.filter(user=user).order_by("-confirmed").first()
    context: dict[str, object] = {"form": form, "device": device}
    context["shown"] = user.is_verified()  # type: ignore[attr-defined]
    if device is not None and not device.confirmed:
        context["qr"] = qr_svg(device.config_url, title="用手机验证器扫描")
        context["secret"] = _grouped(device)
    return render(request, "accounts/second_factor.html", context, status=422 if form.errors else 200)


def _grouped(device: TOTPDevice) -> str:
    """The secret in groups of four, for phones that cannot scan."""
    text = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))
