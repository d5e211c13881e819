"""Writing rows of any ledger: one row of a form or ten thousand of a workbook take the same road."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction

from yangguang.accounts.models import User
from yangguang.ledgers.actions import bulk
from yangguang.ledgers.actions.constraints import constraints_in_words
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.kinds import Kind, SealedKind
from yangguang.ledgers.queries.rows import by_key, key_of, key_parts
from yangguang.ledgers.rules import RowExists
from yangguang.tenancy.models import TenantModel

Rows = Sequence[tuple[str, Mapping[str, Any]]]


def create_row(
    ledger: Ledger, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
) -> TenantModel:
    """Write one new row; :class:`RowExists` when its key is taken inside the unit."""
    (key,) = create_rows(ledger, by=by, rows=[(unit_id, values)], now=now)
    row: TenantModel = ledger.model._default_manager.get(pk=key)
    return row


@transaction.atomic
def create_rows(
    ledger: Ledger, *, by: User | None, rows: Rows, now: datetime, looked_up: bool = False
) -> list[Any]:
    """Write new rows ``(unit, values)`` and the rows they own; their keys. History follows by trigger.

    ``looked_up``: the caller has just seen that their keys are new, as an import does for its preview.
    """
    parts = key_parts([ledger.kinds[name] for name in ledger.key])
    if parts and not looked_up and by_key(ledger.model, parts, [key_of(parts, *row) for row in rows]):
        raise RowExists(field=ledger.key[0])
    own = [kind for kind in ledger.kinds.values() if len(kind.parts) == 1]
    records = [_record(own, unit_id, values, now) for unit_id, values in rows]
    with constraints_in_words(ledger):
        for owner in ledger.owns:
            for record, key in zip(records, _owned(ledger, owner, rows, now), strict=True):
                record[f"{owner}_id"] = key
        return bulk.insert(ledger.model, records)


def _record(kinds: Sequence[Kind], unit_id: str, values: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Values by attribute name of the table the kinds belong to."""
    record: dict[str, Any] = {"unit_id": unit_id, "created_at": now, "updated_at": now}
    for kind in kinds:
        if kind.name in values and kind.field is not None:
            value = values[kind.name]
            record[kind.field.attname] = value.pk if isinstance(value, models.Model) else value
    return record


def _owned_kinds(ledger: Ledger, owner: str) -> dict[str, Kind]:
    """The columns that stand on the owned row, by field name."""
    return {k.parts[1]: k for k in ledger.kinds.values() if k.owned and k.parts[0] == owner}


def _owned(ledger: Ledger, owner: str, rows: Rows, now: datetime) -> list[Any]:
    """The key of each row's owned row: an existing one with the same key columns inside the unit, brought up
    to date, or a new one."""
    model: Any = ledger.model._meta.get_field(owner).related_model
    kinds = _owned_kinds(ledger, owner)
    parts = key_parts([kind for kind in kinds.values() if kind.name in ledger.key], strip=1)
    keys: list[Any] = [key_of(parts, *row) if parts else index for index, row in enumerate(rows)]
    known = by_key(model, parts, keys) if parts else {}
    fresh = {
        key: _record(list(kinds.values()), unit_id, values, now)
        for key, (unit_id, values) in zip(keys, rows, strict=True)
        if key not in known
    }
    made = dict(zip(fresh, bulk.insert(model, list(fresh.values())), strict=True))
    _refresh(
        model, kinds, {known[key]: row[1] for key, row in zip(keys, rows, strict=True) if key in known}, now
    )
    return [known.get(key) or made[key] for key in keys]


def _refresh(model: Any, kinds: Mapping[str, Kind], values: Mapping[Any, Any], now: datetime) -> None:
    """Bring existing owned rows up to date."""
    if not values:
        return
    held = model._default_manager.select_for_update().filter(pk__in=values).order_by("pk")
    changed = [row for row in held if assign(kinds, row, values[row.pk])]
    for row in changed:
        row.bump(now=now)
    bulk.update(model, changed)


def update_row(
    ledger: Ledger, *, by: User | None, row: Any, values: Mapping[str, Any], now: datetime
) -> TenantModel:
    """Change one locked row."""
    update_rows(ledger, by=by, rows=[(row, values)], now=now)
    changed: TenantModel = row
    return changed


@transaction.atomic
def update_rows(
    ledger: Ledger, *, by: User | None, rows: Sequence[tuple[Any, Mapping[str, Any]]], now: datetime
) -> int:
    """Change locked rows ``(row, values)``; what stays the same is not written. Returns rows written.

    An empty sealed value keeps what is stored. :class:`RowExists` when a key becomes another row's.
    """
    own = {kind.name: kind for kind in ledger.kinds.values() if len(kind.parts) == 1}
    touched: dict[Any, Any] = {}
    held: dict[str, dict[Any, Any]] = {owner: {} for owner in ledger.owns}
    for row, values in rows:
        changed = assign(own, row, values)
        for owner in ledger.owns:
            owned = getattr(row, owner)
            if assign(_owned_kinds(ledger, owner), owned, values):
                held[owner][owned.pk] = owned
                changed = True
        if changed:
            touched[row.pk] = row
    for each in (*touched.values(), *(owned for found in held.values() for owned in found.values())):
        each.bump(now=now)
    with constraints_in_words(ledger):
        for owner, found in held.items():
            bulk.update(ledger.model._meta.get_field(owner).related_model, list(found.values()))
        bulk.update(ledger.model, list(touched.values()))
    return len(touched)


def assign(kinds: Mapping[str, Kind], row: Any, values: Mapping[str, Any]) -> bool:
    """Set what differs on ``row``, whose fields are the kinds by name; whether anything did."""
    changed = False
    for field, kind in kinds.items():
        if kind.name not in values:
            continue
        value = values[kind.name]
        kept = isinstance(kind, SealedKind) and value in (None, "")
        if not kept and not kind.same(getattr(row, field), value):
            setattr(row, field, value)
            changed = True
    return changed
