"""A province's worth of rows, quickly: history is not written while filling, everything else is real."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from django.db import connection

from benchmarks import people
from benchmarks.children import children
from benchmarks.scratch import owner, plain_copy
from enrollment.models import Child, LeftBehind
from yangguang.common import clock
from yangguang.common.fields import BlindIndexField
from yangguang.ledgers.actions import bulk
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

CHUNK = 10_000
REAL = 100_000  # rows sealed as people's are
MONTH = 30 * 24 * 3600
OWN = ("grade", "placement", "not_enrolled_reason", "source", "found_on", "verified_on", "away", "away_place")


@contextmanager
def without_history(*tables: str, keep: str = "") -> Iterator[None]:
    """Switch the triggers of the tables off for the block, all but the one named ``keep``; only the owner
    may. Foreign keys are no triggers of ours and stay."""
    with owner() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            if keep:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {_trigger(cursor, table, keep)}")
    try:
        yield
    finally:
        with owner() as cursor:
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
                cursor.execute(f"VACUUM ANALYZE {table}")  # as autovacuum leaves it within minutes


def _trigger(cursor: Any, table: str, name: str) -> str:
    """How the trigger is called in the catalogue."""
    cursor.execute(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s",
        [table, f"pgtrigger_{name}_%"],
    )
    ((found,),) = cursor.fetchall()
    return str(found)


def left_behind(count: int, counties: Sequence[str]) -> None:
    """``count`` children with their ledger rows, spread over the counties."""
    now = clock.now()
    schools = {county: [f"{county}-314100{n:04d}" for n in (1, 2)] for county in counties}
    existing = set(Unit.objects.filter(level="school").values_list("code", flat=True))
    Unit.objects.bulk_create(
        Unit(code=code, name=f"演示学校{code[-4:]}", level="school")
        for codes in schools.values()
        for code in codes
        if code not in existing
    )
    held: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    each = -(-count // len(counties))
    with scope("*"):
        for county in counties:
            for values in children(county, schools[county], min(each, count)):
                if len(rows) >= CHUNK:
                    _write(held, rows)
                _add(county, values, held, rows, now)
            count -= min(each, count)
        _write(held, rows)


def _add(
    county: str, values: dict[str, Any], held: list[dict[str, Any]], rows: list[dict[str, Any]], now: datetime
) -> None:
    # Last changed at different moments of the last month, in no order of unit.
    changed = now - timedelta(seconds=crc32(values["child__id_number"].encode()) % MONTH)
    common = {"unit_id": county, "created_at": now, "updated_at": changed}
    held.append({**common, **{k[7:]: v for k, v in values.items() if k.startswith("child__")}})
    own = {name: values[name] for name in OWN}
    rows.append({**common, **own, "school_id": values["school"], "carer": values["carer"]})


def _write(held: list[dict[str, Any]], rows: list[dict[str, Any]]) -> None:
    for row, key in zip(rows, bulk.insert(Child, held), strict=True):
        row["child_id"] = key
    bulk.insert(LeftBehind, rows)
    held.clear()
    rows.clear()


def _column(field: Any, number: int) -> str:
    """SQL of one column of a row's copy: keys and blind indexes of its own, changed long before."""
    name = field.column
    if field.primary_key or name == "child_id":
        return f"md5({name}::text || {number})::uuid"
    if isinstance(field, BlindIndexField):
        return f"encode(sha256(({name} || {number})::bytea), 'hex')"
    return f"{name} - interval '{number * 40} days'" if name == "updated_at" else name


def _copied(count: int) -> None:
    """Copies of the rows there are until there are ``count``: a large table in a fraction of the time.

    What is sealed in a copy is bound to the row it came from and cannot be opened. No page may show one: they
    were all changed before any real row, and the pages measured show the latest.
    """
    models: tuple[Any, ...] = (Child, LeftBehind)
    with scope("*"), connection.cursor() as cursor:
        for number in range(1, count // REAL):
            for model in models:
                fields = model._meta.concrete_fields
                columns = ", ".join(field.column for field in fields)
                values = ", ".join(_column(field, number) for field in fields)
                latest = f"SELECT * FROM {model._meta.db_table} WHERE updated_at >= %s"
                cursor.execute(
                    f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {values} FROM ({latest}) AS real",
                    [clock.now() - timedelta(seconds=MONTH, days=1)],
                )


def real(rows: Any) -> Any:
    """Those among ``rows`` that are no copies: they can be opened."""
    return rows.filter(updated_at__gte=clock.now() - timedelta(seconds=MONTH, days=1))


def province(count: int) -> None:
    """``count`` rows over the counties of Henan in both tables, and plain copies of both beside them; beyond
    :data:`REAL` they are copies of those."""
    with scope("*"):
        counties = list(Unit.objects.under(people.PROVINCE).counties().values_list("code", flat=True))
        present = LeftBehind.objects.count()
    tables = [Child._meta.db_table, LeftBehind._meta.db_table]
    if present != count:
        with owner() as cursor:
            cursor.execute(f"TRUNCATE {', '.join([*tables, *(f'{table}event' for table in tables)])} CASCADE")
        with without_history(*tables):
            left_behind(min(count, REAL), counties)
            _copied(count)
    with owner() as cursor:
        for table in tables:
            plain_copy(cursor, table)
