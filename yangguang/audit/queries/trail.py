"""What changed, who was shown what, who came in – without any value of business data.

An auditor learns who touched which kind of row when, and which fields; never what stands in them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.utils import timezone

from yangguang.audit.choices import CHANGE_LABELS

# Columns that say nothing about what a person changed.
_SILENT = {"version", "updated_at", "created_at"}


@dataclass
class Change:
    """One row of some history table."""

    kind: str  # verbose name of the model
    table: str
    event: int
    at: datetime
    label: str
    unit_id: str
    row: str
    who: str
    path: str
    fields: list[str] = field(default_factory=list)

    @property
    def label_text(self) -> str:
        return CHANGE_LABELS.get(self.label, self.label)


@dataclass(frozen=True)
class Wanted:
    """What the auditor asked for. ``kind`` is a model label; ``before`` continues a list downwards."""

    kind: str = ""
    day: date | None = None
    who: str = ""
    before: datetime | None = None


def kinds() -> list[tuple[str, str]]:
    """Labels and names of every kind of row that has a history, by name."""
    found = [(m._meta.label, str(m._meta.verbose_name)) for m in _tracked()]
    return sorted(found, key=lambda pair: pair[1])


def changes(scopes: tuple[str, ...], wanted: Wanted, *, limit: int = 50) -> list[Change]:
    """The latest changes in the scope, newest first; two queries whatever the number of tables.

    Run it inside a scope over ``scopes``.
    """
    tracked = [m for m in _tracked() if not wanted.kind or m._meta.label == wanted.kind]
    if not tracked:
        return []
    parts: list[str] = []
    arguments: list[Any] = []
    for model in tracked:
        sql, values = _select(model, wanted, limit)
        parts.append(sql)
        arguments += values
    sql = f"SELECT * FROM ({' UNION ALL '.join(parts)}) AS every ORDER BY at DESC, event DESC LIMIT {limit:d}"  # noqa: S608
    by_label = {m._meta.label: m for m in tracked}
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        found = [_change(by_label, row) for row in cursor.fetchall()]
    _name_fields(found, by_label)
    return found


def _tracked() -> list[Any]:
    """Models with a history, each with its event model."""
    return [m for m in apps.get_models() if hasattr(m, "pgh_event_model")]


def _select(model: Any, wanted: Wanted, limit: int) -> tuple[str, list[Any]]:
    table = connection.ops.quote_name(model.pgh_event_model._meta.db_table)
    where = ["true"]
    values: list[Any] = []
    if wanted.day:
        start = timezone.make_aware(datetime.combine(wanted.day, time.min))
        where.append("e.pgh_created_at >= %s AND e.pgh_created_at < %s")
        values += [start, start + timedelta(days=1)]
    if wanted.before:
        where.append("e.pgh_created_at < %s")
        values.append(wanted.before)
    if wanted.who:
        where.append("c.metadata->>'name' = %s")
        values.append(wanted.who)
    sql = (
        f"(SELECT %s AS label, e.pgh_id AS event, e.pgh_created_at AS at, e.pgh_label AS what, e.unit_id,"  # noqa: S608
        f" e.pgh_obj_id::text AS row, c.metadata->>'name' AS who, c.metadata->>'path' AS path FROM {table} e"
        " LEFT JOIN pghistory_context c ON c.id = e.pgh_context_id"
        f" WHERE {' AND '.join(where)} ORDER BY e.pgh_id DESC LIMIT {limit:d})"
    )
    return sql, [model._meta.label, *values]


def _change(by_label: dict[str, Any], row: tuple[Any, ...]) -> Change:
    label, event, at, what, unit_id, obj, who, path = row
    name = str(by_label[label]._meta.verbose_name)
    return Change(name, label, event, at, what, unit_id, obj, who or "系统", path or "")


def _name_fields(found: list[Change], by_label: dict[str, Any]) -> None:
    """Fill in which fields an update changed: one query over the tables on this page."""
    updates: dict[str, list[Change]] = {}
    for change in found:
        if change.label == "update":
            updates.setdefault(change.table, []).append(change)
    if not updates:
        return
    parts: list[str] = []
    arguments: list[Any] = []
    for label, changed in updates.items():
        parts.append(_differences(by_label[label]))
        arguments += [label, [change.event for change in changed]]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), arguments)
        columns = {(label, event): names for label, event, names in cursor.fetchall()}
    for label, changed in updates.items():
        names = _names_by_column(by_label[label])
        for change in changed:
            change.fields = _sorted_names(columns.get((label, change.event)) or [], names)


def _differences(model: Any) -> str:
    """SQL: for given events of one table, the columns that differ from the event before of the same row."""
    table = connection.ops.quote_name(model.pgh_event_model._meta.db_table)
    return (
        "SELECT %s, e.pgh_id, ARRAY(SELECT n.key FROM jsonb_each(to_jsonb(e)) n"  # noqa: S608
        " WHERE n.key NOT LIKE 'pgh\\_%%' AND n.value IS DISTINCT FROM (to_jsonb(p) -> n.key))"
        f" FROM {table} e JOIN LATERAL (SELECT * FROM {table} b WHERE b.pgh_obj_id = e.pgh_obj_id"
        " AND b.pgh_id < e.pgh_id ORDER BY b.pgh_id DESC LIMIT 1) p ON true WHERE e.pgh_id = ANY(%s)"
    )


def _names_by_column(model: type[models.Model]) -> dict[str, str]:
    return {str(f.column): str(f.verbose_name) for f in model._meta.concrete_fields}


def _sorted_names(columns: Iterable[str], names: dict[str, str]) -> list[str]:
    return sorted(names.get(column, column) for column in columns if column not in _SILENT)


def model_name(label: str) -> str:
    """The Chinese name of a model label, as stored by reveals."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label


def field_name(label: str, name: str) -> str:
    """The Chinese name of a field."""
    try:
        return str(apps.get_model(label)._meta.get_field(name).verbose_name)
    except (LookupError, FieldDoesNotExist):
        return name
