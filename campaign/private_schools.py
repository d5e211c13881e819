"""Which schools are private: the school register belongs to an upper app, which says so here."""

from collections.abc import Callable

PrivateSchools = Callable[[tuple[str, ...]], set[str]]
_source: PrivateSchools | None = None


def register_private_schools(source: PrivateSchools) -> None:
    """``source(codes)``: codes of the active private schools under any of the unit codes."""
    global _source
    _source = source


def private_schools(*codes: str) -> set[str] | None:
    """The private schools under the codes; None while nobody keeps a register."""
    return _source(codes) if _source is not None else None
