"""Invented children of the special groups: five a county and ledger, some in two, every name says so."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from stdnum.cn import ric

from campaign.demo import deliverables
from campaign.demo.people import Offices
from campaign.models import Assignment
from enrollment.actions import groups as actions
from enrollment.choices import Grade, Placement, Relation, Source, Stage
from enrollment.choices.groups import (
    DisabilityKind,
    DropoutCause,
    FollowUpKind,
    FollowUpOutcome,
    Group,
    LawfulReason,
    PovertyCategory,
    Seat,
)
from enrollment.models import Dropout, School
from yangguang.accounts.models import User
from yangguang.ledgers import registry
from yangguang.tenancy.models import Unit

EACH = 5  # children a county and ledger
SILENT = "410927"  # the county that has not finished its ledgers
NAMES = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨"
FIRST_SERIAL = 300  # of the identity numbers: those of the left-behind children end before
REASON = "家长申请后仍在协调学位（演示）"


def load(*, people: dict[str, User], now: datetime) -> None:
    """Six ledgers, visits, one refused disabled child in 清丰县, one county that has no orphans."""
    chance = random.Random(25)  # noqa: S311 - invented data must be the same every time
    offices = Offices(people, now)
    for county in Unit.objects.counties().filter(code__startswith="4109"):
        schools = list(School.objects.under(county.pk).filter(unit__active=True).select_related("unit"))
        if schools:
            _county(county, schools, chance, offices.clerk(county.pk), now)
    _hand_in(offices, now)


def _county(
    county: Unit, schools: Sequence[School], chance: random.Random, clerk: User, now: datetime
) -> None:
    children = [_child(chance, county.pk, FIRST_SERIAL + serial) for serial in range(EACH * 5)]
    for place, group in enumerate(group for group in Group if group != Group.LEFT_BEHIND):
        if group == Group.ORPHAN and county.pk == SILENT:
            continue
        if group == Group.ORPHAN and county.pk == "410971":
            actions.declare_none(by=clerk, unit=county, group=group, now=now)
            continue
        # The last ledgers begin where the first did: their first children stand in two.
        chosen = [children[(place * 4 + serial) % len(children)] for serial in range(EACH)]
        rows = [
            (county.pk, {**child, **_entry(chance, group, schools, serial, child)})
            for serial, child in enumerate(chosen)
        ]
        if group == Group.DISABILITY and county.pk == "410922":
            rows[0][1].update(_refused(schools))
        registry.get(f"enrollment/{group}").create_many(by=clerk, rows=rows, now=now)
    _persuade(county, clerk, now)


def _child(chance: random.Random, county: str, serial: int) -> dict[str, Any]:
    born = date(2009, 9, 1) + timedelta(days=chance.randrange(0, 8 * 365))
    male = serial % 2 == 1
    body = f"{county}{born:%Y%m%d}{serial:03d}"
    surname = chance.choice(NAMES)
    return {
        "child__name": f"{surname}{chance.choice('安宁文博雨欣佳乐')}（演示）",
        "child__sex": "male" if male else "female",
        "child__id_type": "identity",
        "child__id_number": body + ric.calc_check_digit(body + "0"),
        "child__birth_date": born,
        "child__household_place": "演示户籍地",
        "child__living_place": "演示居住地",
        "child__guardian": f"{surname}某某",
        "child__guardian_relation": chance.choice(Relation.values),
        "child__guardian_phone": f"1390001{serial:04d}",
    }


def _entry(
    chance: random.Random, group: Group, schools: Sequence[School], serial: int, child: dict[str, Any]
) -> dict[str, Any]:
    """Shared columns and the group's own; one child in twelve is not at school."""
    age = (date(2024, 9, 1) - child["child__birth_date"]).days // 365
    grade = Grade.values[min(max(age - 6, 0), 8)]
    wanted = Stage.JUNIOR if grade.startswith("j") else Stage.PRIMARY
    fitting = [s for s in schools if s.stage in (wanted, Stage.NINE_YEAR)] or list(schools)
    found = date(2024, 6, 1) + timedelta(days=chance.randrange(0, 20))
    placed = group != Group.DROPOUT and chance.random() > 0.08
    school = chance.choice(fitting)
    own = _OWN[group](chance, serial, child)
    if group == Group.MIGRANT and placed:
        private = own["seat"] != Seat.PUBLIC
        school = next((s for s in fitting if (s.nature == "private") == private), school)
    if group == Group.DISABILITY and not placed:
        own["lawful_reason"] = LawfulReason.ELSEWHERE
    return {
        "school": school.unit if placed or group == Group.DROPOUT else None,
        "grade": grade,
        "placement": Placement.ENROLLED if placed else Placement.NOT_ENROLLED,
        "not_enrolled_reason": "" if placed else REASON,
        "deferral_document": "",
        "deferred_until": None,
        "source": chance.choice([Source.SCHOOL, Source.TOWNSHIP, Source.CIVIL_AFFAIRS]),
        "found_on": found,
        "verified_on": found + timedelta(days=chance.choice([3, 12, 25])) if chance.random() < 0.9 else None,
        **own,
    }


