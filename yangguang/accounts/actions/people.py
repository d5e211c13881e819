"""Verbs on accounts."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from yangguang.accounts.actions.trail import log
from yangguang.accounts.models import User
from yangguang.accounts.refusals import NotYourselfHere
from yangguang.audit.choices import Happening
from yangguang.tenancy.models import Unit


@transaction.atomic
def open_account(
    *,
    by: User | None,
    username: str,
    name: str,
    kind: str,
    unit: Unit,
    office_phone: str = "",
    email: str = "",
    now: datetime,
) -> User:
    """A new account nobody can sign in to yet: its owner sets the password by a one-time link."""
    user = User.objects.create_user(
        username=username, name=name, kind=kind, unit=unit, office_phone=office_phone, email=email
    )
    log(Happening.ACCOUNT_CHANGED, by=by, about=user, detail="新建账号")
    return user


@transaction.atomic
def disable_account(*, by: User | None, user: User, now: datetime) -> User:
    """Close an account: its sessions end with it. Its grants stay, worth nothing, to be seen."""
    return _switch(by=by, user=user, active=False)


@transaction.atomic
def enable_account(*, by: User | None, user: User, now: datetime) -> User:
    """Open a closed account again."""
    return _switch(by=by, user=user, active=True)


@transaction.atomic
def unlock_account(*, by: User, user: User, now: datetime) -> int:
    """Forget the failed sign-ins of a name from every address; returns how many there were."""
    if by.pk == user.pk:
        raise NotYourselfHere
    count: int = reset(username=user.username)
    log(Happening.UNLOCKED, by=by, about=user)
    return count


def _switch(*, by: User | None, user: User, active: bool) -> User:
    if by is not None and by.pk == user.pk:
        raise NotYourselfHere
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if user.is_active != active:
        user.is_active = active
        user.session_epoch += 1
        user.save(update_fields=["is_active", "session_epoch"])
        log(Happening.ACCOUNT_CHANGED, by=by, about=user, detail="启用" if active else "停用")
    return user
