"""Decisions on reminders (domain.md §3): who is told on which day, in which words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from yangguang.tenancy.choices import Right


class Desk(StrEnum):
    """Whose desk a reminder lands on, seen from the unit that must act."""

    OWN = "own"
    REVIEWER = "reviewer"  # of the unit; of the county when it is a school
    SUPERIOR = "superior"  # one above the reviewer's


@dataclass(frozen=True)
class Rung:
    """From the ``first`` to the ``last`` working day late (negative: before; None: without end)."""

    first: int
    last: int | None
    desk: Desk

    def holds(self, late: int) -> bool:
        return self.first <= late and (self.last is None or late <= self.last)


# Three working days before, on the day and every working day after; the longer, the higher.
LADDER = (
    Rung(-3, -3, Desk.OWN),
    Rung(0, None, Desk.OWN),
    Rung(2, None, Desk.REVIEWER),
    Rung(5, None, Desk.SUPERIOR),
)

# Nobody is written to at night: mail goes out between these hours (Asia/Shanghai).
MORNING, EVENING = time(8), time(20)


def desks(late: int) -> tuple[Desk, ...]:
    """Who is reminded when something is ``late`` working days late."""
    return tuple(rung.desk for rung in LADDER if rung.holds(late))


def right_at(desk: Desk, own: str) -> str:
    """The right that receives at a desk; ``own`` is that of whoever must act."""
    return own if desk is Desk.OWN else Right.REVIEW


def in_words(due: date, late: int, *, today: date | None = None, effective: date | None = None) -> str:
    """What a reminder says of the time: “还剩 3 个工作日（7月15日到期）”.

    ``effective``: the working day the deadline counts as, said when it is another. The year is said when it
    is not that of ``today``.
    """
    day = _day_in_words(due, today)
    if effective is not None and effective != due:
        moved = "今天" if late == 0 else _day_in_words(effective, today)
        when = on_the_day = f"{day}是休息日，提前到{moved}"
    else:
        when, on_the_day = f"{day}到期", day
    if late < 0:
        return f"还剩 {-late} 个工作日（{when}）"
    if late == 0:
        return f"今天到期（{on_the_day}）"
    return f"已逾期 {late} 个工作日（{when}）"


def _day_in_words(day: date, today: date | None) -> str:
    year = f"{day.year}年" if today is not None and day.year != today.year else ""
    return f"{year}{day.month}月{day.day}日"


@dataclass(frozen=True)
class Reckoned:
    """One due day seen from a working day: how late, and until when its reminder is the newest."""

    due: date
    late: int
    until: date
    effective: date  # the working day it counts as


def reckoned(
    dues: Iterable[date],
    today: date,
    *,
    is_working_day: Callable[[date], bool],
    on_or_before: Callable[[date], date],
    between: Callable[[date, date], int],
    following: date,
) -> list[Reckoned]:
    """The days among ``dues`` that are on a rung on ``today``; none when it is a day off.

    A deadline on a day off counts as the working day before it. ``following``: the working day after today.
    """
    if not is_working_day(today):
        return []
    found = []
    for due in sorted(set(dues)):
        effective = on_or_before(due)
        late = between(effective, today)
        if desks(late):
            found.append(Reckoned(due, late, effective if late < 0 else following, effective))
    return found


def may_mail(moment: time) -> bool:
    """Whether people may be written to at this time of day."""
    return MORNING <= moment < EVENING