def _dropout(chance: random.Random, serial: int, child: dict[str, Any]) -> dict[str, Any]:
    return {
        "status": "suspected" if serial % 2 else "confirmed",
        "cause": chance.choice(DropoutCause.values),
        "left_on": date(2024, 4, 1) + timedelta(days=chance.randrange(0, 50)),
        "returned_on": None,
    }


def _migrant(chance: random.Random, serial: int, child: dict[str, Any]) -> dict[str, Any]:
    return {
        "entry_year": 2022 + serial % 3,
        "seat": [Seat.PUBLIC, Seat.PUBLIC, Seat.PURCHASED, Seat.PUBLIC, Seat.PRIVATE][serial],
        "from_province": chance.choice(["41", "37", "13", "34"]),
        "permit_number": child["child__id_number"],
        "permit_issued_on": date(2023, 8, 1),
        "permit_valid_until": date(2025, 7, 31),
        "parents_work": "建筑工（演示）",
    }


def _civil_affairs(chance: random.Random, serial: int, child: dict[str, Any]) -> dict[str, Any]:
    return {"civil_affairs_number": f"YS{chance.randrange(10**6):06d}", "monthly_allowance": 1150}


def _poverty(chance: random.Random, serial: int, child: dict[str, Any]) -> dict[str, Any]:
    return {"category": chance.choice(PovertyCategory.values), "aid": "生活补助 500 元/学期（演示）"}


def _disability(chance: random.Random, serial: int, child: dict[str, Any]) -> dict[str, Any]:
    kind, level = chance.choice(DisabilityKind.values), str(chance.randrange(1, 5))
    return {
        "kind": kind,
        "level": level,
        "certificate_number": f"{child['child__id_number']}{kind}{level}",
        "advice": "建议随班就读（演示）",
        "individual_plan": "每周两次资源教室辅导（演示）",
        "lawful_reason": "",
        "refused_by": None,
    }


_OWN = {
    Group.DROPOUT: _dropout,
    Group.MIGRANT: _migrant,
    Group.UNATTENDED: _civil_affairs,
    Group.ORPHAN: _civil_affairs,
    Group.POVERTY: _poverty,
    Group.DISABILITY: _disability,
}


def _refused(schools: Sequence[School]) -> dict[str, Any]:
    return {
        "school": None,
        "placement": Placement.NOT_ENROLLED,
        "not_enrolled_reason": "学校称没有条件接收（演示）",
        "lawful_reason": "",
        "refused_by": schools[0].unit,
    }


def _persuade(county: Unit, clerk: User, now: datetime) -> None:
    """Four of five are visited; three come back, where the county is not behind."""
    rows = list(Dropout.objects.filter(unit=county).order_by("left_on", "pk"))
    for place, row in enumerate(rows[:4]):
        for days, outcome in ((20, FollowUpOutcome.UNDECIDED), (12, FollowUpOutcome.AGREED))[: place % 2 + 1]:
            actions.add_follow_up(
                by=clerk, row=row, now=now, kind=FollowUpKind.PERSUASION,
                on=now.date() - timedelta(days=days), person="班主任、村干部（演示）", outcome=outcome,
                note="上门说明义务教育法规定（演示）",
            )  # fmt: skip
    for place, row in enumerate(rows[: 5 if county.pk == "410902" else 3]):
        returned = now.date() - timedelta(days=4 + place)
        actions.return_to_school(by=clerk, row=row, now=now, returned_on=returned)


def _hand_in(offices: Offices, now: datetime) -> None:
    """The counties whose ledgers are complete hand in I5, which nobody could before."""
    rows = Assignment.objects.unfinished().filter(deliverable__code="I5", due_on__lt=now.date())
    for row in rows.exclude(unit=SILENT).select_related("deliverable", "unit"):
        deliverables.hand_in(row, offices, now)
