"""Which school an address or a point leads to."""

from datetime import date

import pytest
import shapely
import shapely.affinity
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2
from tests.zoning.conftest import draft, place, publish, rule
from yangguang.tenancy.scope import scope
from zoning.models import Zone
from zoning.queries.answering import reply_to
from zoning.queries.lookup import by_address, by_point, suggestions
from zoning.rules import geometry
from zoning.rules.answers import Outcome

TODAY = date(2024, 7, 12)
SQUARE = shapely.box(115.0, 35.8, 115.1, 35.9)


def ask(typed, **more):
    """As a stranger asks: without any scope."""
    with scope():
        return by_address(typed, stage="primary", today=TODAY, **more)


def names(answer) -> list[str]:
    return [found.zone.name for found in answer.zones]


def drawn(name: str, shape, school: str = QF_SCHOOL) -> Zone:
    return publish(draft(name, school, polygon=geometry.write(shape), **geometry.box(shape)))


def test_a_number_within_the_rule_leads_to_its_school(zone):
    publish(zone)
    answer = ask("清丰县朝阳路十二号")
    assert answer.outcome == Outcome.ONE
    assert [each.school_id for each in answer.zones[0].zone.schools.all()] == [QF_SCHOOL]
    assert answer.zones[0].reasons == ["朝阳路1—99号"]


def test_a_number_beyond_the_rule_leads_nowhere(zone):
    publish(zone)
    assert ask("朝阳路100号").outcome == Outcome.NONE


def test_a_draft_is_not_shown_even_to_who_may_see_it(zone):
    assert by_address("朝阳路12号", stage="primary", today=TODAY).outcome == Outcome.NONE


def test_a_zone_is_silent_before_its_day(zone):
    publish(zone, date(2024, 7, 13))
    assert ask("朝阳路12号").zones == []


def test_odd_and_even_numbers_go_two_ways(road):
    for name, parity in (("单号片区", "odd"), ("双号片区", "even")):
        zone = draft(name, QF_SCHOOL)
        rule(zone, road, parity=parity)
        publish(zone)
    assert names(ask("朝阳路7号")) == ["单号片区"]
    assert names(ask("朝阳路8号")) == ["双号片区"]


def test_a_road_that_is_split_asks_for_the_number(zone):
    publish(zone)
    answer = ask("朝阳路")
    assert (answer.outcome, answer.vague) == (Outcome.NUMBER, ["朝阳路"])
    assert ask("朝阳路甲2号").stem == "甲2号"


def test_a_whole_road_needs_no_number(road):
    zone = draft("整路片区", QF_SCHOOL)
    rule(zone, road)
    publish(zone)
    assert ask("朝阳路").outcome == Outcome.ONE


def test_an_alias_leads_where_the_name_does(zone, road):
    road.names = ["朝阳路", "老朝阳街"]
    road.save()
    publish(zone)
    assert names(ask("老朝阳街12号")) == ["向阳片区"]


def test_an_address_in_two_zones_is_told_so(zone, road):
    publish(zone)
    other = draft("另一片区", QF_SCHOOL_2)
    rule(other, road, first=50, last=60)
    publish(other)
    answer = ask("朝阳路51号")
    assert answer.outcome == Outcome.SEVERAL
    assert names(answer) == ["另一片区", "向阳片区"]


def test_a_village_belongs_to_the_zone_of_its_township(cast, everywhere):
    town = place("柳格镇", "township", township="410922101")
    place("刘庄村", "village", township="410922101")
    place("刘庄村", "village", township="410922102")
    zone = draft("柳格片区", QF_SCHOOL)
    rule(zone, town)
    publish(zone)
    assert names(ask("柳格镇刘庄村")) == ["柳格片区"]


def test_namesakes_of_two_townships_are_told_apart_by_the_township(cast, everywhere):
    for town, code, name in (("柳格镇", "410922101", "柳格片区"), ("马庄桥镇", "410922102", "马庄桥片区")):
        place(town, "township", township=code)
        zone = draft(name, QF_SCHOOL)
        rule(zone, place("刘庄村", "village", township=code))
        publish(zone)
    assert names(ask("马庄桥镇刘庄村")) == ["马庄桥片区"]
    assert ask("刘庄村").outcome == Outcome.SEVERAL


def test_a_township_alone_is_not_enough(cast, everywhere):
    place("柳格镇", "township", township="410922101")
    assert ask("清丰县柳格镇").outcome == Outcome.TOWN


def test_a_road_of_two_counties_asks_for_the_county(zone):
    publish(zone)
    place("朝阳路", unit=NL)
    answer = ask("朝阳路12号")
    assert answer.outcome == Outcome.COUNTY
    assert [unit.pk for unit in answer.counties] == [QF, NL]
    assert ask("朝阳路12号", county=QF).outcome == Outcome.ONE
    assert ask("南乐县朝阳路12号", county=QF).outcome == Outcome.NONE


def test_an_unknown_road_is_not_taken_for_another(zone):
    publish(zone)
    assert ask("东朝阳路12号").outcome == Outcome.UNKNOWN


