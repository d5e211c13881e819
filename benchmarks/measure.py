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
    """Median seconds of one case: by the clock on the wall, of processor time, and of waiting for a core.

    Processor time is the second witness on a machine that others use too: it counts this process, the ones it
    started, and the database's backends where the system shows them (the embedded PostgreSQL does). What the
    scheduler says that this process and the backends waited for a core is no part of the work.
    """

    wall: float
    cpu: float
    waited: float = 0.0

    @property
    def server(self) -> float:
        """What it takes where a core is free: without the waiting, and no less than the processor worked.

        Client and backend can wait at the same time, so the waits may add up to too much.
        """
        return max(self.wall - self.waited, min(self.cpu, self.wall))

    def times(self, factor: float) -> "Taken":
        """What ``factor`` times the work would take, were it linear."""
        return Taken(*(each * factor for each in self))


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
UNITS = {"s": 1, "ms": 1000}


def timed(work: str, taken: Taken, unit: str, goal: float, note: str = "", *, each: int = 1) -> Figure:
    """The line of a goal in seconds or milliseconds: what it takes where a core is free; the wall's and the
    processor's time stand beside it. ``each``: how many times the case did it."""
    scale = UNITS[unit] / each
    said = f"on the wall {taken.wall * scale:.3g}, processor {taken.cpu * scale:.3g} {unit}"
    value = float(f"{taken.server * scale:.3g}")
    return Figure(work, value, unit, goal, f"{note}; {said}" if note else said)


def interleaved(cases: Sequence[Case], rounds: int, *, warm: int = 1) -> list[Taken]:
    """What each case takes; they run in turns, so that a slow minute of the machine hits all.

    The garbage of one case is collected before the next one starts; the first ``warm`` rounds do not count.
    """
    taken: list[list[Taken]] = [[] for _ in cases]
    for number in range(warm + rounds):
        for times, case in zip(taken, cases, strict=True):
            case.before()
            gc.collect()
            cpu, waited, start = processor_time(), waited_for_a_core(), time.perf_counter()
            case.run()
            wall = time.perf_counter() - start
            found = Taken(wall, processor_time() - cpu, waited_for_a_core() - waited)
            case.after()
            if number >= warm:
                times.append(found)
    return [Taken(*map(median, zip(*times, strict=True))) for times in taken]


def processor_time() -> float:
    """Seconds of processor time used so far by this process, its children and its database backends."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime + sum(used for used, _ in _backends())


def waited_for_a_core() -> float:
    """Seconds that this process and its database backends stood in the scheduler's queue so far."""
    return _scheduled("self")[1] + sum(waited for _, waited in _backends())


def _backends() -> list[tuple[float, float]]:
    """Seconds on a core and waiting for one, of each connection's backend; a server elsewhere shows none."""
    found: list[Any] = [connections[alias].connection for alias in ("default", "owner")]
    return [_scheduled(str(each.info.backend_pid)) for each in found if each is not None]


def _scheduled(process: str) -> tuple[float, float]:
    try:
        status = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii")
    except OSError:  # a server on another machine: the client's share alone
        return 0.0, 0.0
    on, waited, _ = status.split()
    return int(on) / 1e9, int(waited) / 1e9


def queries(page: Callable[[], object]) -> int:
    """How many queries a page asks; what opens and closes its transaction and its scope is not counted."""
    with CaptureQueriesContext(connections["default"]) as asked:
        page()
    frame = ("BEGIN", "COMMIT", "SELECT set_config('yangguang.")
    return sum(not query["sql"].startswith(frame) for query in asked)
