"""Verbs on the second factor (TOTP, RFC 6238)."""

from datetime import datetime

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from yangguang.accounts.actions.trail import log
from yangguang.accounts.models import User
from yangguang.accounts.refusals import AlreadyEnrolled, NotYourselfHere, WrongCode
from yangguang.audit.choices import Happening


@transaction.atomic
def begin_enrolment(*, by: User, now: datetime) -> TOTPDevice:
    """A fresh secret to be scanned; it counts only after a code made from it was shown."""
    if TOTPDevice.objects.filter(user=by, confirmed=True).exists():
        raise AlreadyEnrolled
    TOTPDevice.objects.filter(user=by, confirmed=False).delete()
    return TOTPDevice.objects.create(user=by, name="手机验证器", confirmed=False)


def verify_code(*, by: User, code: str, now: datetime) -> TOTPDevice:
    """Check a code and spend it: the same code is refused the second time. Confirms a fresh secret.

    The row is locked, so that of two requests with one code exactly one passes. Not atomic as a whole:
    a wrong code raises :class:`WrongCode` after its throttling was written.
    """
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=by).order_by("-confirmed").first()
        accepted = device is not None and device.verify_token(code.replace(" ", ""))
        if accepted and device is not None and not device.confirmed:
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            log(Happening.SECOND_FACTOR, by=by, detail="绑定")
    if not accepted or device is None:
        log(Happening.SIGN_IN_FAILED, by=by, detail="动态口令错误")
        raise WrongCode
    return device


@transaction.atomic
def forget_second_factor(*, by: User, user: User, now: datetime) -> None:
    """The phone is lost: the person enrols anew at the next sign-in; open sessions end."""
    if by.pk == user.pk:
        raise NotYourselfHere
    TOTPDevice.objects.filter(user=user).delete()
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    log(Happening.SECOND_FACTOR, by=by, about=user, detail="解除绑定")