def test_last_years_zones_do_not_answer_for_this_year(zone, road):
    old = draft("旧片区", QF_SCHOOL_2, year=2023)
    rule(old, road, first=100, last=200)
    publish(old)
    assert names(ask("朝阳路150号")) == ["旧片区"]
    publish(zone)
    assert ask("朝阳路150号").zones == []


def test_a_point_leads_to_the_polygon_around_it(cast, everywhere):
    drawn("方形片区", SQUARE)
    with scope():
        inside = by_point(115.05, 35.85, stage="primary", today=TODAY)
        outside = by_point(115.2, 35.85, stage="primary", today=TODAY)
    assert (inside.outcome, names(inside)) == (Outcome.ONE, ["方形片区"])
    assert outside.outcome == Outcome.NONE


def test_suggestions_begin_with_what_is_typed(cast, everywhere):
    for name in ("朝阳路", "朝阳新村", "人民路"):
        place(name)
    place("朝阳巷", unit=NL)
    with scope():
        assert suggestions("清丰县朝阳") == ["朝阳巷", "朝阳新村", "朝阳路"]
        assert suggestions("朝阳", county=QF) == ["朝阳新村", "朝阳路"]
        assert suggestions("") == []


def test_a_look_up_asks_few_questions(zone, django_assert_max_num_queries):
    publish(zone)
    with django_assert_max_num_queries(8):
        by_address("清丰县朝阳路12号", stage="primary", today=TODAY)


# --- Against brute force ------------------------------------------------------------------------------------

_RULE = st.tuples(
    st.integers(0, 2),
    st.integers(0, 1),
    st.integers(1, 30),
    st.integers(0, 20),
    st.sampled_from(["all", "odd", "even"]),
)  # zone, road, first, length, parity


LED_TO = [(QF_SCHOOL,), (QF_SCHOOL_2,), (QF_SCHOOL, QF_SCHOOL_2)]  # by zone


@pytest.fixture
def town(cast, everywhere):
    """Two roads and three zones, still drafts; the third leads to both schools."""
    roads = [place("朝阳路"), place("人民街")]
    return roads, [draft(f"片区{number}", *schools) for number, schools in enumerate(LED_TO)]


def schools(answer) -> set[tuple[str, str]]:
    """Zones with each of their schools."""
    return {(line.found.zone.name, school.unit.pk) for line in answer.lines for school in line.schools}


def asked(**question):
    """The whole answer, as the page and the API give it to a stranger."""
    given = {"address": "", "point": None, "county": "", "stage": "primary", "today": TODAY, **question}
    with scope():
        return reply_to(**given)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rules=st.lists(_RULE, min_size=1, max_size=8, unique=True),
    numbers=st.lists(st.integers(1, 55), min_size=1, max_size=5),
)
def test_every_address_goes_to_exactly_the_schools_whose_rule_holds_it(town, rules, numbers):
    roads, zones = town
    with transaction.atomic():
        for zone, road, first, length, parity in rules:
            rule(zones[zone], roads[road], first=first, last=first + length, parity=parity)
        for zone in {zones[index] for index, *_ in rules}:
            publish(Zone.objects.get(pk=zone.pk))
        for index, road in enumerate(roads):
            for number in numbers:
                expected = {
                    (zones[zone].name, school)
                    for zone, on, first, length, parity in rules
                    for school in LED_TO[zone]
                    if on == index
                    and number in range(first, first + length + 1)
                    and {"all": True, "odd": number % 2 == 1, "even": number % 2 == 0}[parity]
                }
                assert schools(asked(address=f"清丰县{road.name}{number}号")) == expected
        transaction.set_rollback(True)


_SIDE = st.integers(0, 20)
SCHOOLS = (QF_SCHOOL, QF_SCHOOL_2)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shapes=st.lists(st.tuples(_SIDE, _SIDE, st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=4),
    points=st.lists(st.tuples(_SIDE, _SIDE), min_size=1, max_size=6),
)
def test_every_point_goes_to_exactly_the_schools_whose_polygon_holds_it(cast, everywhere, shapes, points):
    triangles = [shapely.Polygon([(x, y), (x + w, y), (x, y + h)]) for x, y, w, h in shapes]
    placed = [shapely.affinity.affine_transform(each, [0.01, 0, 0, 0.01, 115, 35]) for each in triangles]
    with transaction.atomic():
        for number, shape in enumerate(placed):
            drawn(f"片区{number}", shape, SCHOOLS[number % 2])
        for x, y in points:
            at = shapely.Point(115 + 0.01 * x, 35 + 0.01 * y)
            expected = {
                (f"片区{number}", SCHOOLS[number % 2])
                for number, shape in enumerate(placed)
                if shape.covers(at)
            }
            assert schools(asked(point=(at.x, at.y))) == expected
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"parity": "odd"}, "朝阳路（单号）"),
        ({"first": 50}, "朝阳路50号起"),
        ({"last": 50}, "朝阳路50号以内"),
        ({"first": 2, "last": 50, "parity": "even"}, "朝阳路2—50号（双号）"),
    ],
)
def test_a_rule_is_told_in_words(road, numbers, words):
    assert str(rule(draft("片区", QF_SCHOOL), road, **numbers)) == words
