"""Working days against a plain table of 2024, their laws, and a year nobody knows yet."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yangguang.common import clock
from yangguang.common.models import WorkdayOverride


def days(*spans: str) -> set[date]:
    """``days("02-10/02-17", "04-04/04-06")`` of 2024, both ends included."""
    found = set()
    for span in spans:
        first, _, last = span.partition("/")
        day, end = (date.fromisoformat(f"2024-{part}") for part in (first, last or first))
        while day <= end:
            found.add(day)
            day += timedelta(days=1)
    return found


# 国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）: days off, and weekends with work.
OFF = days(
    "01-01",  # 元旦
    "02-10/02-17",  # 春节
    "04-04/04-06",  # 清明节
    "05-01/05-05",  # 劳动节
    "06-10",  # 端午节
    "09-15/09-17",  # 中秋节
    "10-01/10-07",  # 国庆节
)
MADE_UP = days("02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12")
YEAR = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
WORKING = [day for day in YEAR if day in MADE_UP or (day.weekday() < 5 and day not in OFF)]

in_2024 = st.sampled_from(YEAR)
# Far enough from both ends that what is reckoned stays inside the table.
MIDDLE = [day for day in YEAR if date(2024, 3, 1) <= day <= date(2024, 10, 31)]
in_the_middle = st.sampled_from(MIDDLE)
anywhen = st.dates(date(2026, 9, 1), date(2027, 5, 31))  # across the edge of what the library knows
few = st.integers(min_value=-40, max_value=40)


def test_every_day_of_2024_is_what_the_state_council_says() -> None:
    assert [day for day in YEAR if clock.is_working_day(day)] == WORKING


def test_the_table_has_as_many_working_days_as_the_notice() -> None:
    """366 days, 104 weekend days; 18 weekdays become free, 8 weekend days become working days."""
    assert len(WORKING) == 366 - 104 - sum(day.weekday() < 5 for day in OFF) + 8


@given(start=in_2024, end=in_2024)
def test_between_counts_the_days_of_the_table(start: date, end: date) -> None:
    counted = sum(start < day <= end for day in WORKING) - sum(end < day <= start for day in WORKING)
    assert clock.working_days_between(start, end) == counted


@given(day=in_the_middle, count=few)
def test_adding_walks_along_the_table(day: date, count: int) -> None:
    if count > 0:
        expected = [later for later in WORKING if later > day][count - 1]
    elif count < 0:
        expected = [earlier for earlier in WORKING if earlier < day][count]
    else:
        expected = day
    assert clock.add_working_days(day, count) == expected


@given(day=in_2024.filter(lambda day: day >= date(2024, 1, 2)))
def test_the_working_day_before_a_day_off_is_the_last_one_of_the_table(day: date) -> None:
    assert clock.working_day_on_or_before(day) == [one for one in WORKING if one <= day][-1]


@given(
    day=st.sampled_from([day for day in WORKING if date(2024, 3, 1) <= day <= date(2024, 10, 31)]), count=few
)
def test_from_a_working_day_there_and_back_is_no_way(day: date, count: int) -> None:
    assert clock.add_working_days(clock.add_working_days(day, count), -count) == day


@settings(deadline=None)
@given(day=anywhen, count=st.integers(min_value=1, max_value=40))
def test_what_was_added_is_what_lies_between(day: date, count: int) -> None:
    later = clock.add_working_days(day, count)
    assert clock.working_days_between(day, later) == count
    assert clock.is_working_day(later)


@settings(deadline=None)
@given(day=anywhen, first=st.integers(0, 20), second=st.integers(0, 20))
def test_adding_twice_is_adding_the_sum(day: date, first: int, second: int) -> None:
    once = clock.add_working_days(day, first + second)
    assert clock.add_working_days(clock.add_working_days(day, first), second) == once


@settings(deadline=None)
@given(start=anywhen, middle=anywhen, end=anywhen)
def test_between_is_additive_and_changes_its_sign(start: date, middle: date, end: date) -> None:
    through = clock.working_days_between(start, middle) + clock.working_days_between(middle, end)
    assert through == clock.working_days_between(start, end) == -clock.working_days_between(end, start)


@settings(deadline=None)
@given(day=anywhen)
def test_the_working_day_before_is_a_working_day_and_never_later(day: date) -> None:
    before = clock.working_day_on_or_before(day)
    assert before <= day
    assert clock.is_working_day(before)
    assert clock.working_days_between(before, day) == 0


@settings(deadline=None)
@given(due=anywhen, day=anywhen)
def test_there_are_words_for_every_distance(due: date, day: date) -> None:
    words = clock.remaining_in_words(due, day)
    assert words.startswith("今天" if due == day else ("还剩", "下一个") if due > day else "已逾期")


def test_the_library_is_asked_about_a_day_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It walks through its whole table each time, and a dashboard asks for hundreds of days."""
    day = date(2024, 10, 12)
    assert clock.is_working_day(day)
    monkeypatch.delattr(chinese_calendar, "is_workday")
    assert clock.is_working_day(day)
    assert not clock.is_provisional(day)


def test_a_year_the_calendar_does_not_know_is_reckoned_monday_to_friday_and_says_so() -> None:
    """2027 today; the first unknown one once the library has learnt it."""
    unknown = max(chinese_calendar.constants.workdays).year + 1
    new_year = [date(max(unknown, 2027), 1, 1) + timedelta(days=n) for n in range(365)]
    assert all(clock.is_provisional(day) for day in new_year)
    assert [day for day in new_year if clock.is_working_day(day)] == [d for d in new_year if d.weekday() < 5]


def test_a_deadline_across_the_new_year_does_not_crash() -> None:
    due = clock.add_working_days(date(2026, 12, 25), 10)
    assert date(2027, 1, 8) <= due <= date(2027, 1, 12)
    assert clock.working_days_between(date(2026, 12, 25), due) == 10


@pytest.mark.django_db
def test_the_operators_own_table_wins_over_library_and_week() -> None:
    WorkdayOverride.objects.bulk_create(
        [
            WorkdayOverride(day=date(2027, 2, 8), working=False, note="春节"),
            WorkdayOverride(day=date(2027, 2, 13), working=True, note="调休"),
            WorkdayOverride(day=date(2024, 7, 12), working=False, note="停电"),
        ]
    )
    clock.forget_training_date()
    assert not clock.is_working_day(date(2027, 2, 8))
    assert clock.is_working_day(date(2027, 2, 13))
    assert not clock.is_provisional(date(2027, 2, 8))
    assert not clock.is_working_day(date(2024, 7, 12))
    assert clock.working_days_between(date(2027, 2, 7), date(2027, 2, 8)) == 0
