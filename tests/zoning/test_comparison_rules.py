"""What changes school, told against asking every number and every field."""

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from zoning.choices.zones import WHOLE_FIRST, WHOLE_LAST
from zoning.rules import geometry
from zoning.rules.clashes import Held
from zoning.rules.comparison import NOBODY, AreaMove, Move, area_moves, moves

A, B, C = (frozenset({school}) for school in "ABC")
_ENDS = st.one_of(st.integers(1, 25), st.sampled_from([WHOLE_FIRST, WHOLE_LAST]))
_RULES = st.lists(
    st.builds(
        lambda schools, place, ends, parity: Held(None, schools, place, min(ends), max(ends), parity),
        st.sampled_from([A, B, C, A | B]),
        st.integers(1, 2),
        st.tuples(_ENDS, _ENDS),
        st.sampled_from(["all", "odd", "even"]),
    ),
    max_size=6,
)
NUMBERS = [*range(1, 30), WHOLE_LAST - 2, WHOLE_LAST - 1]


def schools(rules: list[Held], place: int, number: int) -> frozenset[str]:
    return NOBODY.union(*(rule.zone for rule in rules if rule.place == place and rule.holds(number)))


@settings(max_examples=150, deadline=None)
@given(_RULES, _RULES)
def test_exactly_the_numbers_whose_schools_change_move(before, after):
    found = moves(before, after)
    for place in (1, 2):
        for number in NUMBERS:
            then, now = schools(before, place, number), schools(after, place, number)
            told = [(each.before, each.after) for each in found if each.place == place and each.holds(number)]
            assert told == ([(then, now)] if then != now else [])


@settings(max_examples=60, deadline=None)
@given(_RULES)
def test_nothing_moves_when_nothing_changes(rules):
    assert moves(rules, list(reversed(rules))) == []


def test_both_sides_of_a_road_are_told_as_one_stretch():
    before, after = [Held(None, A, 1, 1, 99, "all")], [Held(None, B, 1, 1, 99, "all")]
    assert moves(before, after) == [Move(1, 1, 99, "all", A, B)]
    assert moves([], [Held(None, B, 1, WHOLE_FIRST, WHOLE_LAST, "all")]) == [
        Move(1, WHOLE_FIRST, WHOLE_LAST, "all", NOBODY, B)
    ]


def test_one_side_of_a_road_moves_alone():
    before = [Held(None, A, 1, 1, 20, "all")]
    after = [Held(None, A, 1, 1, 20, "odd"), Held(None, B, 1, 1, 20, "even")]
    assert moves(before, after) == [Move(1, 2, 20, "even", A, B)]


# --- Areas --------------------------------------------------------------------------------------------------

SIZE = 0.01  # degrees of a field


def fields(colours: list[int]) -> list[tuple[frozenset[str], shapely.Geometry]]:
    """A board of 3 × 3 fields: which belong to whom; 0 to nobody."""
    of = {1: A, 2: B, 3: C}
    boxes = [shapely.box(115 + x * SIZE, 35 + y * SIZE, 115 + (x + 1) * SIZE, 35 + (y + 1) * SIZE)
             for x in range(3) for y in range(3)]  # fmt: skip
    return [
        (
            of[colour],
            shapely.union_all([box for box, each in zip(boxes, colours, strict=True) if each == colour]),
        )
        for colour in sorted(set(colours) - {0})
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=9, max_size=9), st.lists(st.integers(0, 3), min_size=9, max_size=9)
)
def test_exactly_the_fields_that_change_hands_move(then, now):
    of = {0: NOBODY, 1: A, 2: B, 3: C}
    expected: dict[tuple[frozenset[str], frozenset[str]], int] = {}
    for old, new in zip(then, now, strict=True):
        if old != new:
            expected[of[old], of[new]] = expected.get((of[old], of[new]), 0) + 1
    field = geometry.area(shapely.box(115, 35, 115 + SIZE, 35 + SIZE))
    found = area_moves(fields(then), fields(now))
    assert {(each.before, each.after): round(each.area / field) for each in found} == expected


def test_a_border_drawn_twice_moves_nothing():
    old = [(A, shapely.box(115, 35, 115.01, 35.01)), (B, shapely.box(115.01, 35, 115.02, 35.01))]
    new = [(A, shapely.box(115, 35, 115.0100001, 35.01)), (B, shapely.box(115.0100001, 35, 115.02, 35.01))]
    assert area_moves(old, new) == []


def test_a_move_has_its_area_and_shape():
    (found,) = area_moves(
        [(A, shapely.box(115, 35, 115.01, 35.01))], [(B, shapely.box(115, 35, 115.01, 35.01))]
    )
    assert isinstance(found, AreaMove)
    assert round(found.area) == round(geometry.area(found.shape)) > 1_000_000
