"""Invented random admissions: one that registers, one frozen and published, one drawn with a family that gave
its place up, one where everybody has a place. Titles, source and witnesses say that they are invented."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from stdnum.cn import ric

from campaign.demo.people import Offices
from enrollment.actions import lotteries as actions
from enrollment.actions.applicants import register_applicants
from enrollment.actions.lottery_protocols import render_protocol
from enrollment.models import Lottery, School
from enrollment.queries.lotteries import result_of
from yangguang.accounts.models import User
from yangguang.documents.pdf import pdf_available
from yangguang.tenancy.models import Unit

SOURCE = "演示号码（虚构）：{:%Y-%m-%d} 当期开奖号码，真实招生时写明哪一种彩票、哪一期"
SEED = "02 07 09 14 21 30 / 11"
WITNESSES = "周明（虚构），纪检人员，{office}\n冯丽（虚构），家长代表，{school}"
NAMES = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨"
FIRST_SERIAL = 700  # of the identity numbers: those of the special groups end before


def load(*, people: dict[str, User], now: datetime) -> None:
    """One lottery for every state a visitor may meet; nothing where a county has no private school."""
    offices = Offices(people, now)
    chance = random.Random(3797)  # noqa: S311 - invented data must be the same every time
    for county, show in (
        ("410902", _registering), ("410923", _frozen), ("410922", _drawn), ("410926", _admitted),
    ):  # fmt: skip
        school = School.objects.filter(unit__code__startswith=county, nature="private").first()
        if school is not None and not Lottery.objects.filter(unit=school.unit).exists():
            show(school, offices, chance, now)


def _registering(school: School, offices: Offices, chance: random.Random, now: datetime) -> None:
    """Families still register."""
    _opened(school, offices, chance, now, closes=6, seed=9, plan=10, children=8)


def _frozen(school: School, offices: Offices, chance: random.Random, now: datetime) -> None:
    """The list is public; the numbers come in three days."""
    lottery = _opened(school, offices, chance, now, closes=-2, seed=3, plan=24, children=37)
    _freeze(lottery, offices, now - timedelta(days=1))


def _drawn(school: School, offices: Offices, chance: random.Random, now: datetime) -> None:
    """Drawn three days ago, and one family has given its place up since."""
    lottery = _opened(school, offices, chance, now, closes=-9, seed=-4, plan=40, children=66)
    lottery = _freeze(lottery, offices, now - timedelta(days=8))
    county, then = lottery.county_id, now - timedelta(days=3)
    office = f"{lottery.county.name}教育局"
    lottery = actions.enter_seed(
        by=offices.clerk(county), now=then, row=lottery, seed=SEED, seed_link="演示公告（虚构）",
        witnesses=WITNESSES.format(office=office, school=school.name),
    )  # fmt: skip
    lottery = actions.confirm_seed(
        by=offices.reviewer(county), now=then + timedelta(minutes=6), row=lottery, seed=SEED
    )
    admitted = next(line for line in result_of(lottery).lines if line.standing == "admitted")
    actions.decline(
        by=offices.clerk(county), now=now, row=lottery, number=admitted.ticket.number, cause="written",
        declined_on=now.date() - timedelta(days=1),
    )  # fmt: skip
    if pdf_available():  # a machine without Pango shows everything else
        render_protocol(lottery_id=lottery.pk, now=now)


def _admitted(school: School, offices: Offices, chance: random.Random, now: datetime) -> None:
    """Fewer children than places."""
    lottery = _opened(school, offices, chance, now, closes=-3, seed=4, plan=30, children=19)
    by = offices.reviewer(lottery.county_id)
    actions.admit_all(by=by, now=now - timedelta(days=1), row=lottery)


def _opened(
    school: School, offices: Offices, chance: random.Random, now: datetime, *, closes: int, seed: int,
    plan: int, children: int,
) -> Lottery:  # fmt: skip
    """Announced three weeks ago; days count from today."""
    today = now.date()
    numbers_on = today + timedelta(days=seed)
    began = now - timedelta(days=21)
    clerk = offices.clerk(school.unit_id[:6])
    lottery = actions.open_lottery(
        by=clerk, now=began, unit=school.unit,
        values={
            "year": today.year, "grade": "p1", "plan": plan, "opens_on": began.date(),
            "closes_on": today + timedelta(days=closes), "seed_source": SOURCE.format(numbers_on),
            "seed_on": numbers_on, "draw_on": numbers_on + timedelta(days=1),
        },
    )  # fmt: skip
    rows = _children(lottery, chance, children)
    register_applicants(by=clerk, now=began + timedelta(days=2), lottery=lottery, children=rows)
    return lottery


def _freeze(lottery: Lottery, offices: Offices, then: datetime) -> Lottery:
    return actions.freeze_lottery(by=offices.reviewer(lottery.county_id), now=then, row=lottery)


def _children(lottery: Lottery, chance: random.Random, count: int) -> Sequence[dict[str, Any]]:
    """Invented children; the last two are twins."""
    county = Unit.objects.get(pk=lottery.county_id)
    rows: list[dict[str, Any]] = []
    for serial in range(count):
        born = date(2017, 9, 1) + timedelta(days=chance.randrange(365))
        twin = serial >= count - 2
        surname = "赵" if twin else chance.choice(NAMES)
        body = f"{county.pk}{date(2018, 5, 4) if twin else born:%Y%m%d}{FIRST_SERIAL + serial:03d}"
        rows.append(
            {
                "name": f"{surname}{chance.choice('安宁文博雨欣佳乐')}（演示）",
                "id_type": "identity",
                "id_number": body + ric.calc_check_digit(body + "0"),
                "county": county,
                "tie": "A1" if twin else "",
                "withdrawn": False,
            }
        )
    return rows
