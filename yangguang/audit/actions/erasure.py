"""Erasing rows together with their history, at the end of their term (security.md C25; decision 0030).

As the owner of the tables, because the runtime role may not touch history; one transaction an erasure, so
that a kill at any moment leaves everything or nothing. What was erased is written beside it: counts and the
keys of the history rows, no value.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pgtrigger.registry
from django.db import connections, models

from yangguang.audit.models import Erasure
from yangguang.tenancy.scope import owners_scope

OWNER = "owner"


def is_owner() -> bool:
    """Whether this process holds the owner's role; in production only the operator's command does."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_get_userbyid(relowner) = current_user FROM pg_class WHERE relname = %s",
                       [Erasure._meta.db_table])  # fmt: skip
        return bool(cursor.fetchone()[0])


def erase(
    *, kind: str, unit_id: str, due_on: date, rows: Mapping[type[models.Model], Sequence[Any]],
    files: int = 0, now: datetime,
) -> Erasure:  # fmt: skip
    """Erase the rows of each model by key, in the order given (what points at others first), with all of
    their history; returns the record. ``IntegrityError`` when something else still points at one of them:
    then nothing is erased."""
    gone: dict[str, int] = {}
    events: dict[str, list[int]] = {}
    with owners_scope(OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [_triggers(rows)])
        for model, keys in rows.items():
            table = model._meta.db_table
            gone[table] = _delete(cursor, table, str(model._meta.pk.column), keys)
            history = getattr(model, "pgh_event_model", None)
            if history is not None:
                events[history._meta.db_table] = _forget(cursor, history._meta.db_table, keys)
        record: Erasure = Erasure.objects.using(OWNER).create(
            kind=kind, unit_id=unit_id, due_on=due_on, files=files, erased_at=now, created_at=now,
            updated_at=now, rows={table: count for table, count in gone.items() if count},
            events={table: keys for table, keys in events.items() if keys},
        )  # fmt: skip
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
    return record


def _delete(cursor: Any, table: str, column: str, keys: Sequence[Any]) -> int:
    quote = connections[OWNER].ops.quote_name
    cursor.execute(
        f"DELETE FROM {quote(table)} WHERE {quote(column)} = ANY(%s::uuid[])",  # noqa: S608 - our own tables
        [[str(key) for key in keys]],
    )
    return int(cursor.rowcount)


def _forget(cursor: Any, table: str, keys: Sequence[Any]) -> list[int]:
    """Erase the history of rows; the keys of what was erased."""
    quote = connections[OWNER].ops.quote_name
    cursor.execute(
        f"DELETE FROM {quote(table)} WHERE pgh_obj_id = ANY(%s::uuid[]) RETURNING pgh_id",  # noqa: S608
        [[str(key) for key in keys]],
    )
    return sorted(key for (key,) in cursor.fetchall())


def _triggers(rows: Mapping[Any, Sequence[Any]]) -> str:
    """All triggers of the models: an erasure leaves no history and asks no guard."""
    names = [trigger.get_pgid(owner) for owner, trigger in pgtrigger.registry.registered() if owner in rows]
    return "{" + ",".join(names) + "}"
