"""What a person owes today: the registry where upper apps add their own lines to the desk."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

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
_covered: set[str] = set()


def register_desk_source(source: DeskSource, *, instead_of: str = "") -> DeskSource:
    """Ask ``source(actor, today)`` for more lines whenever a desk is shown; usable as a decorator.

    ``instead_of``: the deliverable whose due assignments the source shows as rows of its own.
    """
    if source not in _sources:
        _sources.append(source)
    if instead_of:
        _covered.add(instead_of)
    return source


def sources() -> tuple[DeskSource, ...]:
    """The registered sources, in order of registration."""
    return tuple(_sources)


def covered() -> frozenset[str]:
    """Deliverables whose due assignments a source shows in its own words."""
    return frozenset(_covered)
