"""The tick: each reminder once, whatever crashes or runs twice; silence when the cause is gone."""

from collections import Counter

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.cast import HN, NL, PY, QF, QF_SCHOOL
from tests.notices.conftest import owe, told
from yangguang.common import clock
from yangguang.notices import reminders
from yangguang.notices.models import Notice
from yangguang.notices.queries import unread
from yangguang.notices.reminders import Dues
from yangguang.notices.tasks import tick_reminders
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


def pay(notice: Notice) -> None:
    """The cause is gone, and nobody told the reminders."""
    with scope("*"):
        Notice.objects.filter(pk=notice.pk).update(right="fill")


# 2024-07-12 is a Friday.
@pytest.mark.parametrize(
    ("unit", "due", "receivers"),
    [
        (QF, "2024-07-18", []),
        (QF, "2024-07-17", [(QF, "fill")]),
        (QF, "2024-07-12", [(QF, "fill")]),
        (QF, "2024-07-11", [(QF, "fill")]),
        (QF, "2024-07-10", [(QF, "fill"), (QF, "review")]),
        (QF, "2024-07-05", [(PY, "review"), (QF, "fill"), (QF, "review")]),
        (QF_SCHOOL, "2024-07-12", [(QF_SCHOOL, "fill")]),
        (QF_SCHOOL, "2024-07-10", [(QF, "review"), (QF_SCHOOL, "fill")]),
        (QF_SCHOOL, "2024-07-05", [(PY, "review"), (QF, "review"), (QF_SCHOOL, "fill")]),
        (PY, "2024-07-05", [(HN, "review"), (PY, "fill"), (PY, "review")]),
        (HN, "2024-07-05", [(HN, "fill"), (HN, "review")]),
    ],
)
def test_the_longer_it_is_late_the_higher_it_climbs(cast, dues, unit, due, receivers):
    owe(unit, due)
    tick_reminders()
    assert [(code, right) for code, right, _ in told()] == receivers


def test_a_superior_reads_which_unit_it_is(cast, dues):
    owe(QF, "2024-07-05", "问题整改周报")
    tick_reminders()
    words = "问题整改周报：已逾期 5 个工作日（7月5日到期）"
    assert told() == [
        (PY, "review", f"清丰县：{words}"),
        (QF, "fill", words),
        (QF, "review", f"清丰县：{words}"),
    ]


def test_ticking_again_writes_nothing(cast, dues):
    owe(QF, "2024-07-05")
    assert tick_reminders() == 3
    assert tick_reminders() == 0
    assert len(told()) == 3


def test_on_a_day_off_nobody_is_reminded(cast, dues, at):
    owe(QF, "2024-07-12")
    at("2024-07-13")
    assert tick_reminders() == 0


def test_after_days_on_which_nothing_ran_only_the_rung_of_the_day_is_written(cast, dues, at):
    owe(QF, "2024-07-12")
    at("2024-07-16")
    tick_reminders()
    assert [title for _, right, title in told() if right == "fill"] == [
        "交表：已逾期 2 个工作日（7月12日到期）"
    ]


def test_what_was_handed_in_is_not_reminded_of_any_more(cast, dues, at):
    paid = owe(QF, "2024-07-11")
    owe(NL, "2024-07-11")
    tick_reminders()
    pay(paid)
    tick_reminders()
    assert [unit for unit, *_ in told(cancelled_at=None)] == [NL]
    at("2024-07-15")
    tick_reminders()
    assert {unit for unit, *_ in told(day="2024-07-15")} == {NL}


def test_when_the_date_moves_the_old_reminder_is_cancelled_and_a_new_one_comes(cast, dues, at):
    extended = owe(QF, "2024-07-12")
    tick_reminders()
    with scope("*"):
        Notice.objects.filter(pk=extended.pk).update(day="2024-07-17")
    tick_reminders()
    assert [title for *_, title in told(cancelled_at=None)] == ["交表：还剩 3 个工作日（7月17日到期）"]
    assert len(told()) == 2


def test_the_reminder_of_yesterday_makes_room_for_the_one_of_today(cast, dues, at):
    owe(QF, "2024-07-12")
    actor = cast.actor(cast.qf_clerk)
    tick_reminders()
    at("2024-07-15")
    tick_reminders()
    with scope(*actor.scope):
        assert [one.late for one in unread(actor).reminders()] == [1]
    assert len(told(right="fill")) == 2


def test_a_unit_that_was_closed_down_is_left_in_peace(cast, dues):
    owe(QF_SCHOOL, "2024-07-05")
    Unit.objects.filter(pk=QF_SCHOOL).update(active=False)
    assert tick_reminders() == 0


def test_one_kind_that_fails_keeps_no_other_from_being_reminded_of(cast, dues, monkeypatch):
    broken = Dues(
        "broken", "坏的", lambda: Notice.objects.extra(where=["1/0 = 1"]), title="title", due="day",
        path=dues.path,
    )  # fmt: skip
    monkeypatch.setattr(reminders, "_registered", {"broken": broken, "test": dues})
    owe(QF, "2024-07-12")
    with pytest.raises(DatabaseError):
        tick_reminders()
    assert len(told()) == 1


def test_two_apps_cannot_take_the_same_kind(dues):
    with pytest.raises(ValueError, match="registered already"):
        reminders.register_dues(Dues("test", "另一", lambda: Notice.objects.none(), title="title"))


def test_the_database_refuses_half_a_reminder(cast, everywhere):
    with pytest.raises(IntegrityError, match="notice_reminder_is_whole"), transaction.atomic():
        Notice.objects.create(unit_id=QF, right="fill", key="k", title="t", path="/", kind="test")


class Broken(Exception):
    """The worker dies here."""


class DiesAfter:
    """An execute wrapper that lets ``left`` statements through and then raises."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        self.left -= 1
        if self.left < 0:
            raise Broken
        return result


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_after_any_statement_of_the_tick_leaves_each_reminder_once(dues):
    """The same with a killed process: tests/faults/test_reminders.py."""
    from tests.cast import assemble

    assemble()
    for unit in (QF, NL, QF_SCHOOL):
        owe(unit, "2024-07-05")
    statements = 0
    for survived in range(100):
        try:
            with connection.execute_wrapper(DiesAfter(survived)):
                tick_reminders()
        except Broken:
            connection.close()
            statements += 1
            continue
        break
    assert statements > 3
    tick_reminders()
    assert len(told()) == 9
    with scope("*"):
        keys = Counter(Notice.objects.reminders().values_list("unit_id", "key"))
    assert max(keys.values()) == 1


def test_the_clock_of_the_database_is_not_asked(cast, dues):
    """Everything is stamped by the training clock."""
    owe(QF, "2024-07-12")
    tick_reminders()
    with scope("*"):
        [notice] = Notice.objects.reminders()
    assert (notice.created_at.date(), notice.day) == (clock.today(), clock.today())
