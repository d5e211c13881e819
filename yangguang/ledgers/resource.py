"""A workbook checked against a ledger, cell by cell, column by column; and written when nothing is wrong.

``LedgerResource`` and ``LedgerResult`` are django-import-export's, with a loop of our own: per-row forms and
queries would cost a hundred times as much (performance.md §1).
"""

from collections.abc import Callable, Iterator, Sequence, Set
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from import_export.resources import Resource
from import_export.results import Result, RowResult

from yangguang.accounts.rights import Actor
from yangguang.common.refusals import Refusal
from yangguang.ledgers.actions.constraints import constraints_in_words
from yangguang.ledgers.declaration import UNIT, Ledger, Rule
from yangguang.ledgers.kinds import Kind, SealedKind, normal
from yangguang.ledgers.kinds.base import Reader
from yangguang.ledgers.kinds.choices import allowed
from yangguang.ledgers.queries.history import CHANGED
from yangguang.ledgers.queries.rows import by_key, fill_units, key_of, key_parts, loaded
from yangguang.ledgers.rules import FORBIDDEN, UnreadableFile
from yangguang.ledgers.workbooks.headings import UNIT_TITLE, Layout, layout
from yangguang.ledgers.workbooks.marking import REASON
from yangguang.ledgers.workbooks.reading import Row, Sheet
from yangguang.tenancy.models import Unit

PREVIEWED = 20  # rows of each sort shown
CHUNK = 2_000
WRITTEN = 50_000  # at once: the largest file (bulk.PART divides it for the database)


class Fault(NamedTuple):
    """One wrong cell: row number as the person sees it, column name ("" = the row), one sentence."""

    row: int
    column: str
    message: str


@dataclass
class Entry:
    """One row of the workbook that could be read."""

    number: int
    unit_id: str
    values: dict[str, Any]


class LedgerResult(Result):
    """What an import would do: rows to write, rows to change, faults."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []
        self.fresh: list[Entry] = []
        self.changed: list[
            tuple[Entry, Any, list[tuple[str, str, str]]]
        ] = []  # entry, row, (title, old, new)
        self.unchanged = 0
        self.doubtful: set[int] = set()  # rows a later row of the file contradicts
        self.forbidden = False  # a row was refused as a breach (403): the security log is to hold it
        self.layout: Layout | None = None

    def has_errors(self) -> bool:
        return bool(self.faults)

    def has_validation_errors(self) -> bool:
        return bool(self.faults)

    def refuse(self, number: int, refusal: Refusal) -> None:
        """Make a refusal the fault of a row, in the cell it names."""
        self.faults.append(Fault(number, refusal.field, refusal.message))
        self.forbidden |= refusal.status == FORBIDDEN

    def settle(self) -> None:
        """Take out what a later row contradicts, and put the counts where import-export keeps them."""
        if self.doubtful:
            self.fresh = [entry for entry in self.fresh if entry.number not in self.doubtful]
            self.changed = [found for found in self.changed if found[0].number not in self.doubtful]
        self.total_rows = len(self.fresh) + len(self.changed) + self.unchanged
        self.totals[RowResult.IMPORT_TYPE_NEW] = len(self.fresh)
        self.totals[RowResult.IMPORT_TYPE_UPDATE] = len(self.changed)
        self.totals[RowResult.IMPORT_TYPE_SKIP] = self.unchanged
        self.totals[RowResult.IMPORT_TYPE_INVALID] = len({fault.row for fault in self.faults})

    @property
    def counts(self) -> dict[str, int]:
        """New, changed, unchanged, wrong rows."""
        return {
            "new": len(self.fresh),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "wrong": len({fault.row for fault in self.faults}),
        }


class LedgerResource(Resource):
    """Reads a sheet into one ledger for one actor. Needs a scope that covers the actor's units."""

    def __init__(self, ledger: Ledger, actor: Actor, now: datetime) -> None:
        super().__init__()
        self.ledger, self.actor, self.now = ledger, actor, now
        self.units = fill_units(ledger, actor)

    def import_data(
        self,
        dataset: Sheet,
        dry_run: bool = False,
        progress: Callable[[int, int], None] = lambda done, total: None,
        **kwargs: Any,
    ) -> LedgerResult:
        """Check every cell; write when not ``dry_run`` and nothing is wrong. The caller's transaction makes
        it all or nothing."""
        result = LedgerResult()
        result.layout = found = layout(self.ledger, dataset)
        if UNIT not in found.columns and len(self.units) > 1:
            raise UnreadableFile(f"缺少“{UNIT_TITLE}”列：您可填报多个单位，请在表中注明每一行属于哪个单位。")
        total = len(found.rows)
        if not total:
            raise UnreadableFile("表头下面没有数据，请填写后再上传。")
        checker = _Checker(self, found, result, dataset.merged)
        for start in range(0, total, CHUNK):
            checker.check(found.rows[start : start + CHUNK])
            progress(min(start + CHUNK, total), total)
        result.settle()
        self._rehearse(result)
        if not dry_run and not result.faults:
            self.write(result, progress)
        return result

    def _rehearse(self, result: LedgerResult) -> None:
        """Write the rows of a ledger with actions of its own one by one, and take everything back: what only
        the action refuses is then a fault of its row, before anybody confirms."""
        ledger, also = self.ledger, {"by": self.actor.user, "now": self.now}
        with transaction.atomic():
            if _acts(ledger, "create"):
                result.fresh = [
                    entry
                    for entry in result.fresh
                    if self._goes(result, entry, ledger.create, unit_id=entry.unit_id, **also)
                ]
            if _acts(ledger, "update"):
                result.changed = [
                    found
                    for found in result.changed
                    # A copy: the row itself must not learn of what is taken back.
                    if self._goes(result, found[0], ledger.update, row=copy(found[1]), **also)
                ]
            transaction.set_rollback(True)
        result.settle()

    def _goes(self, result: LedgerResult, entry: Entry, act: Callable[..., object], **data: Any) -> bool:
        """Whether the action takes the row; its refusal becomes the row's fault."""
        try:
            with constraints_in_words(self.ledger):
                act(values=entry.values, **data)
        except Refusal as refusal:
            result.refuse(entry.number, refusal)
            return False
        return True

    def write(self, result: LedgerResult, progress: Callable[[int, int], None]) -> None:
        """Write the good rows a check found."""
        by, now = self.actor.user, self.now
        with constraints_in_words(self.ledger):
            for start in range(0, len(result.fresh), WRITTEN):
                batch = result.fresh[start : start + WRITTEN]
                self.ledger.create_many(by=by, rows=[(e.unit_id, e.values) for e in batch], now=now)
                progress(start + len(batch), len(result.fresh) + len(result.changed))
            if result.changed:
                changed = [(row, entry.values) for entry, row, _ in result.changed]
                self.ledger.update_many(by=by, rows=changed, now=now)


