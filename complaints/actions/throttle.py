"""Counting tries per source, in the database: limits survive the loss of Redis (security.md C42).

What is counted is a keyed hash of the address under a salt of the day; the salt is deleted the day after.
``now`` is real time. Call outside :func:`transaction.atomic` blocks that a refusal would roll back.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection

from complaints.models import DaySalt, RateBucket
from complaints.rules import TooOften
from yangguang.common.crypto import blind_index


@dataclass(frozen=True)
class Limit:
    """At most ``times`` within ``window``."""

    name: str
    times: int
    window: timedelta


SEND: Final = Limit("send", 30, timedelta(hours=1))
UPLOAD: Final = Limit("upload", 120, timedelta(hours=1))
START: Final = Limit("start", 120, timedelta(hours=1))  # a village's parents behind one address
MISS: Final = Limit("miss", 20, timedelta(minutes=15))

_COUNT = """
INSERT INTO complaints_ratebucket (key, count, ends_at) VALUES (%(key)s, 1, %(ends)s)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN complaints_ratebucket.ends_at <= %(now)s THEN 1
                 ELSE complaints_ratebucket.count + 1 END,
    ends_at = CASE WHEN complaints_ratebucket.ends_at <= %(now)s THEN %(ends)s
                   ELSE complaints_ratebucket.ends_at END
RETURNING count, ends_at
"""


def count(*, limit: Limit, source: str, now: datetime) -> None:
    """Count one try; :class:`TooOften` with the seconds to wait when it is one too many."""
    parameters: dict[str, Any] = {"key": _key(limit, source, now), "now": now, "ends": now + limit.window}
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, parameters)
        tries, ends_at = cursor.fetchone()
    if tries > limit.times:
        raise _too_often(ends_at, now)


def refuse_if_spent(*, limit: Limit, source: str, now: datetime) -> None:
    """:class:`TooOften` when the tries of this window are used up; counts nothing."""
    bucket = RateBucket.objects.filter(pk=_key(limit, source, now), ends_at__gt=now).first()
    if bucket is not None and bucket.count >= limit.times:
        raise _too_often(bucket.ends_at, now)


def _too_often(ends_at: datetime, now: datetime) -> TooOften:
    return TooOften(retry_after=max(int((ends_at - now).total_seconds()) + 1, 1))


def _key(limit: Limit, source: str, now: datetime) -> str:
    return blind_index(f"{_salt(now)}·{source}", purpose=f"rate-{limit.name}")


def _salt(now: datetime) -> str:
    """Today's salt; the first try of a day makes it and forgets the days before."""
    today = now.date()
    row = DaySalt.objects.filter(pk=today).first()
    if row is not None:
        return row.salt
    DaySalt.objects.bulk_create([DaySalt(day=today, salt=secrets.token_hex(32))], ignore_conflicts=True)
    DaySalt.objects.filter(day__lt=today).delete()
    RateBucket.objects.filter(ends_at__lte=now).delete()
    return DaySalt.objects.get(pk=today).salt
