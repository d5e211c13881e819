"""Measuring: cases take turns, medians are compared, and only ratios inside one run count."""

import gc
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from django.db import connections
from django.test.utils import CaptureQueriesContext


class Taken(NamedTuple):
    """Median seconds of one case: by the clock on the wall, and of processor time.

    Processor time is the second witness on a machine that others use too: it counts this process, the ones it
    started, and the database's backends where the system shows them (the embedded PostgreSQL does).
    """

    wall: float
    cpu: float

    def times(self, factor: float) -> "Taken":
        """What ``factor`` times the work would take, were it linear."""
        return Taken(self.wall * factor, self.cpu * factor)


@dataclass(frozen=True)
class Case:
    """One thing to time: ``run``, and what makes it repeatable before and after, untimed."""

    run: Callable[[], object]
    before: Callable[[], object] = lambda: None
    after: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Result:
    """One line of the table; ``goal`` is the largest ratio that meets it, None for no goal."""

    work: str
    limit: str
    ours: Taken
    bound: Taken
    goal: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours.wall / self.bound.wall

    @property
    def cpu_ratio(self) -> float:
        return self.ours.cpu / self.bound.cpu if self.bound.cpu else 0.0

    @property
    def met(self) -> bool:
        return self.goal is None or self.ratio <= self.goal


@dataclass(frozen=True)
class Figure:
    """A line without a limit to divide by: a size or a count against an absolute goal."""

    work: str
    value: float
    unit: str
    goal: float
    note: str = ""

    @property
    def met(self) -> bool:
        return self.value <= self.goal


Line = Result | Figure


def interleaved(cases: Sequence[Case], rounds: int, *, warm: int = 1) -> list[Taken]:
    """What each case takes; they run in turns, so that a slow minute of the machine hits all.

    The garbage of one case is collected before the next one starts; the first ``warm`` rounds do not count.
    """
    taken: list[list[Taken]] = [[] for _ in cases]
    for number in range(warm + rounds):
        for times, case in zip(taken, cases, strict=True):
            case.before()
            gc.collect()
            cpu, start = processor_time(), time.perf_counter()
            case.run()
            found = Taken(time.perf_counter() - start, processor_time() - cpu)
            case.after()
            if number >= warm:
                times.append(found)
    return [Taken(median(t.wall for t in times), median(t.cpu for t in times)) for times in taken]


def processor_time() -> float:
    """Seconds of processor time used so far by this process, its children and its database backends."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (
        time.process_time() + children.ru_utime + children.ru_stime + sum(map(_backend, ("default", "owner")))
    )


def _backend(alias: str) -> float:
    connection: Any = connections[alias]
    if connection.connection is None:
        return 0.0
    try:
        status = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text(encoding="ascii")
    except OSError:  # a server on another machine: the client's share alone
        return 0.0
    return int(status.split()[0]) / 1e9


def queries(page: Callable[[], object]) -> int:
    """How many queries a page asks; what opens and closes its transaction and its scope is not counted."""
    with CaptureQueriesContext(connections["default"]) as asked:
        page()
    frame = ("BEGIN", "COMMIT", "SELECT set_config('yangguang.")
    return sum(not query["sql"].startswith(frame) for query in asked)
