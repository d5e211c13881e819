"""Seats of the demo: three years of children, this year's seats, measures; a school merged, one renamed.

Each county has some colours. 清丰县 is red in town with a plan that covers it, 濮阳县 red without; 南乐县 has
a big class, 范县 a private school over its plan, 台前县 recruits from outside. All invented (decision 0003).
"""

import random
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from campaign.demo.people import Offices
from campaign.demo.texts import MARK
from enrollment.actions import seats as actions
from enrollment.actions import standing
from enrollment.choices import Locality, Nature
from enrollment.choices.seats import STANDARD_CLASS, EntryGrade, Means
from enrollment.ledgers.seats import DemandLedger, ExpansionLedger
from enrollment.models import School
from enrollment.rules.seats import entry_grades
from yangguang.accounts.models import User
from yangguang.evidence.actions import attach

CITY, YEAR = "4109", 2024
# Demand in per cent of the seats, by county and locality: what colour the cell gets.
STRAIN = {
    ("410922", Locality.URBAN): 118, ("410928", Locality.URBAN): 121, ("410902", Locality.URBAN): 104,
    ("410923", Locality.URBAN): 97, ("410926", Locality.URBAN): 101, ("410927", Locality.URBAN): 96,
    ("410971", Locality.URBAN): 112, ("410972", Locality.URBAN): 98, ("410973", Locality.URBAN): 106,
}  # fmt: skip
COVERED = {"410922", "410902", "410971", "410926"}  # counties whose measures cover their gaps
RURAL_STRAIN, YEARLY = 82, 0.03
BIG_CLASS, OVER_PLAN, OUTSIDE = "410923", "410926", "410927"
DROPPED_CELL = "410973"  # its rural children are not counted yet: I4 names the cell
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def load(*, people: dict[str, User], now: datetime) -> None:
    """Children, seats, measures, and two schools whose story goes on."""
    offices = Offices(people, now)
    schools = list(School.objects.under(CITY).order_by("code"))
    _group(schools, now)
    _rename_and_merge(schools, offices, now)
    still = list(School.objects.under(CITY).filter(standing="open").order_by("code"))
    seats = _plan(still, now)
    _count(seats, now)
    _measure(seats, offices, now)


def _group(schools: list[School], now: datetime) -> None:
    """Two groups: the first three public schools of two counties."""
    for county, name in (("410902", f"晨光教育集团{MARK}"), ("410922", f"向阳教育集团{MARK}")):
        own = [s for s in schools if s.unit_id.startswith(county)]
        for school in [s for s in own if s.nature == Nature.PUBLIC][:3]:
            school.group = name
            school.bump(now=now)
            school.save()


def _rename_and_merge(schools: list[School], offices: Offices, now: datetime) -> None:
    """开州小学 has a new name; 昆吾小学 became part of 新习镇小学."""
    named = {school.name.removesuffix(MARK): school for school in schools}
    by, day = offices.reviewer("410972"), date(YEAR, 6, 20)
    if "开州小学" in named:
        standing.rename_school(
            by=by, now=now, row=named["开州小学"], current=f"开州实验小学{MARK}", day=day,
            document=f"开区教〔2024〕8 号{MARK}", reason="办学规模扩大",
        )  # fmt: skip
    if {"昆吾小学", "新习镇小学"} <= set(named):
        standing.merge_school(
            by=by, now=now, row=named["昆吾小学"], successor=named["新习镇小学"].unit_id, day=day,
            document=f"开区教〔2024〕9 号{MARK}", taker="新习镇小学 李校长（演示）",
            reason="生源减少，布局调整",
        )  # fmt: skip


def _plan(schools: list[School], now: datetime) -> dict[tuple[str, str, str], int]:
    """Seat plans of every open school; the seats by county, locality and grade."""
    seats: dict[tuple[str, str, str], int] = {}
    seen: set[str] = set()
    for school in schools:
        for grade in entry_grades(school.stage):
            values = _values(school, grade, first=school.unit_id[:6] not in seen)
            seen.add(school.unit_id[:6])
            plan = actions.plan_seats(by=None, unit_id=school.unit_id, values=values, now=now)
            place = (school.unit_id[:6], school.locality, grade)
            seats[place] = seats.get(place, 0) + plan.seats
    return seats


