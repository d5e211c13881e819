"""Finding rows: by their key inside a unit, by id for editing, and the units a person may fill."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yangguang.accounts.rights import Actor
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.kinds import Kind, ReferenceKind, SealedKind
from yangguang.ledgers.queries.pages import related
from yangguang.tenancy.models import Unit

CHUNK = 2_000
Key = tuple[Any, ...]


@dataclass(frozen=True)
class KeyPart:
    """One column of a key: the ORM path it is looked up by and how a value becomes what stands there."""

    kind: Kind
    path: str
    made: Callable[[Any], Any]


def key_parts(kinds: Iterable[Kind], *, strip: int = 0) -> tuple[KeyPart, ...]:
    """How to look up a key of these columns; ``strip`` leading path parts are left off (owned rows)."""
    return tuple(_part(kind, strip) for kind in kinds)


def _part(kind: Kind, strip: int) -> KeyPart:
    def bare(path: str) -> str:
        return "__".join(path.split("__")[strip:])

    if isinstance(kind, SealedKind):
        if kind.index is None:
            raise ValueError(f"Key column {kind.name} is sealed and has no blind index.")
        return KeyPart(kind, bare(kind.index_path), kind.index.index_of)
    if isinstance(kind, ReferenceKind):
        return KeyPart(kind, bare(f"{kind.name}_id"), lambda row: row.pk if row is not None else None)
    return KeyPart(kind, bare(kind.name), lambda value: value)


def key_of(parts: Sequence[KeyPart], unit_id: str, values: Mapping[str, Any]) -> Key:
    """The key of one row of values, unit first."""
    return (unit_id, *(part.made(values.get(part.kind.name)) for part in parts))


def by_key(model: Any, parts: Sequence[KeyPart], wanted: Sequence[Key]) -> dict[Key, Any]:
    """Primary keys of the rows with these keys: one query per two thousand."""
    found: dict[Key, Any] = {}
    paths = [part.path for part in parts]
    # The most telling part is looked up; the others are compared here.
    lead = max(range(len(paths)), key=lambda i: len({key[i + 1] for key in wanted}), default=0)
    asked = set(wanted)
    units = sorted({key[0] for key in wanted})
    values = list({key[lead + 1] for key in wanted if key[lead + 1] is not None})
    for start in range(0, len(values), CHUNK):
        rows = model._default_manager.filter(
            unit_id__in=units, **{f"{paths[lead]}__in": values[start : start + CHUNK]}
        )
        for pk, *key in rows.order_by().values_list("pk", "unit_id", *paths):
            if tuple(key) in asked:
                found[tuple(key)] = pk
    return found


def loaded(ledger: Ledger, pks: Sequence[Any], *, lock: bool = False) -> dict[Any, Any]:
    """Rows by primary key, with everything their columns need; locked for this transaction if asked."""
    found: dict[Any, Any] = {}
    for start in range(0, len(pks), CHUNK):
        rows = ledger.model._default_manager.filter(pk__in=pks[start : start + CHUNK]).order_by("pk")
        rows = rows.select_related(*related(ledger))
        if lock:
            rows = rows.select_for_update(of=("self", *ledger.owns))
        found.update((row.pk, row) for row in rows)
    return found


def fill_units(ledger: Ledger, actor: Actor) -> list[Unit]:
    """Units a new row of this actor may belong to; their home when none has the ledger's level."""
    reach = actor.rights.codes(ledger.fill)
    units = list(Unit.objects.under(*reach).filter(level__in=ledger.levels, active=True))
    if units:
        return units
    home = min(reach, key=lambda code: (len(code), code), default="")
    return list(Unit.objects.filter(pk=home))
