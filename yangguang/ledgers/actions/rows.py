"""Writing rows of any ledger: one row of a form or ten thousand of a workbook take the same road."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from yangguang.accounts.models import User
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.kinds import Kind, SealedKind
from yangguang.ledgers.queries.rows import by_key, key_of, key_parts
from yangguang.ledgers.rules import RowExists
from yangguang.tenancy.models import TenantModel

BATCH = 1_000


def create_row(
    ledger: Ledger, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
) -> TenantModel:
    """Write one new row; :class:`RowExists` when its key is taken inside the unit."""
    return create_rows(ledger, by=by, rows=[(unit_id, values)], now=now)[0]


@transaction.atomic
def create_rows(
    ledger: Ledger,
    *,
    by: User | None,
    rows: Sequence[tuple[str, Mapping[str, Any]]],
    now: datetime,
) -> list[Any]:
    """Write new rows ``(unit, values)`` and the rows they own. History follows by trigger."""
    made = [
        ledger.model(unit_id=unit_id, created_at=now, updated_at=now, **own_values(ledger, values))
        for unit_id, values in rows
    ]
    for owner in ledger.owns:
        for row, held in zip(made, _owned_rows(ledger, owner, rows, now), strict=True):
            setattr(row, owner, held)
    parts = key_parts([ledger.kinds[name] for name in ledger.key])
    if parts and by_key(ledger.model, parts, [key_of(parts, *row) for row in rows]):
        raise RowExists(field=ledger.key[0])
    try:
        with transaction.atomic():
            ledger.model._default_manager.bulk_create(made, batch_size=BATCH)
    except IntegrityError as error:
        raise RowExists(field=ledger.key[0] if ledger.key else "") from error
    return made


def own_values(ledger: Ledger, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that stand in the row itself."""
    return {name: value for name, value in values.items() if len(ledger.kinds[name].parts) == 1}


def _owned_rows(
    ledger: Ledger, owner: str, rows: Sequence[tuple[str, Mapping[str, Any]]], now: datetime
) -> list[Any]:
    """The owned row of each row: an existing one of the same key inside the unit, brought up to date, or a
    new one."""
    model: Any = ledger.model._meta.get_field(owner).related_model
    kinds = {kind.parts[1]: kind for kind in ledger.kinds.values() if kind.owned and kind.parts[0] == owner}
    held = [_held_values(kinds, values) for _, values in rows]
    parts = key_parts([k for k in kinds.values() if k.name in ledger.key], strip=1)
    keys = [key_of(parts, unit_id, values) for unit_id, values in rows]
    known = by_key(model, parts, keys) if parts else {}
    existing = {}
    if known:
        existing = {
            row.pk: row for row in model._default_manager.select_for_update().filter(pk__in=known.values())
        }
    found: list[Any] = []
    fresh: dict[Any, Any] = {}
    changed: dict[Any, Any] = {}
    for (unit_id, _), key, values in zip(rows, keys, held, strict=True):
        row = existing.get(known.get(key))
        if row is None:
            row = fresh.get(key) if parts else None
            if row is None:
                row = model(unit_id=unit_id, created_at=now, updated_at=now, **values)
                fresh[key if parts else row.pk] = row
        elif assign(kinds, row, values):
            changed[row.pk] = row
        found.append(row)
    model._default_manager.bulk_create(list(fresh.values()), batch_size=BATCH)
    for row in changed.values():
        row.bump(now=now)
        row.save()
    return found


def _held_values(kinds: Mapping[str, Kind], values: Mapping[str, Any]) -> dict[str, Any]:
    return {field: values[kind.name] for field, kind in kinds.items() if kind.name in values}


def update_row(
    ledger: Ledger, *, by: User | None, row: Any, values: Mapping[str, Any], now: datetime
) -> TenantModel:
    """Change one locked row."""
    update_rows(ledger, by=by, rows=[(row, values)], now=now)
    return row


@transaction.atomic
def update_rows(
    ledger: Ledger, *, by: User | None, rows: Sequence[tuple[Any, Mapping[str, Any]]], now: datetime
) -> int:
    """Change locked rows ``(row, values)``; what stays the same is not written. Returns rows written.

    An empty sealed value keeps what is stored. :class:`RowExists` when a key becomes another row's.
    """
    written = 0
    own = {kind.name: kind for kind in ledger.kinds.values() if len(kind.parts) == 1}
    try:
        with transaction.atomic():
            for row, values in rows:
                changed = assign(own, row, own_values(ledger, values))
                for owner in ledger.owns:
                    kinds = {k.parts[1]: k for k in ledger.kinds.values() if k.owned and k.parts[0] == owner}
                    held = getattr(row, owner)
                    if assign(kinds, held, _held_values(kinds, values)):
                        held.bump(now=now)
                        held.save()
                        changed = True
                if changed:
                    row.bump(now=now)
                    row.save()
                    written += 1
    except IntegrityError as error:
        raise RowExists(field=ledger.key[0] if ledger.key else "") from error
    return written


def assign(kinds: Mapping[str, Kind], row: Any, values: Mapping[str, Any]) -> bool:
    """Set the values that differ on ``row``; whether any did."""
    changed = False
    for name, value in values.items():
        kind = kinds[name]
        if isinstance(kind, SealedKind) and value in (None, ""):
            continue
        old = getattr(row, name)
        same = kind.same(old, value)
        if not same:
            setattr(row, name, value)
            changed = True
    return changed
