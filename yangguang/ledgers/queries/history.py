"""What happened to a row, out of the event tables that triggers write: who, when, from which page, what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from yangguang.common.fields import BlindIndexField, SealedField
from yangguang.ledgers.declaration import Column, Ledger
from yangguang.ledgers.kinds import Kind, ReferenceKind, kind_of

_SILENT = frozenset({"id", "version", "created_at", "updated_at"})
_LIMIT = 200  # events shown
CHANGED = "已修改"  # all that is said of a sealed value, and of a structure nobody could read


@dataclass(frozen=True)
class Change:
    """One column: from what to what, as people read it."""

    title: str
    old: str
    new: str


@dataclass(frozen=True)
class Entry:
    """One saving of a row."""

    at: datetime
    who: str
    path: str
    what: str  # 新增, 修改, 删除
    changes: list[Change]

    @property
    def door(self) -> str:
        """By which door it came in, in words; the audit trail keeps the address."""
        if not self.path.startswith("/"):
            return self.path
        if self.path.startswith("/api/"):
            return "接口"
        return "Excel 导入" if "/import/" in self.path else "网页"


_WORDS = {"insert": "新增", "update": "修改", "delete": "删除"}


def history(ledger: Ledger, row: Any) -> list[Entry]:
    """The row's history and that of the rows it owns, newest first: one query a table, one a foreign key."""
    entries = list(_of_table(ledger, row, ""))
    for owner in ledger.owns:
        entries += [e for e in _of_table(ledger, getattr(row, owner), owner) if e.what != "新增"]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def events_of(row: Any) -> Any:
    """The event rows of a row, oldest first."""
    return row.events.order_by("pgh_id")


def _of_table(ledger: Ledger, row: Any, owner: str) -> Iterator[Entry]:
    found = list(row.events.select_related("pgh_context").order_by("-pgh_id")[:_LIMIT])[::-1]
    kinds = _kinds(ledger, row, owner)
    labels = {kind.name: kind.labels(_seen(kind, found)) for kind in kinds if isinstance(kind, ReferenceKind)}
    before: Any = None
    for event in found:
        changes = [] if before is None else list(_changes(kinds, labels, before, event))
        before = event
        about = event.pgh_context.metadata if event.pgh_context else {}
        what = _WORDS.get(event.pgh_label, event.pgh_label)
        if what == "修改" and not changes:
            continue
        yield Entry(event.updated_at, about.get("name") or "系统", about.get("path", ""), what, changes)


def _kinds(ledger: Ledger, row: Any, owner: str) -> list[Kind]:
    """A kind for every column of the table, the declared one where there is one."""
    declared = {
        kind.parts[-1]: kind
        for kind in ledger.kinds.values()
        if kind.field is not None and kind.parts[:-1] == ((owner,) if owner else ())
    }
    found = []
    for field in row._meta.concrete_fields:
        if field.name in _SILENT | ledger.unsaid or isinstance(field, BlindIndexField):
            continue
        kind = declared.get(field.name) or kind_of(type(row), Column(field.name))
        if kind.path or isinstance(kind, ReferenceKind):
            found.append(kind)
    return found


def _raw(kind: Kind, event: Any) -> Any:
    """What the event says of the column; event rows are not bound to seals, so a sealed one is ciphertext."""
    assert kind.field is not None
    return event.__dict__.get(kind.field.attname)


def _seen(kind: Kind, events: list[Any]) -> set[Any]:
    return {_raw(kind, event) for event in events}


def _changes(kinds: list[Kind], labels: dict[str, dict[str, str]], old: Any, new: Any) -> Iterator[Change]:
    for kind in kinds:
        before, after = _raw(kind, old), _raw(kind, new)
        if before == after:
            continue
        if isinstance(kind.field, SealedField | models.JSONField):
            yield Change(kind.title, "", CHANGED)
        elif isinstance(kind, ReferenceKind):
            known = labels[kind.name]
            yield Change(kind.title, known.get(str(before), ""), known.get(str(after), ""))
        else:
            yield Change(kind.title, kind.show(before), kind.show(after))


def at_version(row: Any, version: int) -> models.Model | None:
    """The event that holds the row as it was at ``version``."""
    return row.events.filter(version=version).order_by("-pgh_id").first()
