"""The map of a county's zones, its table, and how full it says they are."""

from datetime import date

import pytest

from enrollment.choices.seats import Signal
from enrollment.models import Demand, SeatPlan
from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2
from tests.zoning import maps
from tests.zoning.conftest import draft
from yangguang.common import clock
from yangguang.tenancy.models import Unit
from zoning.actions.places import set_outline
from zoning.actions.zones import draw_zone
from zoning.models import Zone
from zoning.queries.checks import plan_of
from zoning.queries.fill import REGISTERED, Fill, fills_of
from zoning.rules import geometry

TODAY = date(2024, 7, 12)
URL = f"/zoning/map/{QF}/"


def seats(school: str, classes: int, **more: int) -> SeatPlan:
    return SeatPlan.objects.create(
        unit_id=school, grade="p1", planned_classes=classes, class_size=40, source="bureau", as_of=TODAY,
        **{"year": 2024, "plan": 40, **more},
    )  # fmt: skip


def children(zone: str, count: int | None, as_of: date = TODAY, **more: object) -> Demand:
    values = {"year": 2024, "locality": "urban", "household": count, **more}
    return Demand.objects.create(unit_id=QF, grade="p1", zone=zone, source="township", as_of=as_of, **values)


def fill(zone: Zone) -> Fill:
    return fills_of(plan_of(QF, "primary", 2024), TODAY)[zone.pk]


@pytest.mark.parametrize(
    ("count", "signal"),
    [(37, Signal.GREEN), (38, Signal.YELLOW), (40, Signal.ORANGE), (44, Signal.RED)],
)
def test_a_zone_has_the_colour_of_its_children_before_its_seats(cast, everywhere, count, signal):
    zone = draft("向阳片区", QF_SCHOOL)
    seats(QF_SCHOOL, 1)
    children("向阳片区", count)
    assert fill(zone).signal == signal


def test_a_later_count_of_a_zone_takes_the_place_of_an_earlier_and_town_and_country_add_up(cast, everywhere):
    zone = draft("向阳片区", QF_SCHOOL)
    children("向阳片区", 10, date(2024, 5, 1))
    children("向阳片区", 20, migrants=3)
    children("向阳片区", 7, locality="rural")
    children("别的片区", 99)
    assert fill(zone).balance.demand == 30


def test_children_yet_to_be_registered_are_estimated_from_births_and_said_so(cast, everywhere):
    zone = draft("向阳片区", QF_SCHOOL)
    children("向阳片区", 50, year=2023, births=100)
    children("向阳片区", None, births=80)
    assert (fill(zone).balance.demand, fill(zone).basis) == (40, "适龄人口（按出生人口预测）")


def test_without_a_count_those_who_registered_stand_for_the_children(cast, everywhere):
    zone = draft("向阳片区", QF_SCHOOL)
    seats(QF_SCHOOL, 1, registered=39)
    assert (fill(zone).balance.demand, fill(zone).basis) == (39, REGISTERED)


def test_seats_of_a_school_that_closed_are_gone_and_its_children_are_not(cast, everywhere):
    zone = draft("向阳片区", QF_SCHOOL, QF_SCHOOL_2)
    seats(QF_SCHOOL, 2, registered=30)
    seats(QF_SCHOOL_2, 1, registered=20)
    Unit.objects.filter(pk=QF_SCHOOL).update(active=False)
    assert (fill(zone).balance.demand, fill(zone).balance.seats) == (50, 40)
    Unit.objects.filter(pk=QF_SCHOOL_2).update(active=False)
    assert fill(zone).balance.seats is None


def test_zones_of_one_school_are_counted_together(cast, everywhere):
    north, south = draft("北片区", QF_SCHOOL), draft("南片区", QF_SCHOOL, QF_SCHOOL_2)
    seats(QF_SCHOOL, 1)
    seats(QF_SCHOOL_2, 2)
    children("北片区", 50)
    children("南片区", 60)
    assert fill(north) == fill(south)
    assert (fill(north).balance.demand, fill(north).balance.seats) == (110, 120)
    assert set(fill(north).shared) == {north, south}


def test_what_is_not_known_has_no_colour(cast, everywhere):
    zone = draft("向阳片区")
    assert (fill(zone).signal, fill(zone).balance.demand, fill(zone).balance.seats) == (
        Signal.NONE, None, None,
    )  # fmt: skip


# --- Pages --------------------------------------------------------------------------------------------------


@pytest.fixture
def drawn(cast, everywhere) -> Zone:
    """A red zone that reaches into its neighbour, in a county that is larger than both."""
    zone = draw_zone(by=None, zone=draft("向阳片区", QF_SCHOOL), shape=maps.HOME, now=clock.now())
    other = geometry.read(geometry.write(maps.NEXT.buffer(0.001)))
    draw_zone(by=None, zone=draft("新片区", QF_SCHOOL_2), shape=other, now=clock.now())
    set_outline(
        by=None, unit_id=QF, shape=maps.HOME.buffer(0.05), source="虚构", file_name="", now=clock.now()
    )
    seats(QF_SCHOOL, 1)
    children("向阳片区", 60)
    return zone


def test_the_table_and_the_picture_say_what_the_map_shows(cast, drawn, django_assert_max_num_queries):
    client = cast.client(cast.qf_clerk)
    with django_assert_max_num_queries(50):
        page = client.get(URL, {"stage": "primary", "year": "2024"}).content.decode()
    for words in ("严重不足", "150.0%", "片区部分重叠", "县域内有空白", "<svg", "▲", "适龄人口（录入）"):
        assert words in page
    assert (
        page.index("zoning-zone zoning-fill-red")
        < page.index("zoning-outline")
        < page.index("zoning-overlap")
    )


def test_the_shapes_of_the_map_are_those_of_the_picture(cast, drawn):
    found = cast.client(cast.qf_clerk).get(f"{URL}shapes/", {"stage": "primary", "year": "2024"}).json()
    kinds = [each["properties"].get("kind") for each in found["features"]]
    assert kinds[:3] == ["zoning-zone zoning-fill-none", "zoning-zone zoning-fill-red", "zoning-outline"] or (
        kinds[:3] == ["zoning-zone zoning-fill-red", "zoning-zone zoning-fill-none", "zoning-outline"]
    )
    assert {"zoning-overlap", "zoning-hole"} <= set(kinds)
    assert [each["properties"]["sign"] for each in found["features"] if "sign" in each["properties"]]


def test_a_county_without_zones_is_told_what_to_do(cast, everywhere):
    page = cast.client(cast.qf_clerk).get("/zoning/map/").content.decode()
    assert "还没有片区" in page


def test_a_foreign_county_has_no_map(cast, drawn):
    client = cast.client(cast.qf_clerk)
    assert client.get(f"/zoning/map/{NL}/").status_code == 404
    assert client.get(f"/zoning/map/{NL}/shapes/").status_code == 404
    assert "清丰县" in cast.client(cast.py_reviewer).get("/zoning/map/").content.decode()
