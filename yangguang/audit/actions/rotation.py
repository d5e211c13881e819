"""Sealing everything anew under the current key, while the system runs (security.md C21; decision 0023).

Found by introspection: every :class:`SealedField` of every model, its history table included. Runs as the
owner of the tables, because the runtime role may not touch history. Nothing a person sees changes: neither
version nor date of change, and no history is written of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pgtrigger.registry
from django.apps import apps
from django.db import connections
from psycopg2.extras import execute_values

from yangguang.common import crypto
from yangguang.common.fields import SealedField
from yangguang.tenancy.scope import owners_scope

OWNER = "owner"
BATCH = 500


@dataclass(frozen=True)
class SealedColumns:
    """The sealed columns of one table. ``row``: the column with the key the texts are bound to – in a
    history table not its own key but the one of the row it is about."""

    model: Any
    table: str
    key: str
    row: str
    fields: tuple[SealedField, ...]

    @property
    def title(self) -> str:
        """What the table holds, in an operator's words."""
        source = getattr(self.model, "pgh_tracked_model", None)
        told = (source or self.model)._meta.verbose_name
        return f"{told}的修改历史" if source else str(told)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(str(field.column) for field in self.fields)


def sealed_columns() -> list[SealedColumns]:
    """Every table of the installation that holds sealed texts, history tables last, each by name."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        source = getattr(model, "pgh_tracked_model", None) or model
        own = {field.name for field in model._meta.concrete_fields}
        fields = tuple(
            f for f in source._meta.concrete_fields if isinstance(f, SealedField) and f.name in own
        )
        if not fields or model._meta.proxy or not model._meta.managed:
            continue
        key = str(model._meta.pk.column)
        of = {field.name: str(field.column) for field in model._meta.concrete_fields}
        row = key if source is model else of["pgh_obj"]
        found.append(SealedColumns(model, model._meta.db_table, key, row, fields))
    return sorted(found, key=lambda columns: (columns.row != columns.key, columns.table))


def keys_in_use() -> Counter[str]:
    """How many sealed texts are under which key and cipher: ``{"k1.sm4": 120}``."""
    counts: Counter[str] = Counter()
    for columns in sealed_columns():
        for name in columns.names:
            sql = (
                f"SELECT split_part({_quote(name)}, ':', 1) AS label, count(*) FROM {_quote(columns.table)}"  # noqa: S608
                f" WHERE {_quote(name)} <> '' GROUP BY label"
            )
            with owners_scope(OWNER), connections[OWNER].cursor() as cursor:
                cursor.execute(sql)
                for label, count in cursor.fetchall():
                    counts[crypto.label_of(f"{label}:")] += count
    return counts


def rotate(columns: SealedColumns, *, batch: int = BATCH) -> Iterator[int]:
    """Seal the texts of one table anew; yields how many rows each committed batch wrote.

    Stopped at any moment it goes on where it was: rows under the current key are not looked for. A row that
    somebody holds is passed over first and waited for at the end, so that people and the job do not queue
    behind each other.
    """
    yield from _pass(columns, batch, "FOR NO KEY UPDATE SKIP LOCKED")
    yield from _pass(columns, 1, "FOR NO KEY UPDATE")


def _pass(columns: SealedColumns, batch: int, locking: str) -> Iterator[int]:
    last: Any = None
    while True:
        with owners_scope(OWNER):
            rows = _stale(columns, last, batch, locking)
            if rows:
                _write(columns, [_resealed(columns, row) for row in rows])
        if not rows:
            return
        last = rows[-1][0]
        yield len(rows)


def _stale(columns: SealedColumns, after: Any, limit: int, locking: str) -> list[tuple[Any, ...]]:
    """Locked rows with a text under another key or cipher: key, row, then the texts."""
    wanted = [columns.key, columns.row, *columns.names]
    old = " OR ".join(f"({_quote(name)} <> '' AND {_quote(name)} NOT LIKE %s)" for name in columns.names)
    beyond = f" AND {_quote(columns.key)} > %s" if after is not None else ""
    sql = (
        f"SELECT {', '.join(map(_quote, wanted))} FROM {_quote(columns.table)} WHERE ({old}){beyond}"  # noqa: S608
        f" ORDER BY {_quote(columns.key)} LIMIT {limit:d} {locking}"
    )
    arguments = [f"{crypto.current()}:%"] * len(columns.names) + ([after] if after is not None else [])
    with connections[OWNER].cursor() as cursor:
        cursor.execute(sql, arguments)
        return list(cursor.fetchall())


def _resealed(columns: SealedColumns, row: Sequence[Any]) -> tuple[Any, ...]:
    key, bound, *tokens = row
    return (key, *(_anew(f, bound, token) for f, token in zip(columns.fields, tokens, strict=True)))


def _anew(field: SealedField, row: Any, token: str | None) -> str | None:
    if not token or crypto.label_of(token) == crypto.current():
        return token
    bound_to = field.bound_to(row)
    return crypto.seal(crypto.unseal(token, bound_to=bound_to), bound_to=bound_to)


def _write(columns: SealedColumns, rows: Sequence[tuple[Any, ...]]) -> None:
    """One statement for all rows. Triggers are told to look away: what the row says has not changed, so
    there is nothing to record and nothing to refuse."""
    sets = ", ".join(f"{_quote(name)} = new.{_quote(name)}" for name in columns.names)
    names = ", ".join(map(_quote, (columns.key, *columns.names)))
    kind = columns.model._meta.pk.db_type(connections[OWNER])
    sql = (
        f"UPDATE {_quote(columns.table)} AS held SET {sets} FROM (VALUES %s) AS new ({names})"  # noqa: S608
        f" WHERE held.{_quote(columns.key)} = new.{_quote(columns.key)}"
    )
    template = f"(%s::{_KINDS.get(kind, kind)}{', %s' * len(columns.names)})"
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [_triggers(columns.model)])
        execute_values(
            cursor.cursor, sql, [_plain(row) for row in rows], template=template, page_size=len(rows)
        )


_KINDS = {"bigserial": "bigint", "serial": "integer", "bigint": "bigint"}


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (str(row[0]), *row[1:])


def _triggers(model: Any) -> str:
    names = [trigger.get_pgid(owner) for owner, trigger in pgtrigger.registry.registered() if owner is model]
    return "{" + ",".join(names) + "}"


def _quote(name: str) -> str:
    return connections[OWNER].ops.quote_name(name)
