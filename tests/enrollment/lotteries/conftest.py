"""A private school of 清丰县, children registered for it, frozen, entered, drawn."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from stdnum.cn import ric

from enrollment.actions import lotteries as actions
from enrollment.actions.applicants import register_applicants
from enrollment.choices.lotteries import PublishedList
from enrollment.models import Lottery, LotteryList, School
from tests.cast import QF, QF_SCHOOL_2, Cast
from yangguang.common import clock
from yangguang.tenancy.models import Unit

SEED = "02 07 09 14 21 30 / 11"
WITNESSES = "周明，纪检人员，清丰县教育局\n冯丽，家长代表，育才中学"
NAMES = ["王小明", "李雷", "张佳", "刘洋洋", "陈晨", "杨阳"]


def number_of(serial: int, born: date = date(2017, 5, 12)) -> str:
    """An identity number of 清丰县 with its check digit."""
    body = f"{QF}{born:%Y%m%d}{serial:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def child(serial: int, **more: Any) -> dict[str, Any]:
    """What is registered of one child."""
    return {
        "name": NAMES[serial % len(NAMES)],
        "id_type": "identity",
        "id_number": number_of(serial),
        "county": Unit.objects.get(pk=QF),
        "tie": "",
        "withdrawn": False,
        **more,
    }


@pytest.fixture
def now(cast: Cast, everywhere: None) -> datetime:
    """10 o'clock of the default day, 2024-07-12."""
    return clock.now().replace(hour=10, minute=0, second=0, microsecond=0)


@pytest.fixture
def school(cast: Cast, everywhere: None) -> School:
    """清丰县育才中学 is private here, approved by its own county."""
    return School.objects.create(
        unit_id=QF_SCHOOL_2, code=QF_SCHOOL_2, name="清丰县育才中学（虚构）", stage="junior",
        nature="private", locality="urban", approval_unit_id=QF,
    )  # fmt: skip


@pytest.fixture
def announced(school: School, now: datetime) -> dict[str, Any]:
    """What the county announced: registering closed yesterday, numbers tomorrow, draw the day after."""
    today = now.date()
    return {
        "year": 2024, "grade": "j1", "plan": 3, "opens_on": today - timedelta(days=9),
        "closes_on": today - timedelta(days=1), "seed_source": "双色球 2024-07-13 开奖号码",
        "seed_on": today + timedelta(days=1), "draw_on": today + timedelta(days=2),
    }  # fmt: skip


@pytest.fixture
def lottery(school: School, announced: dict[str, Any], now: datetime, cast: Cast) -> Lottery:
    return actions.open_lottery(by=cast.qf_clerk, now=now, unit=school.unit, values=announced)


@pytest.fixture
def registered(lottery: Lottery, now: datetime) -> Lottery:
    """Five single children and a pair of twins: six tickets, seven children, three places."""
    children = [child(serial) for serial in range(5)]
    children += [child(serial, tie="A1", name="赵双") for serial in (5, 6)]
    register_applicants(by=None, now=now, lottery=lottery, children=children)
    return lottery


@pytest.fixture
def frozen(registered: Lottery, now: datetime, cast: Cast) -> Lottery:
    return actions.freeze_lottery(by=cast.qf_reviewer, now=now, row=registered)


@pytest.fixture
def later(frozen: Lottery, now: datetime, at: Callable[[str], None]) -> datetime:
    """The day of the draw."""
    at("2024-07-14")
    return now + timedelta(days=2)


@pytest.fixture
def entered(frozen: Lottery, later: datetime, cast: Cast) -> Lottery:
    return actions.enter_seed(
        by=cast.qf_clerk, now=later, row=frozen, seed=SEED, seed_link="开奖公告", witnesses=WITNESSES
    )


@pytest.fixture
def drawn(entered: Lottery, later: datetime, cast: Cast) -> Lottery:
    return actions.confirm_seed(by=cast.qf_reviewer, now=later, row=entered, seed="2,7,9,14,21,30/11")


def lines(lottery: Lottery, kind: PublishedList) -> Sequence[str]:
    """A published file."""
    return LotteryList.objects.get(lottery=lottery, kind=kind).lines
