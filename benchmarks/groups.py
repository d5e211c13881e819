"""Which measurements a run takes, in order: imports first, while the tables are empty."""

from collections.abc import Callable, Sequence

from benchmarks import (
    dashboards,
    draws,
    imports,
    lists,
    lookup,
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
        "imports": lambda: imports.measured(10_000, rounds=5),
        "draws": lambda: draws.measured(rounds=5),
        "zones": lambda: zones.measured(rounds=5),
        "papers": lambda: papers.measured(rounds=7),
        "dashboards": lambda: dashboards.measured(ROWS, rounds=9),
        "provinces": lambda: provinces.measured(rounds=7),
        "reminders": lambda: reminders.measured(ROWS, rounds=5),
        "lookup": lambda: lookup.measured(rounds=7),
        "lists": lambda: lists.measured(ROWS, rounds=15),
        "security": lambda: security.measured(ROWS, rounds=15),
    }
    if full:
        every["lists-million"] = lambda: lists.measured(MILLION, rounds=9)
        every["security-million"] = lambda: security.measured(MILLION, rounds=9)
    return [(name, measure) for name, measure in every.items() if not only or name in only]
