"""Upper apps put a line on the front page while it matters: the registry of sources."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple


class PortalNews(NamedTuple):
    """One line above the doors: what is going on, and the page that tells more."""

    title: str
    text: str
    url: str


NewsSource = Callable[[date], Iterable[PortalNews]]
_sources: list[NewsSource] = []


def register_portal_news(source: NewsSource) -> NewsSource:
    """Ask ``source(today)``, in the scope of the public, whenever the front page is shown."""
    if source not in _sources:
        _sources.append(source)
    return source


def news(today: date) -> Iterator[PortalNews]:
    """The lines of today, in order of registration."""
    for source in _sources:
        yield from source(today)
