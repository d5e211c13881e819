"""Upper apps add their own numbers to the public statistics: the registry of sources."""

from collections.abc import Callable, Iterable
from typing import NamedTuple


class PublicLine(NamedTuple):
    """One number of a county: ``group`` gathers lines into one table, ``key`` names the line in it."""

    unit_id: str
    group: str
    key: str
    label: str
    value: int


PublicSource = Callable[[str], Iterable[PublicLine]]
_sources: list[PublicSource] = []


def register_public_figures(source: PublicSource) -> PublicSource:
    """Ask ``source(city)`` for lines whenever figures are counted; usable as a decorator. It gives true
    numbers: what is too small to be shown is hidden by the action that writes them."""
    if source not in _sources:
        _sources.append(source)
    return source


def sources() -> tuple[PublicSource, ...]:
    """The registered sources, in order of registration."""
    return tuple(_sources)
