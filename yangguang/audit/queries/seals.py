"""Digests of the history, day by day, and whether they still hold (security.md C47; GB/T 32905).

What this finds: any history row changed, removed or slipped in after its day was sealed, whoever did it,
the owner of the tables included; and any seal changed or taken out of the middle of the chain. What it
cannot find by itself: a whole chain computed anew. That is why the latest seal is printed on every PDF that
leaves the house.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from yangguang.audit.choices import SEAL_LATE
from yangguang.audit.models import Erasure, Reveal, Seal, SealedTable, SecurityEvent, Viewing
from yangguang.common.fields import SealedField

_LOGS = (
    (Erasure, "logged_at"), (Reveal, "logged_at"), (SecurityEvent, "happened_at"), (Viewing, "logged_at"),
)  # fmt: skip
_KEY, _DIGEST = 16, 32
_LEAF = _KEY + _DIGEST
# Who changed the row, from which page; kept in one table for all histories.
_WHO = "SELECT c.metadata::text FROM pghistory_context c WHERE c.id = t.pgh_context_id"
_SAME_TEXT = "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'"


@dataclass(frozen=True)
class Table:
    """A table whose rows are sealed by the day of ``stamp``."""

    name: str
    key: str
    stamp: str
    columns: tuple[str, ...]

    @cached_property
    def row_text(self) -> str:
        """SQL of what is digested of a row: its columns, and who changed it from where."""
        quote = connection.ops.quote_name
        columns = ", ".join(f"t.{quote(column)}" for column in self.columns)
        if "pgh_context_id" not in self.columns:
            return f"ROW({columns})::text"
        return f"ROW({columns})::text || coalesce(({_WHO}), '')"


@dataclass(frozen=True)
class Finding:
    """The first thing that does not agree with the seals."""

    day: date
    what: str
    table: str = ""
    key: str = ""

    def __str__(self) -> str:
        where = f"{self.table} {self.key} " if self.table else ""
        return f"{self.day} {where}{self.what}"


def latest_seal() -> str:
    """The latest seal, short enough for the foot of a PDF: “2024-07-11 3f9a1c…”; "" when there is none."""
    seal = Seal.objects.order_by("-day").first()
    return f"{seal.day} {seal.digest[:32]}" if seal else ""


def sealed_tables(*, ciphertexts: bool = False) -> list[Table]:
    """Every history table and every log, in the order of their names.

    ``ciphertexts``: with the columns of sealed texts. New seals leave them out, because a rotation of keys
    writes them anew (decision 0023); their tags and the blind index beside them speak for what they hold.
    """
    found = [
        _table(model, "pgh_created_at", ciphertexts)
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
    ]
    found += [_table(model, stamp, ciphertexts) for model, stamp in _LOGS]
    existing = set(connection.introspection.table_names())  # code may be there before its migration
    return sorted((table for table in found if table.name in existing), key=lambda table: table.name)


def _table(model: type[models.Model], stamp: str, ciphertexts: bool) -> Table:
    fields = [f for f in model._meta.concrete_fields if ciphertexts or not isinstance(f, SealedField)]
    columns = tuple(sorted(str(field.column) for field in fields))
    return Table(model._meta.db_table, str(model._meta.pk.column), stamp, columns)


def first_day() -> date | None:
    """The day of the oldest row that can be sealed; None when there is none."""
    quote = connection.ops.quote_name
    selects = [
        f"SELECT min({quote(t.stamp)}) AS stamp FROM {quote(t.name)}"  # noqa: S608 - names of our own models
        for t in sealed_tables()
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(stamp) FROM ({' UNION ALL '.join(selects)}) AS every")  # noqa: S608
        oldest = cursor.fetchone()[0]
    return timezone.localtime(oldest).date() if oldest else None


def leaves_of(table: Table, day: date) -> list[bytes]:
    """Key and digest of each row of ``day``, in the order of the keys."""
    start = timezone.make_aware(datetime.combine(day, time.min))
    quote = connection.ops.quote_name
    sql = (
        f"SELECT t.{quote(table.key)}, {table.row_text} FROM {quote(table.name)} t"  # noqa: S608
        f" WHERE t.{quote(table.stamp)} >= %s AND t.{quote(table.stamp)} < %s"
    )
    with connection.cursor() as cursor:
        # The text of a row must not depend on who connects.
        cursor.execute(
            "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'"
        )
        cursor.execute(sql, [start, start + timedelta(days=1)])
        return sorted(_key_bytes(key) + sm3(text.encode()) for key, text in _rows(cursor))


def _rows(cursor: object) -> Iterator[tuple[int | UUID | str, str]]:
    while page := cursor.fetchmany(5000):  # type: ignore[attr-defined]
        yield from page


def chain(previous: str, day: date, tables: Iterable[SealedTable]) -> str:
    """The digest of a day: the seal before it, then each table's name, columns and rows (64 hex digits)."""
    parts = [previous, day.isoformat()]
    for table in sorted(tables, key=lambda table: table.table):
        parts += [table.table, table.columns, sm3(bytes(table.leaves)).hex()]
    return sm3("\n".join(parts).encode()).hex()


