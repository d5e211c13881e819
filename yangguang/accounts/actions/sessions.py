"""Verbs on sessions."""

from datetime import datetime

from django.db import transaction

from yangguang.accounts.actions.trail import log
from yangguang.accounts.choices import Kind
from yangguang.accounts.models import User
from yangguang.audit.choices import Happening


@transaction.atomic
def note_sign_in(*, user: User, address: str | None, now: datetime) -> User:
    """A sign-in succeeded: log it; an administrator's earlier session ends (one at a time, C18).

    Call it before the new session is made, so that the new one carries the new epoch. ``now``: real time.
    """
    user.last_login_from = address
    if user.kind != Kind.STAFF:
        user.session_epoch += 1
    user.save(update_fields=["last_login_from", "session_epoch"])
    log(Happening.SIGNED_IN, by=user, address=address, now=now)
    return user


@transaction.atomic
def end_sessions(*, by: User, user: User, now: datetime) -> User:
    """End every session of a person, who may sign in again."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    log(Happening.ACCOUNT_CHANGED, by=by, about=user, detail="结束全部会话")
    return user