class _Checker:
    """The state of one pass over a sheet: readers with their memory, keys seen so far."""

    def __init__(
        self, resource: LedgerResource, found: Layout, result: LedgerResult, merged: Set[tuple[int, int]]
    ) -> None:
        self.merged = merged
        self.ledger, self.actor, self.result = resource.ledger, resource.actor, result
        self.layout, self.units = found, resource.units
        self.readers: list[tuple[int, Reader]] = [
            (found.columns[kind.name], kind.reader(self.actor))
            for kind in self.ledger.imported
            if kind.name in found.columns
        ]
        self.key = key_parts([self.ledger.kinds[name] for name in self.ledger.key])
        self.seen: dict[tuple[Any, ...], int] = {}
        self.unit_codes = _unit_codes(self.units)
        gone = self.ledger.closed_units(self.actor)
        self.gone = {normal.code(word): why for code, name, why in gone for word in (str(code), name)}
        self.rules: dict[str, Sequence[Rule]] = {}
        self.closed: dict[str, Refusal | None] = {}  # units that may add no row, as far as asked

    def check(self, rows: Sequence[Row]) -> None:
        """Read the rows, run the rules, find what is new and what changed."""
        entries = list(self._read(rows))
        keys = [key_of(self.key, self._owner(e), e.values) for e in entries] if self.key else []
        if self.key:
            entries, keys = self._once(entries, keys)
        among = self.ledger.queryset(self.actor) if self.ledger.published else None
        known = by_key(self.ledger.model, self.key, keys, among) if keys else {}
        stored = loaded(self.ledger, list(known.values()), lock=True) if known else {}
        for index, entry in enumerate(entries):
            row = stored.get(known.get(keys[index])) if keys else None
            if row is None:
                self._add(entry)
            else:
                self._compare(entry, row)

    def _owner(self, entry: Entry) -> str:
        return self.ledger.unit_of(entry.unit_id, entry.values)

    def _read(self, rows: Sequence[Row]) -> Iterator[Entry]:
        """Rows without a fault, column by column; the faults go to the result."""
        values: list[dict[str, Any]] = [{} for _ in rows]
        wrong: dict[int, set[str]] = {}
        for position, reader in self.readers:
            name, read = reader.kind.name, reader.read
            for index, (number, cells) in enumerate(rows):
                value, message = read(cells[position] if position < len(cells) else "")
                if self.merged and (number, position) in self.merged:
                    message = f"“{reader.kind.title}”与旁边的单元格合并了，请取消合并，逐行填写。"
                if message:
                    wrong.setdefault(index, set()).add(name)
                    self._fault(number, name, message)
                else:
                    values[index][name] = value
        for index, (number, cells) in enumerate(rows):
            unit_id, message = self._unit(cells)
            if message:
                self._fault(number, UNIT, message)
            bad = wrong.get(index, set())
            found = [p for rule in self._rules(unit_id) for p in rule(values[index]) if p[0] not in bad]
            for name, sentence in found:
                self._fault(number, name, sentence)
            if not (bad or found or message):
                yield Entry(number, unit_id, values[index])

    def _rules(self, unit_id: str) -> Sequence[Rule]:
        """What holds for rows of the unit, asked once a unit."""
        if unit_id not in self.rules:
            self.rules[unit_id] = self.ledger.rules_at(unit_id)
        return self.rules[unit_id]

    def _fault(self, number: int, column: str, message: str) -> None:
        self.result.faults.append(Fault(number, column, message))

    def _unit(self, cells: Sequence[Any]) -> tuple[str, str]:
        position = self.layout.columns.get(UNIT)
        if position is None:
            return self.units[0].pk, ""
        written = normal.code(cells[position] if position < len(cells) else "")
        if not written:
            return ("", f"请填写“{UNIT_TITLE}”。") if len(self.units) > 1 else (self.units[0].pk, "")
        code = self.unit_codes.get(written, "")
        if code:
            return code, ""
        if written in self.gone:
            return "", self.gone[written]
        names = allowed([unit.name for unit in self.units])
        return "", f"“{UNIT_TITLE}”“{written[:30]}”不在您的填报范围内，可填：{names}。"

    def _once(
        self, entries: list[Entry], keys: list[tuple[Any, ...]]
    ) -> tuple[list[Entry], list[tuple[Any, ...]]]:
        """Without rows whose key an earlier row of the file has; those become faults."""
        kept: list[Entry] = []
        kept_keys: list[tuple[Any, ...]] = []
        for entry, key in zip(entries, keys, strict=True):
            earlier = self.seen.setdefault(key, entry.number)
            if earlier != entry.number:
                kind = self.ledger.kinds[self.ledger.key[0]]
                self._fault(entry.number, kind.name, f"“{kind.title}”与第 {earlier} 行重复，请保留一行。")
                if earlier not in self.result.doubtful:
                    # Nobody can tell which of the two is right: neither is a good row.
                    self.result.doubtful.add(earlier)
                    self._fault(earlier, kind.name, f"“{kind.title}”与第 {entry.number} 行重复，请保留一行。")
                continue
            kept.append(entry)
            kept_keys.append(key)
        return kept, kept_keys

    def _add(self, entry: Entry) -> None:
        owner = self._owner(entry)
        if owner not in self.closed:
            self.closed[owner] = self.ledger.closed_to_new(owner)
        refusal = self.closed[owner] or self.ledger.closed_to_row(entry.values)
        if refusal is not None:
            self.result.refuse(entry.number, refusal)
            return
        self.result.fresh.append(entry)

    def _compare(self, entry: Entry, row: Any) -> None:
        changes = [
            _said(kind, kind.value(row), value)
            for name, value in entry.values.items()
            for kind in [self.ledger.kinds[name]]
            if not _same(kind, kind.value(row), value)
        ]
        if not changes:
            self.result.unchanged += 1
            return
        refusal = self.ledger.locked(row)
        if refusal is not None:
            self.result.refuse(entry.number, refusal)
            return
        self.result.changed.append((entry, row, changes))


def _acts(ledger: Ledger, verb: str) -> bool:
    """Whether the app writes rows of an import one by one, with an action of its own."""
    one, many = (getattr(type(ledger), name) is getattr(Ledger, name) for name in (verb, f"{verb}_many"))
    return many and not one


def _same(kind: Kind, old: Any, new: Any) -> bool:
    """Whether the cell leaves the stored value as it is; an empty sealed cell always does."""
    return (isinstance(kind, SealedKind) and not new) or kind.same(old, new)


def _said(kind: Kind, old: Any, new: Any) -> tuple[str, str, str]:
    """Title, old, new as a person may see them."""
    if isinstance(kind, SealedKind):
        return kind.title, str(old), CHANGED
    return kind.title, kind.show(old), kind.show(new)


def _unit_codes(units: Sequence[Unit]) -> dict[str, str]:
    codes = {normal.code(unit.name): unit.pk for unit in units}
    return {**codes, **{unit.pk: unit.pk for unit in units}}


def unknown_columns(found: Layout) -> list[str]:
    """Headings that are no column of the ledger; our own marks aside."""
    return [title for title in found.unknown if not title.startswith(REASON)]
