"""Finding rows: by their key inside a unit, by id for editing, and the units a person may fill."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

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
        return KeyPart(kind, bare(kind.index_path), kind.index.indexer())
    if isinstance(kind, ReferenceKind):
        return KeyPart(kind, bare(f"{kind.name}_id"), lambda row: row.pk if row is not None else None)
    return KeyPart(kind, bare(kind.name), lambda value: value)


def key_of(parts: Sequence[KeyPart], unit_id: str, values: Mapping[str, Any]) -> Key:
    """The key of one row of values, unit first."""
    return (unit_id, *(part.made(values.get(part.kind.name)) for part in parts))


def by_key(model: Any, parts: Sequence[KeyPart], wanted: Sequence[Key], among: Any = None) -> dict[Key, Any]:
    """Primary keys of the rows with these keys: one query per two thousand and table.

    ``among``: the rows that count, where the same key may stand in others (last year's checklist).

    Owned rows are found first and joined here: on tables that just grew the planner has no statistics, and a
    join under row security would compare every row with every other.
    """
    inner = [index for index, part in enumerate(parts) if "__" in part.path]
    paths = [part.path for part in parts]
    if not inner:
        return _in_table(model if among is None else among, paths, set(wanted))
    head = paths[inner[0]].split("__")[0]
    related_model: Any = model._meta.get_field(head).related_model
    held = _in_table(
        related_model,
        [paths[index].split("__", 1)[1] for index in inner],
        {(key[0], *(key[index + 1] for index in inner)) for key in wanted},
    )
    holders = {pk: dict(zip(inner, key[1:], strict=True)) for key, pk in held.items()}
    own = [index for index in range(len(paths)) if index not in inner]
    found: dict[Key, Any] = {}
    for pks in _chunks(list(holders)):
        rows = model._default_manager.filter(**{f"{head}_id__in": pks}).order_by()
        for pk, unit_id, holder, *rest in rows.values_list(
            "pk", "unit_id", f"{head}_id", *(paths[index] for index in own)
        ):
            values = {**holders[holder], **dict(zip(own, rest, strict=True))}
            found[(unit_id, *(values[index] for index in range(len(paths))))] = pk
    return {key: found[key] for key in wanted if key in found}


def _in_table(source: Any, paths: Sequence[str], wanted: set[Key]) -> dict[Key, Any]:
    """Keys of one table. The most telling column is looked up; the others are compared here."""
    found: dict[Key, Any] = {}
    lead = max(range(len(paths)), key=lambda i: len({key[i + 1] for key in wanted}), default=0)
    units = sorted({key[0] for key in wanted})
    values = list({key[lead + 1] for key in wanted if key[lead + 1] is not None})
    for part in _chunks(values):
        every = source if isinstance(source, QuerySet) else source._default_manager
        rows = every.filter(**{f"{paths[lead]}__in": part}, unit_id__in=units)
        for pk, *key in rows.order_by().values_list("pk", "unit_id", *paths):
            if tuple(key) in wanted:
                found[tuple(key)] = pk
    return found


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


def loaded(ledger: Ledger, pks: Sequence[Any], *, lock: bool = False) -> dict[Any, Any]:
    """Rows by primary key, with everything their columns need; locked for this transaction if asked."""
    found: dict[Any, Any] = {}
    for part in _chunks(pks):
        rows = ledger.model._default_manager.filter(pk__in=part).order_by("pk")
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


def offers_adding(ledger: Ledger, actor: Actor) -> bool:
    """Whether this actor may add rows at all; a published ledger is filled on its own levels only."""
    if not ledger.writable or not actor.rights.anywhere(ledger.fill):
        return False
    return not ledger.published or any(unit.level in ledger.levels for unit in fill_units(ledger, actor))