def _values(school: School, grade: EntryGrade, *, first: bool) -> dict[str, Any]:
    county, size = school.unit_id[:6], STANDARD_CLASS[grade]
    dice = random.Random(f"{school.unit_id}{grade}")  # noqa: S311 - a demo, the same every time
    classes = dice.randint(2, 6) if school.locality == Locality.URBAN else dice.randint(1, 2)
    plan, private = classes * size, school.nature == Nature.PRIVATE
    enrolled = round(plan * dice.uniform(0.82, 0.99))
    if first and county == BIG_CLASS:
        enrolled = classes * 58
    if private and county == OVER_PLAN:
        enrolled = plan + 12
    return {
        "year": YEAR, "grade": grade, "planned_classes": classes, "class_size": size, "plan": plan,
        "registered": round(enrolled * 1.06), "enrolled": enrolled, "actual_classes": classes,
        "teachers_needed": classes * 2 + 1, "teachers_present": classes * 2 + 1 - dice.randint(0, 1),
        "outside": 4 if private and county == OUTSIDE else 0, "source": "bureau", "as_of": date(YEAR, 6, 28),
    }  # fmt: skip


def _count(seats: dict[tuple[str, str, str], int], now: datetime) -> None:
    """Three past years and this one from registrations, the next three from births."""
    rows = [row for place, offered in sorted(seats.items()) for row in _series(place, offered)]
    DemandLedger().create_many(by=None, rows=rows, now=now)


def _series(place: tuple[str, str, str], offered: int) -> Iterator[tuple[str, dict[str, Any]]]:
    county, locality, grade = place
    if county == DROPPED_CELL and locality == Locality.RURAL:
        return
    strain = STRAIN.get((county, Locality(locality)), RURAL_STRAIN)
    growth = YEARLY if locality == Locality.URBAN else -YEARLY
    for year in range(YEAR - 2, YEAR + 4):
        total = round(offered * strain / 100 * (1 + growth * (year - YEAR)))
        migrants = total // 12
        known = year <= YEAR
        values = {
            "year": year, "grade": grade, "locality": locality, "births": round((total - migrants) * 1.08),
            "household": total - migrants if known else None, "migrants": migrants if known else None,
            "source": "police" if known else "health", "as_of": date(min(year, YEAR), 6, 5),
            "zone": "", "note": f"虚构数据{MARK}",
        }  # fmt: skip
        yield county, values
        if year == YEAR and county == "410922":  # counted again a month earlier: superseded, still there
            earlier = {**values, "household": total - migrants - 9, "as_of": date(YEAR, 5, 5)}
            yield county, earlier


def _measure(seats: dict[tuple[str, str, str], int], offices: Offices, now: datetime) -> None:
    """Measures that cover this year's gap in some counties; elsewhere too little, or nothing."""
    rows = []
    for place, offered in sorted(seats.items()):
        county, locality, grade = place
        strain = STRAIN.get((county, Locality(locality)), 0) if locality == Locality.URBAN else 0
        gap = round(offered * strain / 100) - offered
        if gap <= 0 or (county not in COVERED and grade == EntryGrade.PRIMARY):
            continue
        for means, part, day in (
            (Means.BUILD, gap - gap // 3 + 6, date(YEAR, 8, 25)),
            (Means.RELEASE, gap // 3 + 6, date(YEAR, 8, 15)),
        ):  # fmt: skip
            values = {
                "year": YEAR, "grade": grade, "locality": locality, "means": means, "seats": part,
                "done_by": day, "owner": f"张某{MARK}", "document": f"学位扩充方案{MARK}",
            }  # fmt: skip
            rows.append((county, values))
    ledger = ExpansionLedger()
    for number, (county, values) in enumerate(rows):
        row: Any = ledger.create(by=None, unit_id=county, values=values, now=now)
        if number % 2:
            continue
        actions.start_expansion(by=offices.clerk(county), now=now, row=row)
        if number % 4 == 0:
            paper = SimpleUploadedFile("竣工验收（演示）.pdf", PDF, "application/pdf")
            attach(by=offices.clerk(county), subject=row, upload=paper, kind="竣工验收", now=now)
            actions.deliver_expansion(
                by=offices.reviewer(county), now=now, row=row, delivered_on=date(YEAR, 7, 5)
            )
