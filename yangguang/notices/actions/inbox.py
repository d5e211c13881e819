"""Putting notices into an inbox, and reading them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from yangguang.accounts.models import User
from yangguang.notices.models import Notice


def tell(*, unit_id: str, right: str, key: str, title: str, path: str, now: datetime) -> None:
    """Put a notice into the inbox of a unit; the same ``key`` again changes nothing.

    Call it in the transaction of its cause, inside a scope that covers ``unit_id``. ``title`` is mailed in
    clear text: no names of children or complainants. ``path`` is a page of this site.
    """
    Notice.objects.bulk_create(
        [
            Notice(
                unit_id=unit_id, right=right, key=key, title=title, path=path, day=now.date(),
                created_at=now, updated_at=now,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


@transaction.atomic
def mark_read(*, by: User, notices: Iterable[Notice], now: datetime) -> int:
    """Say that somebody of the office has seen these; returns how many were new."""
    count = 0
    pks = [notice.pk for notice in notices]
    for notice in Notice.objects.select_for_update(of=("self",)).filter(pk__in=pks, read_at=None):
        notice.read_at, notice.read_by = now, by
        notice.bump(now=now)
        notice.save(update_fields=["read_at", "read_by", "version", "updated_at"])
        count += 1
    return count
