"""When a deliverable is due (domain.md §3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Due:
    """A date owed: ``nominal`` as the plan says, ``on`` after the day-off rule."""

    nominal: date
    on: date


_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


def due_dates(
    spec: str, starts: date, ends: date, working_day_on_or_before: Callable[[date], date] | None
) -> list[Due]:
    """Dates a deliverable is due in its phase (``starts`` … ``ends``, both included).

    ``06-10`` one date of the phase's year; ``weekly:fri`` each such weekday; ``monthly:last-workday`` the
    last working day of each month the phase reaches. ``working_day_on_or_before`` None: the campaign does
    not move deadlines. ``ValueError`` for any other spec.
    """
    move = working_day_on_or_before or (lambda day: day)
    return [Due(day, move(day)) for day in _nominal(spec, starts, ends)]


def _nominal(spec: str, starts: date, ends: date) -> Iterable[date]:
    kind, _, detail = spec.partition(":")
    if kind == "weekly" and detail in _WEEKDAYS:
        first = starts + timedelta(days=(_WEEKDAYS[detail] - starts.weekday()) % 7)
        return [first + timedelta(weeks=n) for n in range((ends - first).days // 7 + 1)]
    if spec == "monthly:last-workday":
        return [day for day in _month_ends(starts, ends) if starts <= day <= ends]
    return [date.fromisoformat(f"{starts.year}-{spec}")]


def _month_ends(starts: date, ends: date) -> Iterable[date]:
    month = starts.replace(day=1)
    while month <= ends:
        following = (month + timedelta(days=31)).replace(day=1)
        yield following - timedelta(days=1)
        month = following
