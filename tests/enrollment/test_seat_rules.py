"""Seats as a table: colours, class alarms, forecast, balance. Nothing is read, nothing is rendered."""

from datetime import date
from types import SimpleNamespace

import pytest

from enrollment.choices.seats import AlarmKind, Basis, EntryGrade, Means, Signal
from enrollment.rules import seats as rules
from enrollment.rules.seats import Count, Estimate


@pytest.mark.parametrize(
    ("demand", "seats", "colour"),
    [
        (94, 100, Signal.GREEN),
        (949, 1000, Signal.GREEN),
        (95, 100, Signal.YELLOW),
        (99, 100, Signal.YELLOW),
        (100, 100, Signal.ORANGE),
        (109, 100, Signal.ORANGE),
        (110, 100, Signal.RED),
        (1, 0, Signal.RED),
        (0, 0, Signal.GREEN),
        (None, 100, Signal.NONE),
        (100, None, Signal.NONE),
    ],
)
def test_the_colour_turns_exactly_at_95_100_and_110_per_cent(demand, seats, colour):
    assert rules.signal_of(demand, seats) == colour


@pytest.mark.parametrize(
    ("enrolled", "classes", "alarm"),
    [
        (55, 1, None),
        (56, 1, AlarmKind.BIG_CLASS),
        (65, 1, AlarmKind.BIG_CLASS),
        (66, 1, AlarmKind.HUGE_CLASS),
        (220, 4, None),
        (221, 4, AlarmKind.BIG_CLASS),
        (300, 0, None),
    ],
)
def test_a_class_is_big_from_56_and_huge_from_66_children_on(enrolled, classes, alarm):
    assert rules.class_alarm(enrolled, classes) == alarm


KNOWN = {2022: Count(1000, 900, 60), 2023: Count(1000, 950, 90), 2024: Count(1000, 1000, 120)}


@pytest.mark.parametrize(
    ("series", "year", "expected"),
    [
        pytest.param(KNOWN, 2024, Estimate(1120, Basis.ENTERED), id="entered"),
        pytest.param(
            KNOWN | {2025: Count(births=1200)}, 2025, Estimate(1230, Basis.BIRTHS), id="births x 0.95 + 90"
        ),
        pytest.param(KNOWN, 2025, Estimate(1200, Basis.TREND), id="trend of +80 a year"),
        pytest.param(KNOWN, 2027, Estimate(1360, Basis.TREND), id="three years ahead"),
        pytest.param({2024: Count(None, 500)}, 2026, Estimate(500, Basis.TREND), id="one year known"),
        pytest.param(
            {2023: Count(None, 500), 2024: Count(None, 100)}, 2026, Estimate(0, Basis.TREND), id="not below 0"
        ),
        pytest.param({2025: Count(births=1200)}, 2025, None, id="births alone say nothing yet"),
        pytest.param({}, 2025, None, id="nothing known"),
    ],
)
def test_a_forecast_rests_on_births_else_on_the_trend_of_three_years(series, year, expected):
    assert rules.estimate(series, year) == expected


def test_a_forecast_forgets_what_is_older_than_three_known_years():
    old = {2019: Count(1000, 100, 0)}
    assert rules.estimate(old | KNOWN, 2025) == rules.estimate(KNOWN, 2025)


def test_zones_are_summed_unless_a_row_speaks_for_the_whole():
    zones = {"东片": Count(None, 100, 5), "西片": Count(None, 200, None)}
    assert rules.together(zones) == Count(None, 300, 5)
    assert rules.together({**zones, "": Count(None, 320, 9)}) == Count(None, 320, 9)


@pytest.mark.parametrize(
    ("demand", "measures", "hole"),
    [(109, 9, False), (109, 8, True), (120, 20, False), (120, 0, True), (100, 0, False), (99, 0, False)],
)
def test_a_short_cell_without_enough_measures_is_a_hole(demand, measures, hole):
    assert rules.Balance(demand, 100, measures).is_hole is hole


def test_seats_that_come_too_late_cover_nothing():
    balance = rules.Balance(120, 100, 0, late=50)
    assert (balance.is_hole, balance.left_after) == (True, -20)


def test_purchased_seats_serve_one_intake_and_built_ones_all_that_follow():
    assert [rules.serves(Means.PURCHASE, 2024, year) for year in (2023, 2024, 2025)] == [False, True, False]
    assert [rules.serves(Means.BUILD, 2024, year) for year in (2023, 2024, 2025)] == [False, True, True]


def plan(**given):
    known = {"enrolled": 90, "actual_classes": 2, "plan": 90, "outside": 0}
    return SimpleNamespace(**{**known, **given})


@pytest.mark.parametrize(
    ("row", "nature", "kinds"),
    [
        (plan(), "private", []),
        (plan(enrolled=91), "private", [AlarmKind.OVER_PLAN]),
        (plan(enrolled=91), "public", []),
        (plan(outside=1), "private", [AlarmKind.OUTSIDE]),
        (plan(outside=1), "public", []),
        (plan(enrolled=140), "private", [AlarmKind.HUGE_CLASS, AlarmKind.OVER_PLAN]),
    ],
)
def test_only_a_private_school_is_held_to_plan_and_approval_county(row, nature, kinds):
    assert [alarm.kind for alarm in rules.alarms_of(row, nature)] == kinds


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"grade": "p1", "class_size": 46}, "class_size"),
        ({"grade": "p1", "class_size": 45}, None),
        ({"grade": "j1", "class_size": 50}, None),
        ({"enrolled": 10, "outside": 11}, "outside"),
    ],
)
def test_a_seat_plan_keeps_to_the_standard(values, column):
    assert [name for name, _ in rules.plan_is_sound(values)] == ([column] if column else [])


def test_demand_says_at_least_births_or_registrations_and_no_future_day():
    assert [name for name, _ in rules.counted_somehow({"migrants": 5})] == ["household"]
    assert list(rules.counted_somehow({"births": 5})) == []
    found = rules.as_of_is_past({"as_of": date(2024, 7, 13)}, today=date(2024, 7, 12))
    assert [name for name, _ in found] == ["as_of"]


def test_each_stage_takes_children_into_its_own_grades():
    assert rules.entry_grades("primary") == (EntryGrade.PRIMARY,)
    assert rules.entry_grades("nine_year") == (EntryGrade.PRIMARY, EntryGrade.JUNIOR)
    assert rules.entry_grades("complete") == rules.entry_grades("junior") == (EntryGrade.JUNIOR,)
