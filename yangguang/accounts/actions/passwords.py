"""Verbs on passwords. Nobody but its owner ever knows one (security.md C20)."""

from datetime import datetime

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.utils import timezone

from yangguang.accounts.actions.trail import log
from yangguang.accounts.models import User
from yangguang.accounts.refusals import LinkIsSpent, NotYourselfHere
from yangguang.audit.choices import Happening

# The token is bound to the password hash and the last sign-in: using it once spends it.
_links = PasswordResetTokenGenerator()


def activation_token(user: User) -> str:
    """The token of the one-time link by which a person sets the first password."""
    return _links.make_token(user)


@transaction.atomic
def activate(*, user: User, token: str, password: str, now: datetime) -> User:
    """Set the password by a one-time link; :class:`LinkIsSpent` when it was used, replaced or is too old."""
    found = User.objects.select_for_update(of=("self",)).filter(pk=user.pk, is_active=True).first()
    if found is None or not _links.check_token(found, token):
        raise LinkIsSpent
    return _set_password(found, password)


@transaction.atomic
def change_password(*, by: User, password: str, now: datetime) -> User:
    """A person's own new password; every session of theirs but the one renewed by the caller ends."""
    user = _set_password(User.objects.select_for_update(of=("self",)).get(pk=by.pk), password)
    log(Happening.PASSWORD_CHANGED, by=user)
    return user


@transaction.atomic
def invite_again(*, by: User, user: User, now: datetime) -> User:
    """Take the password away and end all sessions: the person sets a new one by a fresh link."""
    if by.pk == user.pk:
        raise NotYourselfHere
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    user.set_unusable_password()
    user.session_epoch += 1
    user.save(update_fields=["password", "session_epoch"])
    log(Happening.ACCOUNT_CHANGED, by=by, about=user, detail="重置密码")
    return user


def _set_password(user: User, password: str) -> User:
    user.set_password(password)
    user.must_change_password = False
    user.password_changed_at = timezone.now()  # real time: passwords age with the real calendar
    user.save(update_fields=["password", "must_change_password", "password_changed_at"])
    return user
