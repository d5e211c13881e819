"""How old an open issue is: working days since it was found, in four classes."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Q

from yangguang.common import clock

AGES = ((0, 5), (6, 10), (11, 20), (21, None))  # working days since an issue was found
Bound = tuple[date | None, date]


def age_titles() -> list[str]:
    """“0–5 个工作日” … “20 个工作日以上”."""
    return [f"{low}–{high} 个工作日" if high else f"{low - 1} 个工作日以上" for low, high in AGES]


def age_bounds(today: date) -> list[Bound]:
    """First (None: none) and last day of discovery of each age."""
    bounds: list[Bound] = []
    newest = today
    for _, high in AGES:
        oldest = None if high is None else oldest_within(today, high, clock.is_working_day)
        bounds.append((oldest, newest))
        newest = newest if oldest is None else oldest - timedelta(days=1)
    return bounds


def oldest_within(today: date, count: int, works: Callable[[date], bool]) -> date:
    """The earliest day since which at most ``count`` working days have passed until ``today``."""
    day, passed = today, int(works(today))
    while passed <= count:
        day -= timedelta(days=1)
        passed += works(day)
    return day


def age_condition(bound: Bound) -> Q:
    """Found on a day of that age."""
    first, last = bound
    return Q(found_on__lte=last) & (Q(found_on__gte=first) if first else Q())


def age_query(bound: Bound) -> str:
    """The ledger's filter for that age."""
    first, last = bound
    return f"{f'&found_on_from={first}' if first else ''}&found_on_to={last}"
