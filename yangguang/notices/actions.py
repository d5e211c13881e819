"""Verbs on notices."""

from datetime import datetime

from yangguang.notices.models import Notice


def tell(*, unit_id: str, right: str, key: str, title: str, path: str, now: datetime) -> None:
    """Put a notice into the inbox of a unit; the same ``key`` again changes nothing.

    Call it in the transaction of its cause, inside a scope that covers ``unit_id``.
    """
    Notice.objects.bulk_create(
        [
            Notice(
                unit_id=unit_id, right=right, key=key, title=title, path=path, created_at=now, updated_at=now
            )
        ],
        ignore_conflicts=True,
    )