def sm3(content: bytes) -> bytes:
    """SM3 of ``content`` (32 bytes)."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize()


def verify_seals(*, now: datetime) -> Finding | None:
    """The first row or seal that was altered since it was sealed; None when everything holds.

    ``now`` is real time. Run it inside a scope over the nation.
    """
    previous, expected = "", None
    erased = erased_keys()
    for seal in Seal.objects.order_by("day").prefetch_related("tables"):
        found = _check_link(seal, previous, expected) or _check_rows(seal, erased)
        if found:
            return found
        previous, expected = seal.digest, seal.day + timedelta(days=1)
    finished = timezone.localtime(now - SEAL_LATE).date() - timedelta(days=1)
    if expected is not None and expected <= finished:
        return Finding(expected, "起没有封存：末尾的封存被删除，或定时任务没有运行")
    return None


def _check_link(seal: Seal, previous: str, expected: date | None) -> Finding | None:
    if expected is not None and seal.day != expected:
        return Finding(expected, "缺少这一天的封存")
    if seal.previous != previous or seal.digest != chain(seal.previous, seal.day, seal.tables.all()):
        return Finding(seal.day, "封存本身被改动")
    return None


def erased_keys() -> dict[str, set[bytes]]:
    """History rows that are gone because their term was over, by table. Erasures are under the seals too, so
    that an invented one stands there with its day (decision 0030)."""
    found: dict[str, set[bytes]] = {}
    for events in Erasure.objects.values_list("events", flat=True).iterator():
        for table, keys in events.items():
            found.setdefault(table, set()).update(_key_bytes(key) for key in keys)
    return found


def _check_rows(seal: Seal, erased: dict[str, set[bytes]]) -> Finding | None:
    known = {table.name: table for table in sealed_tables(ciphertexts=True)}
    for sealed in seal.tables.order_by("table"):
        table = known.get(sealed.table)
        columns = tuple(sealed.columns.split(","))
        if table is None or not set(columns) <= set(table.columns):
            return Finding(seal.day, "数据表或其字段已不存在，无法核对", sealed.table)
        found = _first_difference(
            sealed,
            leaves_of(Table(table.name, table.key, table.stamp, columns), seal.day),
            erased.get(table.name, set()),
        )
        if found:
            return found
    return None


def _first_difference(sealed: SealedTable, leaves: list[bytes], erased: set[bytes]) -> Finding | None:
    """The first row that is not as it was sealed. One that was erased may be gone, but not be altered."""
    stored = bytes(sealed.leaves)
    then = {stored[i : i + _KEY]: stored[i + _KEY : i + _LEAF] for i in range(0, len(stored), _LEAF)}
    today = {leaf[:_KEY]: leaf[_KEY:] for leaf in leaves}
    for key in sorted(then.keys() | today.keys()):
        if then.get(key) == today.get(key) or (key not in today and key in erased):
            continue
        what = "被删除" if key not in today else "是事后加入的" if key not in then else "被改动"
        return Finding(sealed.seal_id, what, sealed.table, _key_text(key))
    return None


def _key_bytes(key: int | UUID | str) -> bytes:
    if isinstance(key, int):
        return key.to_bytes(_KEY)
    return UUID(str(key)).bytes


def _key_text(key: bytes) -> str:
    number = int.from_bytes(key)
    return str(number) if number < 1 << 64 else str(UUID(bytes=key))
