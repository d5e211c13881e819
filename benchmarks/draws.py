"""Draws anybody can recompute: schools to inspect, tickets of a random admission."""

from collections.abc import Callable
from functools import partial

from benchmarks.measure import Case, Figure, Line, interleaved
from yangguang.common import draws

SEED = "2 7 9 14 21 30 / 11"


def measured(rounds: int) -> list[Line]:
    """Seconds of the draws whose limits the issues name; no database is asked."""
    schools = partial(draws.selection, draws.sources_of(SEED), 25_000, 2_500)
    tickets = [f"410922-2024-{number:06d}" for number in range(100_000)]
    return [
        _figure("2,500 schools drawn out of 25,000", schools, 1.0, rounds),
        _figure("100,000 tickets ranked", partial(draws.ranking, tickets, SEED), 3.0, rounds),
        _figure("list of 100,000 tickets frozen", partial(draws.digest, tickets), 1.0, rounds),
    ]


def _figure(work: str, run: Callable[[], object], goal: float, rounds: int) -> Figure:
    (taken,) = interleaved([Case(run)], rounds)
    return Figure(work, round(taken.wall, 3), "s", goal, "RFC 3797, no database")
