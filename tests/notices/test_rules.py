"""The ladder, day by day."""

from datetime import date

import pytest

from yangguang.common import clock
from yangguang.notices import rules
from yangguang.notices.rules import Desk

OWN, REVIEWER, SUPERIOR = Desk.OWN, Desk.REVIEWER, Desk.SUPERIOR

# 2024-06-07 is a Friday; 06-10 is 端午节. Due on it, as the plan has it for phase two.
LADDER = [
    ("2024-06-03", None, ()),
    ("2024-06-04", -3, (OWN,)),
    ("2024-06-05", None, ()),
    ("2024-06-06", None, ()),
    ("2024-06-07", 0, (OWN,)),
    ("2024-06-08", None, ()),  # Saturday
    ("2024-06-09", None, ()),
    ("2024-06-10", None, ()),  # 端午节
    ("2024-06-11", 1, (OWN,)),
    ("2024-06-12", 2, (OWN, REVIEWER)),
    ("2024-06-13", 3, (OWN, REVIEWER)),
    ("2024-06-14", 4, (OWN, REVIEWER)),
    ("2024-06-15", None, ()),
    ("2024-06-17", 5, (OWN, REVIEWER, SUPERIOR)),
    ("2024-06-28", 14, (OWN, REVIEWER, SUPERIOR)),
]


def reckon(day: str, *dues: str) -> list[rules.Reckoned]:
    return rules.reckoned(
        [date.fromisoformat(due) for due in dues],
        date.fromisoformat(day),
        is_working_day=clock.is_working_day,
        on_or_before=clock.working_day_on_or_before,
        between=clock.working_days_between,
        following=clock.add_working_days(date.fromisoformat(day), 1),
    )


@pytest.mark.parametrize(("day", "late", "told"), LADDER)
def test_the_ladder(day, late, told):
    found = reckon(day, "2024-06-07")
    assert [desk for one in found for desk in rules.desks(one.late)] == list(told)
    assert [one.late for one in found] == ([late] if told else [])


@pytest.mark.parametrize(("day", "late", "told"), LADDER)
def test_a_day_off_counts_as_the_working_day_before_it(day, late, told):
    """06-10 is a holiday after a weekend: it is due on Friday, 06-07."""
    assert [one.late for one in reckon(day, "2024-06-10")] == ([late] if told else [])


def test_the_first_reminder_holds_until_the_day_itself_and_others_until_the_next_working_day():
    [early] = reckon("2024-06-04", "2024-06-07")
    assert early.until == date(2024, 6, 7)
    [on_the_day] = reckon("2024-06-07", "2024-06-07")
    assert on_the_day.until == date(2024, 6, 11)


def test_a_make_up_working_day_is_a_working_day():
    """2024-09-14 is a Saturday on which offices work (中秋节调休)."""
    assert [one.late for one in reckon("2024-09-14", "2024-09-13")] == [1]


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (-3, "还剩 3 个工作日（6月7日到期）"),
        (0, "今天到期（6月7日）"),
        (1, "已逾期 1 个工作日（6月7日到期）"),
    ],
)
def test_a_reminder_says_how_long_is_left(late, words):
    assert rules.in_words(date(2024, 6, 7), late) == words


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (-3, "还剩 3 个工作日（7月14日是休息日，提前到7月12日）"),
        (0, "今天到期（7月14日是休息日，提前到今天）"),
        (2, "已逾期 2 个工作日（7月14日是休息日，提前到7月12日）"),
    ],
)
def test_a_deadline_on_a_day_off_says_that_it_was_brought_forward(late, words):
    found = rules.in_words(date(2024, 7, 14), late, today=date(2024, 7, 12), effective=date(2024, 7, 12))
    assert found == words


def test_the_year_is_said_when_it_is_another():
    words = rules.in_words(date(2020, 1, 2), 1130, today=date(2024, 7, 12), effective=date(2020, 1, 2))
    assert words == "已逾期 1130 个工作日（2020年1月2日到期）"


@pytest.mark.parametrize(
    ("hour", "minute", "allowed"), [(7, 59, False), (8, 0, True), (19, 59, True), (20, 0, False)]
)
def test_nobody_is_written_to_at_night(hour, minute, allowed):
    assert rules.may_mail(rules.time(hour, minute)) is allowed
