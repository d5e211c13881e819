"""Zones of the public schools of 华龙区 and 清丰县: strips of an invented county, with invented roads.

One overlap is planted in 清丰县 and one hole in 华龙区, so that the checks have something to find.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import shapely
from django.conf import settings

from enrollment.choices.schools import Nature, Stage
from enrollment.ledgers.seats import DemandLedger
from enrollment.models import School, SeatPlan
from yangguang.accounts.models import User
from zoning.actions.places import add_place, set_outline
from zoning.actions.zones import draft_zone, draw_zone, publish_zone
from zoning.choices.zones import Parity, PlaceKind
from zoning.models import AddressRule, Place, Zone
from zoning.queries.checks import ENTRY, TEACHES

MARK = "（演示）"
YEAR, PUBLISHED = 2024, date(2024, 6, 20)
SAID = "本片区由演示数据虚构，道路、小区和边线都不是真实的划片。范围：{area}。以县（区）教育局正式公告为准。"


@dataclass(frozen=True)
class Town:
    """An invented county town: where it lies, its long road, and a road and an estate for each school."""

    code: str
    document: str
    west: float
    south: float
    long_road: str
    roads: Sequence[str]
    estates: Sequence[str]
    villages: Sequence[str]
    overlap: float = 0.0  # degrees by which the first primary zone reaches into the second
    hole: bool = False


TOWNS = (
    Town(
        "410902", "华教演示〔2024〕1号", 115.02, 35.75, "振兴演示路",
        ("晨光路", "育英路", "清河路", "华苑路"), ("晨光花园", "育英小区", "清河嘉园", "华苑新村"),
        ("东岳村", "西岳村", "孟轲村", "岳村"), hole=True,
    ),
    Town(
        "410922", "清教演示〔2024〕1号", 115.08, 35.88, "文化演示路",
        ("朝阳路", "向阳路", "柳格路", "仙庄路"), ("阳光花园", "向阳小区", "柳格新村", "仙庄家园"),
        ("刘庄村", "大流村", "马庄村", "高堡村"), overlap=0.004,
    ),
)  # fmt: skip
WIDE, HIGH = 0.12, 0.08  # degrees
STRAIN = (113, 97, 88)  # children in per cent of the seats, of the first zones


def load(*, people: dict[str, User], now: datetime) -> None:
    """Places, outline and published zones of both stages in two counties; what exists is left alone."""
    for town in TOWNS:
        if Zone.objects.filter(unit_id=town.code).exists():
            continue
        _townships(town, now)
        set_outline(
            by=None, unit_id=town.code, shape=box(town, 0, 1), source="虚构的边界，仅供演示", file_name="",
            now=now,
        )  # fmt: skip
        places = {place.name: place for place in _places(town, now)}
        for stage in TEACHES:
            _zones(town, stage, places, now)


def _zones(town: Town, stage: str, places: dict[str, Place], now: datetime) -> None:
    schools = list(
        School.objects.under(town.code)
        .filter(stage__in=TEACHES[stage], standing="open")  # type: ignore[index]
        .exclude(nature=Nature.PRIVATE)
        .order_by("code")[: len(town.roads)]
    )
    _count(schools, stage, now)
    for index, school in enumerate(schools):
        parts = _parts(town, places, index, len(schools))
        values = {
            "stage": stage, "year": YEAR, "name": _name(school),
            "schools": [school.unit], "document": town.document,
            "document_title": "2024 年义务教育学校招生片区公告（虚构）",
            "text": SAID.format(area="、".join(str(part["place"]) for part in parts)),
        }  # fmt: skip
        zone = draft_zone(by=None, unit_id=town.code, values=values, now=now)
        for part in parts:
            AddressRule.objects.create(
                unit_id=town.code, zone=zone, note="演示", created_at=now, updated_at=now, **part
            )
        shape = _strip(town, stage, index, len(schools))
        publish_zone(
            by=None, row=draw_zone(by=None, zone=zone, shape=shape, now=now), now=now, published_on=PUBLISHED
        )


def _name(school: School) -> str:
    return f"{school.name.removesuffix(MARK)}片区{MARK}"


def _count(schools: Sequence[School], stage: str, now: datetime) -> None:
    """The children of each zone, so that the map has every colour. The last zone is not counted."""
    plans = SeatPlan.objects.filter(
        unit__in=[school.unit_id for school in schools], year=YEAR, grade=ENTRY[Stage(stage)]
    )
    seats = {plan.unit_id: plan.seats for plan in plans}
    rows = [
        (
            school.unit_id[:6],
            {
                "year": YEAR, "grade": ENTRY[Stage(stage)], "locality": school.locality,
                "zone": _name(school), "births": None,
                "household": round(seats[school.unit_id] * strain / 100) - 6, "migrants": 6,
                "source": "township", "as_of": date(YEAR, 6, 5), "note": f"虚构数据{MARK}",
            },
        )
        for school, strain in zip(schools[:-1], STRAIN, strict=False)
        if school.unit_id in seats
    ]  # fmt: skip
    DemandLedger().create_many(by=None, rows=rows, now=now)


def _parts(town: Town, places: dict[str, Place], index: int, count: int) -> list[dict[str, Any]]:
    """A road with even and odd numbers shared by two neighbours, a stretch of the long road, an estate and a
    village; the last school takes what is left over."""
    left = range(index, len(town.roads)) if index == count - 1 else (index,)
    parts: list[dict[str, Any]] = [
        {"place": places[name]} for at in left for name in (town.estates[at], town.villages[at])
    ]
    parts += [{"place": places[town.roads[at]]} for at in left if at]
    parity = Parity.ODD if index == 0 else Parity.EVEN
    if index < 2:  # both sides of the first road go to different schools
        parts.append({"place": places[town.roads[0]], "parity": parity})
    last = 999_999 if index == count - 1 else 200 * (index + 1)
    parts.append({"place": places[town.long_road], "first": 200 * index + 1, "last": last})
    return parts


def _places(town: Town, now: datetime) -> Iterator[Place]:
    names = [
        *((PlaceKind.ROAD, name) for name in (town.long_road, *town.roads)),
        *((PlaceKind.ESTATE, name) for name in town.estates),
        *((PlaceKind.VILLAGE, name) for name in town.villages),
    ]
    for kind, name in names:
        aliases = [f"老{name}"] if kind == PlaceKind.ROAD else []
        values = {"kind": kind, "name": name, "aliases": aliases}
        yield add_place(by=None, unit_id=town.code, values=values, now=now)


def _townships(town: Town, now: datetime) -> None:
    with (settings.BASE_DIR / "data/townships-puyang.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["code"].startswith(town.code):
                values = {"kind": PlaceKind.TOWNSHIP, "name": row["name"], "township": row["code"]}
                add_place(by=None, unit_id=town.code, values=values, now=now)


# --- Invented lines ----------------------------------------------------------------------------------------


def _strip(town: Town, stage: str, index: int, count: int) -> shapely.Polygon:
    """One of ``count`` strips from west to east; the planted faults are in the first and second."""
    reach = town.overlap / WIDE if index == 0 and stage == "primary" else 0.0
    strip = box(town, index / count, (index + 1) / count + reach)
    if town.hole and index == 1 and stage == "primary":
        middle = strip.centroid
        return strip.difference(middle.buffer(0.006, quad_segs=8))
    return strip


def box(town: Town, left: float, right: float) -> shapely.Polygon:
    """Between two shares of the width, with the same bent borders for neighbours."""
    bends = [0.0, 0.004, -0.003, 0.005, 0.0]

    def border(share: float) -> list[tuple[float, float]]:
        at = town.west + WIDE * share
        return [(at + bend, town.south + HIGH * step / 4) for step, bend in enumerate(bends)]

    return shapely.Polygon([*border(left), *reversed(border(right))])
