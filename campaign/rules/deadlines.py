"""When a deliverable is due (domain.md §3)."""

from calendar import isleap
from collections.abc import Callable, Collection, Iterable
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


def dates_missing(dues: list[Due], present: Collection[date]) -> list[Due]:
    """Dates for which nothing is owed yet, given the nominal dates for which something is.

    One that stands on a date no longer asked for (it was handed in before the date was changed) counts for
    the earliest missing one: nobody owes the same thing twice because the city moved a date.
    """
    asked = {due.nominal for due in dues}
    missing = [due for due in dues if due.nominal not in present]
    return missing[sum(day not in asked for day in present) :]


def _nominal(spec: str, starts: date, ends: date) -> Iterable[date]:
    kind, _, detail = spec.partition(":")
    if kind == "weekly" and detail in _WEEKDAYS:
        first = starts + timedelta(days=(_WEEKDAYS[detail] - starts.weekday()) % 7)
        return [first + timedelta(weeks=n) for n in range((ends - first).days // 7 + 1)]
    if spec == "monthly:last-workday":
        return [day for day in _month_ends(starts, ends) if starts <= day <= ends]
    return [_day_of_phase(spec, starts, ends)]


def _day_of_phase(spec: str, starts: date, ends: date) -> date:
    """The month and day in the year that puts it into the phase, which may reach over New Year; 02-29 is the
    28th where there is none."""
    month, _, day = spec.partition("-")
    if len(month) != 2 or len(day) != 2:
        raise ValueError(f"{spec!r} is no month and day.")
    found = [_dated(year, int(month), int(day)) for year in (starts.year, ends.year)]
    return next((each for each in found if starts <= each <= ends), found[0])


def _dated(year: int, month: int, day: int) -> date:
    if (month, day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return date(year, month, day)


def in_year(day: date, year: int) -> date:
    """The same month and day of another year."""
    return _dated(year, day.month, day.day)


def _month_ends(starts: date, ends: date) -> Iterable[date]:
    month = starts.replace(day=1)
    while month <= ends:
        following = (month + timedelta(days=31)).replace(day=1)
        yield following - timedelta(days=1)
        month = following
