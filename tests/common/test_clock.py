"""Working days, training days and how a deadline is told."""

from datetime import date

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from yangguang.common import clock
from yangguang.common.actions import NotInTraining, move_training_clock
from yangguang.common.models import WorkdayOverride


@pytest.mark.parametrize(
    ("day", "count", "result"),
    [
        ("2024-06-07", 1, "2024-06-11"),  # 端午节 in between
        ("2024-09-30", 1, "2024-10-08"),  # 国庆节
        ("2024-09-29", 1, "2024-09-30"),  # a worked Sunday (调休)
        ("2024-09-27", 1, "2024-09-29"),
        ("2024-07-12", 5, "2024-07-19"),
        ("2024-07-12", -1, "2024-07-11"),
        ("2024-07-13", 0, "2024-07-13"),
    ],
)
def test_working_days_follow_the_state_council(db, day, count, result):
    assert clock.add_working_days(date.fromisoformat(day), count) == date.fromisoformat(result)


@pytest.mark.parametrize(
    ("day", "result"),
    [("2024-06-10", "2024-06-07"), ("2024-10-20", "2024-10-18"), ("2024-10-10", "2024-10-10")],
)
def test_a_deadline_on_a_day_off_moves_before_it(db, day, result):
    assert clock.working_day_on_or_before(date.fromisoformat(day)) == date.fromisoformat(result)


def test_an_unknown_year_is_reckoned_monday_to_friday_and_says_so(db):
    assert clock.add_working_days(date(2026, 12, 31), 15) > date(2027, 1, 15)
    assert clock.is_provisional(date(2027, 5, 3))
    assert not clock.is_provisional(date(2024, 5, 3))


def test_the_operators_table_wins(db):
    WorkdayOverride.objects.create(day=date(2027, 5, 3), working=False, note="国办发明电〔2026〕1号")
    cache.clear()
    clock.forget_training_date()
    assert not clock.is_working_day(date(2027, 5, 3))
    assert not clock.is_provisional(date(2027, 5, 3))


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2024-07-12", "今天到期"),
        ("2024-07-15", "还剩 1 个工作日"),
        ("2024-07-13", "下一个工作日前到期"),
        ("2024-07-11", "已逾期 1 个工作日"),
        ("2024-07-07", "已逾期 5 个工作日"),
    ],
)
def test_deadlines_are_told_in_words(db, due, words):
    assert clock.remaining_in_words(date.fromisoformat(due), date(2024, 7, 12)) == words


def test_the_training_clock_moves_for_everybody(db, at):
    assert clock.today() == date(2024, 7, 12)
    move_training_clock(today=date(2024, 7, 19))
    assert clock.today() == date(2024, 7, 19)


def test_a_real_installation_has_no_clock_to_move(db, settings):
    settings.TRAINING_TODAY = ""
    with pytest.raises(NotInTraining):
        move_training_clock(today=date(2024, 7, 19))


def test_the_command_says_what_a_date_looks_like_and_what_it_did(db, capsys):
    with pytest.raises(CommandError, match="请写成 2024-07-19 的样子"):
        call_command("set_clock", "2024-07-40")
    call_command("set_clock", "2024-07-19")
    assert "演练日期已改为 2024-07-19" in capsys.readouterr().out


def test_the_command_says_where_the_date_cannot_be_moved(db, settings):
    settings.TRAINING_TODAY = None
    with pytest.raises(CommandError, match="只有演练环境"):
        call_command("set_clock", "2024-07-19")
