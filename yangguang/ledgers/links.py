"""Buttons that lead from a row's page to another room or app: a letter from an issue, an issue from a find.

Any app registers them for any ledger below it; the page shows those that apply to the row and the person.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from yangguang.accounts.rights import Actor


class Link(NamedTuple):
    """One button: what it says, where it leads."""

    title: str
    url: str


LinkSource = Callable[[Actor, Any], Link | None]
_sources: dict[str, list[LinkSource]] = {}


def register_link(label: str, source: LinkSource) -> None:
    """On pages of the ledger ``app/name``: ask ``source(actor, row)``, None where it does not apply."""
    known = _sources.setdefault(label, [])
    if source not in known:
        known.append(source)


def links_of(label: str, actor: Actor, row: Any) -> list[Link]:
    """The buttons of one row for one person, in order of registration."""
    return [link for source in _sources.get(label, ()) if (link := source(actor, row)) is not None]
