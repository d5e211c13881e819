"""More time: asked by whoever owes it, granted by the superior, never by the asker, never past the end."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign import actions as shared
from campaign import rules as shared_rules
from campaign.actions import extensions as actions
from campaign.models import Assignment, Campaign, Extension
from campaign.queries.desk import desk_items
from campaign.rules import extensions as rules
from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.accounts.models import User
from yangguang.notices.models import Notice
from yangguang.tenancy.states import WrongState

NEW = date(2024, 8, 30)  # a Friday


@pytest.fixture
def owed(campaign: Campaign) -> Callable[..., Assignment]:
    return lambda code="A3", unit=QF: Assignment.objects.get(unit_id=unit, deliverable__code=code)


@pytest.fixture
def asked(cast: Cast, owed: Callable[..., Assignment], now: datetime) -> Extension:
    """清丰县 asks to put A3 off from 08-15 to 08-30."""
    return actions.ask_extension(
        by=cast.qf_clerk, now=now, row=owed(), wanted_on=NEW, reason="民办学校派位延后到 8 月下旬"
    )


def test_the_reviewer_of_the_superior_grants_and_the_date_moves(
    cast: Cast, asked: Extension, owed: Callable[..., Assignment], now: datetime
) -> None:
    row = actions.grant_extension(by=cast.py_reviewer, now=now, row=asked, text="同意")
    assert (row.state, row.decided_by, row.due_before) == ("granted", cast.py_reviewer, date(2024, 8, 15))
    assert (owed().due_on, owed().nominal_due_on) == (NEW, date(2024, 8, 15))
    assert "已批准延至 2024-08-30" in Notice.objects.get(unit_id=QF).title


def test_a_refusal_needs_its_reason_and_leaves_the_date(
    cast: Cast, asked: Extension, owed: Callable[..., Assignment], now: datetime
) -> None:
    with pytest.raises(shared_rules.ReasonMissing):
        actions.refuse_extension(by=cast.py_reviewer, now=now, row=asked, reason=" ")
    row = actions.refuse_extension(by=cast.py_reviewer, now=now, row=asked, reason="材料已齐")
    assert (row.state, row.decision) == ("refused", "材料已齐")
    assert owed().due_on == date(2024, 8, 15)


@pytest.mark.parametrize("who", ["qf_reviewer", "qf_leader", "zz_reviewer", "qf_clerk", "hn_viewer"])
def test_nobody_but_a_reviewer_above_grants(cast: Cast, asked: Extension, now: datetime, who: str) -> None:
    with pytest.raises(rules.AskerDecides):
        actions.grant_extension(by=getattr(cast, who), now=now, row=asked)


def test_nobody_grants_what_they_asked_for(
    cast: Cast, owed: Callable[..., Assignment], now: datetime
) -> None:
    row = actions.ask_extension(by=cast.py_reviewer, now=now, row=owed(), wanted_on=NEW, reason="代县区申请")
    with pytest.raises(rules.AskerDecides):
        actions.grant_extension(by=cast.py_reviewer, now=now, row=row)
    with pytest.raises(IntegrityError, match="decider_is_not_asker"), transaction.atomic():
        Extension.objects.filter(pk=row.pk).update(decided_by=cast.py_reviewer)


@pytest.mark.parametrize(
    ("wanted", "says"),
    [("2024-08-15", "晚于现在"), ("2024-07-01", "晚于现在"), ("2024-10-21", "专项行动结束")],
)
def test_the_date_is_later_and_inside_the_campaign(
    cast: Cast, owed: Callable[..., Assignment], now: datetime, wanted: str, says: str
) -> None:
    day = date.fromisoformat(wanted)
    with pytest.raises(rules.DateRefused, match=says):
        actions.ask_extension(by=cast.qf_clerk, now=now, row=owed(), wanted_on=day, reason="来不及")


def test_a_date_in_the_past_puts_nothing_off(
    cast: Cast, owed: Callable[..., Assignment], now: datetime
) -> None:
    with pytest.raises(rules.DateRefused, match="今天"):
        actions.ask_extension(
            by=cast.qf_clerk, now=now, row=owed("M2"), wanted_on=date(2024, 6, 21), reason="来不及"
        )


def test_a_day_off_moves_to_the_working_day_before(
    cast: Cast, owed: Callable[..., Assignment], now: datetime
) -> None:
    sunday = date(2024, 9, 1)
    row = actions.ask_extension(by=cast.qf_clerk, now=now, row=owed(), wanted_on=sunday, reason="来不及")
    assert row.wanted_on == NEW


def test_one_request_at_a_time(
    cast: Cast, asked: Extension, owed: Callable[..., Assignment], now: datetime
) -> None:
    told: dict[str, Any] = {
        "by": cast.qf_clerk,
        "now": now,
        "row": owed(),
        "wanted_on": NEW,
        "reason": "再申请",
    }
    with pytest.raises(rules.AskedAlready):
        actions.ask_extension(**told)
    actions.refuse_extension(by=cast.py_reviewer, now=now, row=asked, reason="材料已齐")
    assert actions.ask_extension(**told).state == "asked"


def test_what_is_handed_in_is_not_put_off(
    cast: Cast, asked: Extension, owed: Callable[..., Assignment], now: datetime
) -> None:
    shared.report_nothing(by=cast.qf_clerk, now=now, row=owed(), note="没有")
    with pytest.raises(rules.NothingToExtend):
        actions.ask_extension(by=cast.qf_clerk, now=now, row=owed(), wanted_on=NEW, reason="来不及")
    with pytest.raises(rules.NothingToExtend):
        actions.grant_extension(by=cast.py_reviewer, now=now, row=asked)


def test_a_decision_is_made_once(cast: Cast, asked: Extension, now: datetime) -> None:
    actions.grant_extension(by=cast.py_reviewer, now=now, row=asked)
    with pytest.raises(WrongState):
        actions.refuse_extension(by=cast.py_reviewer, now=now, row=asked, reason="收回")


def test_the_database_holds_dates_to_the_campaign(owed: Callable[..., Assignment]) -> None:
    with pytest.raises(IntegrityError, match="outside the campaign"), transaction.atomic():
        Assignment.objects.filter(pk=owed().pk).update(due_on=date(2024, 10, 21))


def test_the_walk_through_the_pages(cast: Cast, owed: Callable[..., Assignment]) -> None:
    clerk, city = cast.client(cast.qf_clerk), cast.client(cast.py_reviewer)
    page = reverse("campaign:assignments-detail", args=[owed().pk])
    assert "申请延期" in clerk.get(page).content.decode()
    given = {"row": str(owed().pk), "confirmed": "1", "wanted_on": "2024-08-30", "reason": "派位延后"}
    clerk.post(reverse("campaign:assignments-verb", args=["extend"]), given)
    row = Extension.objects.get()
    assert "派位延后" in clerk.get(page).content.decode()
    grant = reverse("campaign:extensions-verb", args=["grant"])
    cast.client(cast.qf_reviewer).post(grant, {"row": str(row.pk), "confirmed": "1", "text": ""})
    row.refresh_from_db()
    assert row.state == "asked"
    city.post(grant, {"row": str(row.pk), "confirmed": "1", "text": "同意"})
    html = clerk.get(page).content.decode()
    assert "延期至 2024-08-30" in html
    assert cast.py_reviewer.name in html


def test_a_school_asks_its_county(cast: Cast, owed: Callable[..., Assignment], now: datetime) -> None:
    row = actions.ask_extension(
        by=cast.qf_school, now=now, row=owed("A6", QF_SCHOOL), wanted_on=date(2024, 10, 12), reason="补录"
    )
    assert actions.grant_extension(by=cast.qf_reviewer, now=now, row=row).state == "granted"
    assert owed("A6", QF_SCHOOL).due_on == date(2024, 10, 12)


def test_a_request_waits_on_the_desk_of_the_superior_alone(
    cast: Cast, asked: Extension, now: datetime
) -> None:
    def waits(user: User) -> list[str]:
        return [item.title for item in desk_items(cast.actor(user), now.date()) if "延期" in item.title]

    assert waits(cast.py_reviewer) == ["延期申请：电脑随机录取实施情况（申请延至 08-30）"]
    assert waits(cast.qf_reviewer) == waits(cast.zz_reviewer) == waits(cast.qf_clerk) == []
    actions.grant_extension(by=cast.py_reviewer, now=now, row=asked)
    assert waits(cast.py_reviewer) == []
