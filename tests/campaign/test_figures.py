"""Coverage, the matrix and the weekly figures equal a second, naive calculation."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from campaign import actions
from campaign.choices import Area, IssueState
from campaign.models import Campaign, Check, Issue
from campaign.queries.checks import applies
from campaign.queries.coverage import answering_units, coverage, holes, holes_by_unit
from campaign.queries.figures import matrix, weekly_figures
from tests.campaign.issue_steps import proof_row
from tests.cast import HL, NL, PY, QF, QF_SCHOOL, Cast
from yangguang.accounts.models import User
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


@pytest.fixture
def busy(cast: Cast, campaign: Campaign, now: datetime) -> Campaign:
    """Answers and issues drawn from a seed, spread over units, areas and weeks."""
    draw = random.Random(7)
    items = list(campaign.items.all())
    for unit in answering_units(PY):
        mine = [item for item in items if applies(item, unit.level)]
        for item in draw.sample(mine, draw.randint(0, 12)):
            when = now - timedelta(days=draw.randint(0, 30))
            answer = draw.choice(["fine", "problem", "not_applicable"])
            actions.answer_check(
                by=cast.qf_clerk,
                now=when,
                unit=unit,
                item=item,
                answer=answer,
                found="问题",
                reason="没有此项",
            )
    for issue in Issue.objects.order_by("number"):
        issue.due_on = now.date() + timedelta(days=draw.randint(-10, 10))
        issue.save()
        if draw.random() < 0.4:
            proof_row(issue, now=now)
            issue.state = IssueState.CITY_CHECK
            issue.save()
            issue.state, issue.closed_by = IssueState.CLOSED, cast.py_reviewer
            issue.closed_at = now - timedelta(days=draw.randint(0, 14))
            issue.save()
    return campaign


def test_coverage_is_answered_over_units_times_applicable_items(busy: Campaign) -> None:
    items = list(busy.items.all())
    for county in coverage(busy, (PY,)):
        units = [u for u in answering_units(PY) if u.county_code == county.unit.code]
        for area in Area.values:
            owed = sum(applies(item, unit.level) for unit in units for item in items if item.area == area)
            given = Check.objects.filter(unit__in=units, item__area=area).count()
            assert (county.areas[area].answered, county.areas[area].applicable) == (given, owed)
        assert county.total.holes == sum(cell.holes for cell in county.areas.values())
        assert len(county.schools) == len(units) - 1


def test_the_holes_are_named(busy: Campaign) -> None:
    named = holes_by_unit(busy, (PY,))
    for unit in answering_units(PY):
        missing = [item.code for item in holes(busy, unit)]
        assert [item.code for item in named.get(unit.code, [])] == missing
        answered = Check.objects.filter(unit=unit).count()
        assert answered + len(missing) == sum(applies(item, unit.level) for item in busy.items.all())


def test_a_school_sees_its_own_coverage_only(busy: Campaign) -> None:
    with scope(QF_SCHOOL):
        [county] = coverage(busy, (QF_SCHOOL,))
    assert county.bureau is None
    assert [school.unit.code for school in county.schools] == [QF_SCHOOL]


def test_the_matrix_counts_what_the_ledger_holds(busy: Campaign, now: datetime) -> None:
    today = now.date()
    rows = matrix(busy, PY, today)
    assert [row.unit.code for row in rows] == [HL, QF, NL]
    for row in rows:
        for area, cell in row.cells.items():
            issues = [i for i in Issue.objects.filter(area=area) if i.unit_id.startswith(row.unit.code)]
            assert cell.found == len(issues)
            assert cell.closed == sum(i.state == IssueState.CLOSED for i in issues)
            assert cell.open == cell.found - cell.closed
            assert cell.overdue == sum(i.is_overdue(today) for i in issues)
        assert row.total.found == sum(cell.found for cell in row.cells.values())


def test_the_matrix_and_coverage_agree(busy: Campaign) -> None:
    covered = {county.unit.code: county for county in coverage(busy, (PY,))}
    for row in matrix(busy, PY):
        for area, cell in row.cells.items():
            assert cell.coverage == covered[row.unit.code].areas[area]


def test_the_matrix_takes_the_same_few_queries_for_any_number_of_rows(
    busy: Campaign, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(5):
        matrix(busy, PY, date(2024, 7, 12))
    Unit.objects.create(code="410926", name="范县", level="county")
    with django_assert_num_queries(5):
        matrix(busy, PY, date(2024, 7, 12))


@pytest.mark.parametrize("end", [date(2024, 6, 28), date(2024, 7, 5), date(2024, 7, 12)])
def test_the_weekly_figures_equal_a_naive_count_as_of_that_day(busy: Campaign, end: date) -> None:
    start = end - timedelta(days=6)
    figures = weekly_figures(QF, start, end)
    assert [row["area"] for row in figures["areas"]] == Area.values
    for row in figures["areas"]:
        issues = [i for i in Issue.objects.filter(area=row["area"]).under(QF) if i.found_on <= end]
        closed = [i for i in issues if i.closed_at and i.closed_at.date() <= end]
        still_open = [i for i in issues if i not in closed]
        assert row == {
            "area": row["area"],
            "found_week": sum(i.found_on >= start for i in issues),
            "closed_week": sum(i.closed_at.date() >= start for i in closed),
            "found_total": len(issues),
            "closed_total": len(closed),
            "open": len(still_open),
            "overdue": sum(i.due_on < end for i in still_open),
        }
    answered = Check.objects.under(QF).filter(created_at__date__lte=end).count()
    assert figures["coverage"]["answered"] == answered
    assert figures["as_of"] == end.isoformat()


def test_a_citys_figures_are_the_sums_of_its_counties(busy: Campaign) -> None:
    week = (date(2024, 7, 6), date(2024, 7, 12))
    city = weekly_figures(PY, *week)
    counties = [weekly_figures(code, *week) for code in (QF, NL, HL)]
    assert city["total"] == {
        name: sum(county["total"][name] for county in counties) for name in city["total"]
    }
    assert city["coverage"] == {
        name: sum(county["coverage"][name] for county in counties) for name in city["coverage"]
    }
    assert weekly_figures("41", *week)["total"] == city["total"]


def test_figures_can_be_kept_as_json(busy: Campaign) -> None:
    import json

    figures = weekly_figures(QF, date(2024, 7, 6), date(2024, 7, 12))
    assert json.loads(json.dumps(figures)) == figures


def test_a_county_counts_only_what_is_under_it(
    cast: Cast, campaign: Campaign, now: datetime, unit: Callable[[str], Unit]
) -> None:
    by: User = cast.nl_clerk
    told = {
        "by": by,
        "now": now,
        "campaign": campaign,
        "area": "policy",
        "source": "self_check",
        "found": "问题",
    }
    actions.open_issue(**told, unit=unit(NL))
    assert weekly_figures(QF, date(2024, 7, 6), date(2024, 7, 12))["total"]["found_total"] == 0
    assert weekly_figures(NL, date(2024, 7, 6), date(2024, 7, 12))["total"]["found_total"] == 1
