"""Draws anybody can recompute: schools to inspect, tickets of a random admission."""

from collections.abc import Callable
from functools import partial

from benchmarks import memory
from benchmarks.measure import Case, Figure, Line, interleaved, timed
from enrollment.rules.lotteries import Places, Ticket
from yangguang.common import draws

SEED = "2 7 9 14 21 30 / 11"
TICKETS = 100_000


def measured(rounds: int) -> list[Line]:
    """Seconds of the draws whose limits the issues name; no database is asked."""
    schools = partial(draws.selection, draws.sources_of(SEED), 25_000, 2_500)
    tickets = published()
    return [
        _figure("2,500 schools drawn out of 25,000", schools, 1.0, rounds),
        _figure("100,000 tickets ranked", partial(draws.ranking, tickets, SEED), 3.0, rounds),
        _figure("list of 100,000 tickets frozen", partial(draws.digest, tickets), 1.0, rounds),
        _figure("100,000 tickets drawn: ranking, sums, places", partial(drawn, tickets), 3.0, rounds),
        memory.figure("that draw", "benchmarks.draws:whole"),
    ]


def published() -> list[str]:
    """Lines as they are published, every fortieth a pair of twins."""
    return [
        Ticket(f"{number:06d}", 1 + (number % 40 == 0), "王**、王**" if number % 40 == 0 else "王**").line
        for number in range(1, TICKETS + 1)
    ]


def drawn(tickets: list[str]) -> Places:
    """What confirming the numbers computes: the sum, the order, who has a place."""
    draws.digest(tickets)
    return Places.drawn([Ticket.of(line) for line in draws.ranking(tickets, SEED)], TICKETS // 2)


def whole() -> None:
    """The list and its draw, for a process of its own."""
    drawn(published())


def _figure(work: str, run: Callable[[], object], goal: float, rounds: int) -> Figure:
    (taken,) = interleaved([Case(run)], rounds)
    return timed(work, taken, "s", goal, "RFC 3797, no database")
