"""Sealing finished days."""

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from yangguang.audit.choices import SEAL_GRACE
from yangguang.audit.models import Seal, SealedTable
from yangguang.audit.queries.seals import chain, first_day, leaves_of, sealed_tables

_LOCK = 0x5EA1  # advisory lock: two beats must not seal the same day


@transaction.atomic
def seal_finished_days(*, now: datetime) -> list[Seal]:
    """Seal every finished day since the last seal; returns the new seals.

    ``now`` is real time, as the database stamps history rows. Run it inside a scope over the nation: a
    narrower one would seal less than there is.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return []
    finished = timezone.localtime(now - SEAL_GRACE).date() - timedelta(days=1)
    last = Seal.objects.order_by("-day").first()
    day = last.day + timedelta(days=1) if last else min(first_day() or finished, finished)
    sealed = []
    while day <= finished:
        last = _seal(day, last.digest if last else "", now)
        sealed.append(last)
        day += timedelta(days=1)
    return sealed


def _seal(day: date, previous: str, now: datetime) -> Seal:
    seal = Seal(day=day, previous=previous, rows=0, sealed_at=now)
    tables = []
    for table in sealed_tables():
        leaves = leaves_of(table, day)
        seal.rows += len(leaves)
        tables.append(
            SealedTable(seal=seal, table=table.name, columns=",".join(table.columns), leaves=b"".join(leaves))
        )
    seal.digest = chain(previous, day, tables)
    seal.save(force_insert=True)
    SealedTable.objects.bulk_create(tables)
    return seal
