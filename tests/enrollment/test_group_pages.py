"""应入尽入, 清零, 公办比例: every figure, every hole, whoever looks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from campaign.actions import start_campaign, submit_assignment
from campaign.models import Assignment
from campaign.rules import NotComplete
from enrollment.actions import groups as actions
from enrollment.choices.groups import Group
from enrollment.models import NoSuchChild
from enrollment.queries import full_enrolment as reads
from enrollment.queries import group_figures as figures
from enrollment.queries.group_duties import every_group_filled, stale_on_the_desk
from tests.cast import NL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from tests.enrollment.entries import UNPLACED, entry
from yangguang.common import clock
from yangguang.ledgers import registry
from yangguang.tenancy.models import Unit

Enter = Callable[..., Any]
PAGE = "/enrollment/groups/"


@pytest.fixture
def enter(cast: Cast, everywhere: None) -> Enter:
    def make(group: str, serial: int = 3, unit: str = QF, **own: Any) -> Any:
        ledger = registry.get(f"enrollment/{group}")
        return ledger.create(by=None, unit_id=unit, values=entry(group, serial, **own), now=clock.now())

    return make


@pytest.fixture
def some(enter: Enter) -> None:
    """清丰县: two poor children, one of them without a school, an orphan deferred; 南乐县: one poor child."""
    enter("poverty", 3)
    enter("poverty", 5, **UNPLACED)
    enter("poverty", 7, unit=NL)
    enter(
        "orphan", 9, school="", placement="deferred", not_enrolled_reason="术后康复",
        deferral_document="清教〔2024〕1 号", deferred_until=date(2025, 8, 31),
    )  # fmt: skip


def test_enrolled_known_and_holes_by_group_and_county(some: None) -> None:
    lines = {line.code: line for line in reads.by_county((PY,))}
    poor, orphans = lines[QF].cells["poverty"], lines[QF].cells["orphan"]
    assert (poor.known, poor.placed, poor.holes) == (2, 1, 1)
    assert (orphans.known, orphans.placed, orphans.deferred, orphans.holes) == (1, 0, 1, 0)
    assert (lines[NL].total.known, lines[NL].total.holes) == (1, 0)


def test_by_school_the_child_without_one_has_a_line_of_its_own(some: None) -> None:
    lines = {line.name: line.cells["poverty"] for line in reads.by_school(QF)}
    assert lines["清丰县向阳小学（虚构）"].known == 1
    assert lines["没有填写学校"].holes == 1


def test_the_hole_is_named_with_its_reason_on_the_county_page(cast: Cast, some: None) -> None:
    page = cast.client(cast.qf_clerk).get(f"{PAGE}{QF}/").content.decode()
    assert "王小5" in page
    assert "正在核实去向" in page


@pytest.mark.parametrize(("attribute", "names"), [
    ("known_url", {"王小3", "王小5"}), ("placed_url", {"王小3"}), ("holes_url", {"王小5"}),
])  # fmt: skip
def test_every_figure_opens_the_rows_behind_it(
    cast: Cast, some: None, attribute: str, names: set[str]
) -> None:
    (line,) = reads.by_county((QF,))
    page = cast.client(cast.py_reviewer).get(getattr(line.cells["poverty"], attribute)).content.decode()
    assert {name for name in ("王小3", "王小5", "王小7") if name in page} == names


def test_the_figure_of_a_school_opens_its_rows(cast: Cast, enter: Enter) -> None:
    enter("poverty", 3)
    enter("poverty", 5, school=QF_SCHOOL_2)
    line = next(line for line in reads.by_school(QF) if line.code == QF_SCHOOL)
    page = cast.client(cast.qf_clerk).get(line.cells["poverty"].known_url).content.decode()
    assert "王小3" in page
    assert "王小5" not in page


def test_a_county_sees_itself_and_the_city_all(cast: Cast, some: None) -> None:
    county = cast.client(cast.qf_clerk).get(PAGE).content.decode()
    city = cast.client(cast.py_reviewer).get(PAGE).content.decode()
    assert f"{PAGE}{NL}/" not in county
    assert f"{PAGE}{NL}/" in city


def test_the_pages_cost_no_more_with_more_rows(enter: Enter, django_assert_max_num_queries: Any) -> None:
    for serial in (3, 5, 7):
        enter("poverty", serial, **UNPLACED)
        enter("dropout", serial, **UNPLACED)
    with django_assert_max_num_queries(11):
        reads.by_county((PY,))
        reads.by_school(QF)
        reads.holes(QF)
        figures.cleared((PY,))
        figures.away((PY,))
    with django_assert_max_num_queries(2):
        figures.migrant_ratio((PY,))


def test_the_cleared_index_counts_who_is_back_and_names_who_is_not(cast: Cast, enter: Enter) -> None:
    back = enter("dropout", 3)
    enter("dropout", 5, **UNPLACED)
    actions.return_to_school(by=None, row=back, now=clock.now(), returned_on=date(2024, 7, 1))
    (line,) = figures.cleared((QF,))
    assert (line.known, line.returned, line.away) == (2, 1, 1)
    page = cast.client(cast.qf_clerk).get(f"{PAGE}dropout/").content.decode()
    assert "王小5" in page
    assert "王小3" not in page
    assert "还没有劝返" in page


def test_the_latest_visit_stands_beside_who_is_away(cast: Cast, enter: Enter) -> None:
    row = enter("dropout", 5, **UNPLACED)
    for day, outcome in ((date(2024, 7, 1), "refused"), (date(2024, 7, 9), "agreed")):
        actions.add_follow_up(
            by=None, row=row, now=clock.now(), kind="persuasion", on=day, person="张", outcome=outcome
        )
    page = cast.client(cast.qf_clerk).get(f"{PAGE}dropout/").content.decode()
    assert "2024-07-09 同意返校" in page


def test_public_and_purchased_seats_over_all_by_year_and_county(enter: Enter) -> None:
    enter("migrant", 3, seat="public", entry_year=2023)
    enter("migrant", 5, seat="purchased", entry_year=2024)
    enter("migrant", 7, seat="private", entry_year=2024)
    enter("migrant", 9, seat="", entry_year=2024, **UNPLACED)
    years, lines, total = figures.migrant_ratio((PY,))
    county = next(line for line in lines if line.code == QF)
    assert years == [2023, 2024]
    assert (county.years[2023].percent, county.years[2024].percent) == (100.0, 33.3)
    assert (total.years[2024].in_public, total.years[2024].known, total.years[2024].unplaced) == (1, 3, 1)


def test_the_ratio_is_a_page_and_its_figures_open_rows(cast: Cast, enter: Enter) -> None:
    enter("migrant", 3, seat="public", entry_year=2023)
    enter("migrant", 5, seat="private", entry_year=2024)
    client = cast.client(cast.qf_clerk)
    page = client.get(f"{PAGE}migrants/").content.decode()
    assert "100.0%" in page
    assert "<svg" in page
    year = client.get(f"/enrollment/migrant/?unit={QF}&entry_year_from=2023&entry_year_to=2023&preset=public")
    assert "王小3" in year.content.decode()
    assert "王小5" not in year.content.decode()


def test_i5_is_complete_when_every_group_has_children_or_is_declared_empty(cast: Cast, enter: Enter) -> None:
    start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk=PY), year=2024)
    owed = Assignment.objects.select_related("campaign").get(unit=QF, deliverable__code="I5")
    with pytest.raises(NotComplete):
        submit_assignment(by=cast.qf_clerk, now=clock.now(), row=owed)
    for group in Group:
        if group != Group.ORPHAN:
            enter(group)
    assert "孤儿" in every_group_filled(owed).text
    cast.client(cast.qf_clerk).post(f"{PAGE}{QF}/nobody/orphan/")
    assert NoSuchChild.objects.get().group == "orphan"
    assert every_group_filled(owed).done


def test_only_the_county_itself_says_that_it_has_nobody(cast: Cast, everywhere: None) -> None:
    assert cast.client(cast.nl_clerk).post(f"{PAGE}{QF}/nobody/orphan/").status_code == 404
    assert cast.client(cast.qf_reviewer).post(f"{PAGE}{QF}/nobody/orphan/").status_code == 403
    assert cast.client(cast.qf_clerk).post(f"{PAGE}{QF}/nobody/nobody/").status_code == 404
    assert not NoSuchChild.objects.exists()


def test_stale_rows_are_one_line_on_the_clerks_desk_and_none_on_the_reviewers(
    cast: Cast, enter: Enter
) -> None:
    enter("poverty", 3, verified_on=None)
    enter("orphan", 3, verified_on=date(2024, 5, 1))
    enter("orphan", 5)
    (line,) = stale_on_the_desk(cast.actor(cast.qf_clerk), clock.today())
    assert line.title.endswith("孤儿 1 人、家庭经济困难 1 人")
    assert not list(stale_on_the_desk(cast.actor(cast.qf_reviewer), clock.today()))
    assert (
        reverse("enrollment:groups-county", args=[QF])
        in cast.client(cast.qf_clerk).get("/desk/").content.decode()
    )
