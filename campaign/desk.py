"""What a person owes today: the registry where upper apps add their own lines to the desk."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from yangguang.accounts.rights import Actor


@dataclass(frozen=True)
class DeskItem:
    """One line of the desk. ``reason``: why it is here (a return's words); ``url_name`` opens the row."""

    kind: str  # assignment, returned, issue, verify, review, … : one word, the desk groups by it
    title: str
    due_on: date | None
    overdue: bool
    url_name: str
    url_kwargs: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    query: str = ""  # appended to the address after "?"
    unit_name: str = ""


DeskSource = Callable[[Actor, date], Iterable[DeskItem]]
_sources: list[DeskSource] = []
_covered: list[Callable[[date], Q]] = []


def register_desk_source(source: DeskSource, *, instead_of: Callable[[date], Q] | None = None) -> DeskSource:
    """Ask ``source(actor, today)`` for more lines whenever a desk is shown; usable as a decorator.

    ``instead_of``: the assignments the source shows ``today`` as rows of its own.
    """
    if source not in _sources:
        _sources.append(source)
    if instead_of is not None and instead_of not in _covered:
        _covered.append(instead_of)
    return source


def sources() -> tuple[DeskSource, ...]:
    """The registered sources, in order of registration."""
    return tuple(_sources)


def covered(today: date) -> Q:
    """Assignments a source shows in its own words."""
    return reduce(or_, (instead_of(today) for instead_of in _covered), Q(pk__in=[]))
