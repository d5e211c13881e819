"""Versions of a row and the rows it owns, and the three sides of a conflict."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yangguang.common.fields import SealedField
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.kinds import Kind, ReferenceKind, SealedKind


def token_of(ledger: Ledger, row: Any) -> str:
    """The versions a person sees: “3” or, with owned rows, “3.7”. Sent back with the form or If-Match."""
    return ".".join(str(each.version) for each in (row, *(getattr(row, owner) for owner in ledger.owns)))


@dataclass(frozen=True)
class Side:
    """One column in conflict: what it was, what others saved, what this person wrote."""

    kind: Kind
    base: str
    theirs: str
    mine: str
    mine_changed: bool
    theirs_changed: bool

    @property
    def both(self) -> bool:
        """Whether the person has to choose."""
        return self.mine_changed and self.theirs_changed


def sides(ledger: Ledger, row: Any, token: str, values: Mapping[str, Any]) -> list[Side]:
    """Columns in which base (``token``), stored and written differ."""
    base = _base(ledger, row, token)
    found = []
    for kind in ledger.edited:
        side = _side(kind, row, base.get(kind.parts[0] if kind.owned else ""), values)
        if side.mine_changed or side.theirs_changed:
            found.append(side)
    return found


def _base(ledger: Ledger, row: Any, token: str) -> dict[str, Any]:
    """The event rows that hold the row ("") and its owned rows as the person saw them."""
    versions = [int(part) for part in token.split(".") if part.isascii() and part.isdigit()]
    holders = {"": row, **{owner: getattr(row, owner) for owner in ledger.owns}}
    return {
        name: holder.events.filter(version=version).order_by("-pgh_id").first()
        for (name, holder), version in zip(holders.items(), versions, strict=False)
    }


def _side(kind: Kind, row: Any, base: Any, values: Mapping[str, Any]) -> Side:
    theirs = kind.value(row)
    if isinstance(kind, SealedKind):
        return _sealed_side(kind, row, base, values)
    raw = base.__dict__.get(kind.field.attname) if base is not None and kind.field is not None else None
    mine = values.get(kind.name)
    original = kind.labels([raw]).get(str(raw), "") if isinstance(kind, ReferenceKind) else kind.show(raw)
    return Side(
        kind,
        original,
        kind.show(theirs),
        kind.show(mine),
        mine_changed=not kind.same(raw, mine),
        theirs_changed=not kind.same(raw, theirs),
    )


def _sealed_side(kind: SealedKind, row: Any, base: Any, values: Mapping[str, Any]) -> Side:
    """A sealed column is compared by its ciphertext and shown as its mask."""
    theirs = kind.value(row)
    raw = base.__dict__.get(kind.field.attname, "") if base is not None else ""
    mine = values.get(kind.name) or ""
    field: SealedField = kind.field
    holder = row
    for part in kind.parts[:-1]:
        holder = getattr(holder, part)
    original = field.sealed(holder, raw) if raw else ""
    return Side(
        kind,
        str(original),
        str(theirs),
        kind.mask(mine) if mine else str(original),
        mine_changed=bool(mine) and kind.plain(original) != mine,
        theirs_changed=str(raw) != getattr(theirs, "token", ""),
    )
