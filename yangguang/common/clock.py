"""The clock and working days. Everything that asks "what time is it" asks here.

In training (``YANGGUANG_TODAY`` set) the date is the training date and the time of day is real, so a
demo of the 2024 campaign behaves as in 2024. Working days follow the State Council calendar through
``chinese_calendar``; the operator's own table (``WorkdayOverride``) wins over it and serves years the
library does not know yet; a year neither knows is reckoned Monday to Friday and says so
(:func:`is_provisional`).
"""

import time
from datetime import date, datetime, timedelta
from functools import lru_cache

import chinese_calendar
from django.conf import settings
from django.utils import timezone

_TTL = 1.0  # seconds a process may believe an old training date or calendar
_training: tuple[float, date | None] = (-1e9, None)
_calendar: tuple[float, dict[str, bool]] = (-1e9, {})


def training_date() -> date | None:
    """The training date, or None when the clock is real. At most one small query a second."""
    global _training
    if not settings.TRAINING_TODAY:
        return None
    read_at, value = _training
    if time.monotonic() - read_at > _TTL:
        from yangguang.common.models import TrainingClock  # models need loaded apps; the clock does not

        row = TrainingClock.objects.first()
        value = row.today if row else date.fromisoformat(settings.TRAINING_TODAY)
        _training = (time.monotonic(), value)
    return value


def forget_training_date() -> None:
    """Make this process read date and calendar anew (after the clock was moved, and between tests)."""
    global _training, _calendar
    _training = (-1e9, None)
    _calendar = (-1e9, {})


def now() -> datetime:
    """The present moment, aware, Asia/Shanghai; in training on the training date."""
    real = timezone.localtime()
    day = training_date()
    return real if day is None else real.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """The present date in Asia/Shanghai. Not by way of :func:`now`: an import asks once a row."""
    day = training_date()
    return timezone.localdate() if day is None else day


def _override(day: date) -> bool | None:
    """What the operator's own table says of ``day``; read at most once a second, asked for every day."""
    global _calendar
    read_at, table = _calendar
    if time.monotonic() - read_at > _TTL:
        from yangguang.common.models import WorkdayOverride

        table = WorkdayOverride.table()
        _calendar = (time.monotonic(), table)
    return table.get(day.isoformat())


@lru_cache(maxsize=4096)  # some ten years: each asking walks through the library's whole table
def _published(day: date) -> bool | None:
    """What the State Council's calendar says of ``day``; None for a year it does not know."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def is_provisional(day: date) -> bool:
    """True when the State Council calendar of that year is not known yet (reckoned Monday to Friday)."""
    return _override(day) is None and _published(day) is None


def is_working_day(day: date) -> bool:
    """Whether offices work on that day (调休 included)."""
    for known in (_override(day), _published(day)):
        if known is not None:
            return known
    return day.weekday() < 5


def add_working_days(day: date, count: int) -> date:
    """The date ``count`` working days after ``day`` (before it when negative); 0 → ``day`` itself."""
    step = timedelta(days=1 if count >= 0 else -1)
    remaining = abs(count)
    while remaining:
        day += step
        if is_working_day(day):
            remaining -= 1
    return day


def working_days_between(start: date, end: date) -> int:
    """Working days after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + timedelta(days=i)) for i in range(1, (end - start).days + 1))


def working_day_on_or_before(day: date) -> date:
    """A deadline on a day off moves to the working day before it (domain.md §3)."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def remaining_in_words(due: date, day: date) -> str:
    """How long is left, as people say it: “今天到期”, “还剩 3 个工作日”, “已逾期 2 个工作日”."""
    if due == day:
        return "今天到期"
    count = working_days_between(day, due)
    if due > day:
        return f"还剩 {count} 个工作日" if count else "下一个工作日前到期"
    return f"已逾期 {max(-count, 1)} 个工作日"
