"""The rows a request for whole values means, and their plain texts."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from enrollment.choices.exports import WHOLE_CAP
from yangguang.accounts.rights import Actor
from yangguang.common.fields import Sealed
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.kinds import Kind
from yangguang.ledgers.queries.criteria import Criteria, parse
from yangguang.ledgers.queries.pages import chosen, in_order, narrowed, read, these

_CHUNK = 2_000


def criteria_of(ledger: Ledger, actor: Actor, query: str) -> Criteria:
    """The filters of a stored request; what names no column any more is left out."""
    return parse(ledger, actor, QueryDict(query))


def keys_of(ledger: Ledger, actor: Actor, criteria: Criteria) -> list[Any]:
    """Keys of the rows, one more than may be taken at most."""
    found = in_order(ledger, criteria, narrowed(ledger, actor, criteria))
    return list(found.values_list("pk", flat=True)[: WHOLE_CAP + 1])


def kinds_of(ledger: Ledger, criteria: Criteria) -> list[Kind]:
    """The columns of the file."""
    return list(chosen(ledger, criteria))


def whole_rows(ledger: Ledger, actor: Actor, criteria: Criteria, keys: list[Any]) -> Iterator[list[str]]:
    """The rows as text with sealed values in full: the caller has the permission, and notes it."""
    kinds = kinds_of(ledger, criteria)
    base = ledger.queryset(actor)
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        values = dict(read(ledger, kinds, these(base, part), base))
        for key in part:
            if key in values:
                yield [_whole(kind, value) for kind, value in zip(kinds, values[key], strict=True)]


def _whole(kind: Kind, value: Any) -> str:
    return value.reveal() if isinstance(value, Sealed) else kind.show(value)
