"""Decisions on rules and polygons, told against brute force."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from zoning.rules import geometry
from zoning.rules.clashes import Held, clashes, shared
from zoning.rules.places import names_of, normal_name
from zoning.rules.zones import house_number

NUMBERS = st.integers(0, 30)
HELD = st.builds(
    lambda zone, place, ends, parity: Held(None, zone, place, min(ends), max(ends), parity),
    st.integers(1, 3),
    st.integers(1, 2),
    st.tuples(NUMBERS, NUMBERS),
    st.sampled_from(["all", "odd", "even"]),
)


def square(west: float, south: float, side: float = 0.01) -> shapely.Polygon:
    return shapely.box(west, south, west + side, south + side)


# --- Addresses ----------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(HELD, HELD)
def test_two_rules_share_exactly_the_numbers_both_hold(one, other):
    both = [number for number in range(40) if one.holds(number) and other.holds(number)]
    found = shared(one, other)
    assert (found and (found.first, found.last, found.numbers)) == (
        (both[0], both[-1], len(both)) if both else None
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(HELD, max_size=8))
def test_clashes_are_found_as_by_asking_every_pair(rules):
    rules = [rule._replace(key=index) for index, rule in enumerate(rules)]
    expected = {
        frozenset((a.key, b.key))
        for a in rules
        for b in rules
        if a.zone != b.zone and a.place == b.place and any(a.holds(n) and b.holds(n) for n in range(40))
    }
    assert {frozenset((found.one.key, found.other.key)) for found in clashes(rules)} == expected


@pytest.mark.parametrize(
    ("written", "number"),
    [("12", 12), ("12号", 12), ("１２号", 12), ("12-1号", 12), ("12之3", 12), (" 7 栋", 7), ("3号楼", 3)],
)
def test_house_numbers_are_understood(written, number):
    assert house_number(written) == (number, "")


@pytest.mark.parametrize(
    ("written", "said"),
    [("甲1号", "单独的地名"), ("东头", "不是门牌号"), ("0", "在 1 到"), ("1999999", "不是门牌号")],
)
def test_what_is_no_house_number_is_said_in_a_sentence(written, said):
    number, sentence = house_number(written)
    assert number is None
    assert said in sentence


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_normalising_a_name_twice_changes_nothing(written):
    assert normal_name(normal_name(written)) == normal_name(written)


def test_a_name_and_its_aliases_stand_once():
    assert names_of("朝阳 路", ["朝阳路", "老街（北段）", ""]) == ["朝阳路", "老街北段"]


# --- Polygons -----------------------------------------------------------------------------------------------


def test_an_area_is_measured_on_the_ellipsoid():
    assert geometry.area(square(115, 35.5)) == pytest.approx(1_006_500, rel=0.01)


def test_a_bow_tie_is_repaired_and_the_difference_told():
    bow = shapely.Polygon([(0, 0), (0.02, 0.01), (0.02, 0), (0, 0.01)])
    repair = geometry.repaired(bow)
    assert repair is not None
    assert repair.fault == "边线自相交"
    assert repair.shape.is_valid
    assert repair.moved == pytest.approx(geometry.area(repair.shape), rel=0.01)  # two loops that cancel out


def test_a_valid_polygon_needs_no_repair():
    assert geometry.repaired(square(115, 35)) is None


def test_overlaps_are_partial_whole_or_the_same():
    big, half, inside = square(0, 0), square(0.005, 0), square(0.001, 0.001, 0.002)
    kinds = {(f.one, f.other): (f.same, f.whole) for f in geometry.overlaps([big, half, inside, big])}
    assert kinds == {
        (0, 1): (False, False), (0, 2): (False, True), (0, 3): (True, True), (1, 3): (False, False),
        (2, 3): (False, True),
    }  # fmt: skip


def test_neighbours_do_not_overlap():
    assert geometry.overlaps([square(0, 0), square(0.01, 0), square(0, 0.01)]) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4)), max_size=7))
def test_overlaps_are_found_as_by_asking_every_pair(corners):
    shapes = [square(x / 100, y / 100, side / 100) for x, y, side in corners]
    expected = {
        (i, j)
        for i, one in enumerate(shapes)
        for j, other in enumerate(shapes)
        if i < j and one.intersection(other).area > 1e-9
    }
    assert {(found.one, found.other) for found in geometry.overlaps(shapes)} == expected


def test_what_no_zone_covers_is_a_gap_and_what_lies_outside_is_a_stray():
    county = shapely.box(0, 0, 0.03, 0.01)
    left, right = square(0, 0), square(0.025, 0)
    assert [round(part.bounds[0], 3) for part in geometry.gaps(county, [left, right])] == [0.01]
    assert geometry.strays(county, left) == []
    assert geometry.area(geometry.strays(county, right)[0]) == pytest.approx(
        geometry.area(right) / 2, rel=0.01
    )


def test_without_an_outline_a_hole_is_what_zones_surround():
    ring = square(0, 0).difference(square(0.004, 0.004, 0.002))
    assert len(geometry.holes([ring])) == 1


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_a_point_is_found_in_exactly_the_polygons_that_hold_it(seed):
    chance = np.random.default_rng(seed)
    shapes = [square(*corner, 0.03) for corner in chance.random((12, 2)) / 10]
    x, y = chance.random(60) / 10, chance.random(60) / 10
    points, found = geometry.Locator(shapes).locate(x, y)
    brute = {
        (p, s)
        for p in range(60)
        for s, shape in enumerate(shapes)
        if shape.contains(shapely.Point(x[p], y[p]))
    }
    assert set(zip(points.tolist(), found.tolist(), strict=True)) == brute
