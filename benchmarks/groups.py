"""Which measurements a run takes, in order: imports first, while the tables are empty."""

from collections.abc import Callable, Sequence

from benchmarks import (
    dashboards,
    draws,
    identities,
    imports,
    lists,
    lookup,
    matches,
    papers,
    provinces,
    reminders,
    security,
    zones,
)
from benchmarks.measure import Line

Measure = Callable[[], list[Line]]
ROWS, MILLION = 100_000, 1_000_000


def chosen(only: Sequence[str], *, full: bool) -> list[tuple[str, Measure]]:
    """The groups of a run by name."""
    every: dict[str, Measure] = {
        "imports": lambda: imports.measured(10_000, rounds=3, goal=10.0),
        "imports-large": lambda: imports.measured(50_000, rounds=2, goal=12.0, peer=True),
        "matches": lambda: matches.measured(50_000, rounds=2),
        "draws": lambda: draws.measured(rounds=5),
        "zones": lambda: zones.measured(rounds=5),
        "papers": lambda: papers.measured(rounds=7),
        "dashboards": lambda: dashboards.measured(ROWS, rounds=9),
        "provinces": lambda: provinces.measured(rounds=7),
        "reminders": lambda: reminders.measured(ROWS, rounds=5),
        "lookup": lambda: lookup.measured(rounds=7),
        "lists": lambda: lists.measured(ROWS, rounds=15),
        "security": lambda: security.measured(ROWS, rounds=15),
        "lists-million": lambda: lists.measured(MILLION, rounds=9),
        "identities": lambda: identities.measured(MILLION, rounds=9),
    }
    if full:
        every["security-million"] = lambda: security.measured(MILLION, rounds=9)
    return [(name, measure) for name, measure in every.items() if not only or name in only]
