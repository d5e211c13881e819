"""A superior's figures are exactly the sum of the accepted reports under it, and can be recomputed."""

import copy

import pytest

from reports import actions, rules
from reports.choices import COUNTS, State
from reports.models import Filing, FilingSource
from reports.queries import printed
from tests.cast import HL, NL, PY, QF
from tests.reports.conftest import TEXTS


@pytest.fixture
def summed(world):
    """清丰 and 南乐 accepted, 华龙 silent; the city's draft summed anew."""
    world.draft()
    world.bring(QF, State.ACCEPTED)
    world.bring(NL, State.ACCEPTED)
    return actions.refresh_figures(by=world.cast.py_clerk, filing=world.filing(PY), now=world.now)


def test_the_city_is_the_sum_of_its_accepted_counties(world, summed):
    accepted = Filing.objects.filter(state=State.ACCEPTED)
    for name in COUNTS:
        assert summed.figures["total"][name] == sum(row.figures["total"][name] for row in accepted)
    assert summed.figures["total"]["found_total"] == 3
    assert rules.adds_up(summed.figures)


def test_each_line_leads_to_the_report_it_comes_from(world, summed):
    lines = {line["unit"]: line["filing"] for line in summed.figures["lines"]}
    assert lines == {unit: str(world.filing(unit).pk) for unit in (QF, NL)}
    assert {str(s.source_id) for s in FilingSource.objects.filter(filing=summed)} == set(lines.values())


def test_who_is_missing_is_named_and_not_counted(world, summed):
    assert [(m["unit"], m["state"]) for m in summed.figures["missing"]] == [(HL, "未报")]


def test_a_report_that_waits_is_named_as_such(world):
    world.draft()
    world.bring(QF, State.SUBMITTED)
    row = actions.refresh_figures(by=world.cast.py_clerk, filing=world.filing(PY), now=world.now)
    assert {m["unit"]: m["state"] for m in row.figures["missing"]}[QF] == "已报未审定"
    assert row.figures["total"]["found_total"] == 0


def test_a_returned_report_is_named_as_returned(world):
    world.draft()
    world.bring(QF, State.RETURNED)
    row = actions.refresh_figures(by=world.cast.py_clerk, filing=world.filing(PY), now=world.now)
    assert {m["unit"]: m["state"] for m in row.figures["missing"]}[QF] == "已退回，未重报"


def test_sums_of_different_counties_are_not_compared_silently(world, at):
    world.draft()
    world.bring(QF, State.ACCEPTED)
    actions.refresh_figures(by=world.cast.py_clerk, filing=world.filing(PY), now=world.now)
    world.bring(PY, State.SUBMITTED)
    at("2024-06-21")
    world.draft()
    assert printed.uneven(world.filing(PY).figures) == "本期汇总0个单位，上期汇总1个单位，增减含单位数变化。"


def test_a_city_that_is_behind_its_counties_cannot_be_checked(world, summed):
    written = actions.write_narrative(
        by=world.cast.py_clerk,
        filing=summed,
        texts=TEXTS,
        zero_confirmed=False,
        hand_over=True,
        now=world.now,
    )
    world.bring(HL, State.ACCEPTED, zero=True)
    with pytest.raises(rules.FiguresAreBehind):
        actions.check_filing(by=world.cast.py_reviewer, filing=written, now=world.now)


def test_a_changed_number_does_not_add_up(summed):
    for path in (("total",), ("areas", 0), ("lines", 0, "total"), ("lines", 1, "areas", 2)):
        figures = copy.deepcopy(summed.figures)
        place = figures
        for step in path:
            place = place[step]
        place["found_total"] += 1
        assert not rules.adds_up(figures), path


def test_figures_carry_the_last_period_for_comparison(world, at):
    world.draft()
    world.bring(QF, State.ACCEPTED)
    at("2024-06-21")
    world.issue(QF, "policy")
    world.draft()
    figures = world.filing(QF).figures
    assert figures["previous"]["ordinal"] == 1
    assert figures["previous"]["total"]["found_total"] == 2
    assert figures["total"]["found_total"] == 3
