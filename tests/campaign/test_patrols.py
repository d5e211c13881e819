"""Patrol rounds, training institutions, warning cases, trainings."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.actions import patrols as actions
from campaign.models import (
    Campaign,
    Clue,
    Institution,
    Issue,
    Patrol,
    PatrolRound,
    Training,
    WarningCase,
)
from campaign.queries.patrols import patrol_board
from campaign.rules import education as rules
from tests.cast import NL, NL_SCHOOL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

IDENTITY_NUMBER = "41092219800101123X"  # invented; the check is for its shape


@pytest.fixture
def institution(campaign: Campaign) -> Institution:
    return Institution.objects.create(unit_id=QF, name="启明文化培训学校（虚构）")


@pytest.fixture
def rounds(campaign: Campaign, now: datetime) -> list[PatrolRound]:
    return actions.plan_rounds(by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF))


@pytest.fixture
def visited(rounds: list[PatrolRound], now: datetime) -> Any:
    """``visited(3, school_id=QF_SCHOOL, finding="clue", text="…")``: a visit in a round."""

    def make(number: int = 3, **more: Any) -> Patrol:
        span = rounds[number - 1]
        kind = "institution" if "institution" in more else "school"
        values = {
            "round": span,
            "kind": kind,
            "visited_on": span.starts,
            "visited_by": "李明",
            "finding": "none",
        }
        return actions.write_patrol(by=None, now=now, unit_id=QF, values={**values, **more})

    return make


def test_rounds_come_every_fortnight_from_june_to_august(rounds: list[PatrolRound]) -> None:
    spans = [(each.number, each.starts, each.ends) for each in rounds]
    assert spans[0] == (1, date(2024, 6, 1), date(2024, 6, 14))
    assert spans[-1] == (7, date(2024, 8, 24), date(2024, 8, 31))


def test_rounds_are_planned_once(rounds: list[PatrolRound], campaign: Campaign, now: datetime) -> None:
    with pytest.raises(rules.RoundsExist):
        actions.plan_rounds(by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF))


def test_the_button_plans_the_rounds_of_the_own_county_only(cast: Cast, campaign: Campaign) -> None:
    clerk = cast.client(cast.qf_clerk)
    assert clerk.post(reverse("campaign:patrols-plan", args=[QF])).status_code == 302
    assert clerk.post(reverse("campaign:patrols-plan", args=[NL])).status_code == 404
    assert PatrolRound.objects.filter(unit_id=QF).count() == 7


def test_the_board_names_whom_nobody_visited(
    campaign: Campaign, institution: Institution, visited: Any, now: datetime
) -> None:
    visited(school_id=QF_SCHOOL)
    visited(2, institution=institution, finding="clue", text="门口张贴提前招生广告")
    county = next(each for each in patrol_board(campaign, (PY,), until=now.date()) if each.unit.pk == QF)
    lines = {line.round.number: line for line in county.rounds}
    assert county.objects == 3
    assert sorted(lines) == [1, 2, 3]  # those to come are not holes yet
    assert (lines[3].visited, lines[3].left) == (1, ["清丰县育才中学（虚构）", institution.name])
    assert (lines[2].clues, lines[2].tone(now.date())) == (1, "late")
    assert lines[3].tone(date(2024, 7, 1)) == "busy"


def test_a_closed_institution_is_no_object(campaign: Campaign, institution: Institution, rounds: Any) -> None:
    Institution.objects.filter(pk=institution.pk).update(state="closed")
    county = next(each for each in patrol_board(campaign, (QF,), until=date(2024, 7, 12)))
    assert county.objects == 2


def test_the_page_shows_the_board_and_the_hole(cast: Cast, campaign: Campaign, visited: Any) -> None:
    visited(school_id=QF_SCHOOL)
    html = cast.client(cast.qf_clerk).get(reverse("campaign:patrols-board")).content.decode()
    assert "清丰县育才中学" in html
    other = cast.client(cast.nl_clerk).get(reverse("campaign:patrols-board")).content.decode()
    assert "按两周一轮生成" in other
    assert "清丰县" not in other


def test_an_object_is_visited_once_a_round(visited: Any) -> None:
    visited(school_id=QF_SCHOOL)
    with pytest.raises(rules.VisitedTwice):
        visited(school_id=QF_SCHOOL)


def test_a_visit_stays_in_its_county(visited: Any) -> None:
    with pytest.raises(rules.AnotherCounty):
        visited(school_id=NL_SCHOOL)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"kind": "institution"}, "请选择培训机构"),
        ({"school": ""}, "请选择学校"),
        ({"finding": "clue"}, "请写明时间、对象和情形"),
        ({"visited_on": "2024-06-01"}, "不在第3轮"),
        ({"visited_on": "2024-07-13"}, "不能晚于今天"),
    ],
)
def test_the_form_of_a_visit_refuses(cast: Cast, rounds: Any, given: dict[str, str], sentence: str) -> None:
    form = {
        "round": str(rounds[2].pk), "kind": "school", "school": QF_SCHOOL, "visited_on": "2024-07-01",
        "visited_by": "李明", "finding": "none", **given,
    }  # fmt: skip
    answer = cast.client(cast.qf_clerk).post("/campaign/patrols/add/", form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_find_becomes_an_issue_once_and_leads_back(
    cast: Cast, visited: Any, institution: Institution
) -> None:
    row = visited(2, institution=institution, finding="clue", text="门口张贴提前招生广告")
    clerk = cast.client(cast.qf_clerk)
    data = {"row": str(row.pk), "confirmed": "1", "area": "conduct", "from": "detail"}
    assert clerk.post(reverse("campaign:patrols-verb", args=["issue"]), data).status_code == 302
    issue = Issue.objects.get()
    assert (issue.unit_id, issue.source) == (QF, "inspection")
    assert issue.found == "启明文化培训学校（虚构）：门口张贴提前招生广告"
    page = clerk.get(reverse("campaign:issues-detail", args=[issue.pk])).content.decode()
    assert reverse("campaign:patrols-detail", args=[row.pk]) in page
    assert clerk.post(reverse("campaign:patrols-verb", args=["clue"]), data).status_code == 409
    assert clerk.get(reverse("campaign:patrols-edit", args=[row.pk])).status_code == 423


def test_a_find_becomes_a_clue_with_the_superior(visited: Any, now: datetime) -> None:
    row = visited(school_id=QF_SCHOOL_2, finding="clue", text="提前收取报名材料")
    row = actions.patrol_to_clue(by=None, now=now, row=row)
    clue = Clue.objects.get()
    assert (clue.unit_id, clue.about_id, clue.number) == (QF, QF_SCHOOL_2, row.clue_number)
    with pytest.raises(rules.PassedOnAlready):
        actions.patrol_to_issue(by=None, now=now, row=row, area="conduct")


def test_nothing_found_is_nothing_to_pass_on(visited: Any, now: datetime) -> None:
    with pytest.raises(rules.NoClue):
        actions.patrol_to_clue(by=None, now=now, row=visited(school_id=QF_SCHOOL))


# --- Cases and trainings ----------------------------------------------------------------------------------


def write(cast: Cast, **given: str) -> Any:
    form = {"title": "违规提前报名案", "area": "conduct", "text": "某校提前组织报名。", **given}
    return cast.client(cast.py_reviewer).post("/campaign/warnings/add/", {"unit": PY, **form})


@pytest.mark.parametrize("text", [f"张某，身份证号{IDENTITY_NUMBER}", "电话13800001234，提前报名"])
def test_a_case_that_names_somebody_is_refused(cast: Cast, campaign: Campaign, text: str) -> None:
    answer = write(cast, text=text)
    assert answer.status_code == 422
    assert "案例要印发学习" in answer.content.decode()


@pytest.mark.parametrize("text", [f"身份证号{IDENTITY_NUMBER}", "电话13800001234"])
def test_the_database_refuses_it_too(campaign: Campaign, text: str) -> None:
    with pytest.raises(IntegrityError, match="warning_case_is_anonymous"), transaction.atomic():
        WarningCase.objects.create(unit_id=PY, title="案", area="conduct", text=text)


def test_a_published_case_is_read_below_and_a_draft_is_not(cast: Cast, campaign: Campaign) -> None:
    assert write(cast).status_code == 302
    page = reverse("campaign:cases")
    school = cast.client(cast.qf_school)
    assert "违规提前报名案" not in school.get(page).content.decode()
    WarningCase.objects.update(published=True)
    assert "违规提前报名案" in school.get(page).content.decode()
    with scope("4101"):
        assert not WarningCase.objects.exists()  # another city's desk


def test_a_schools_clerk_writes_no_case(cast: Cast, campaign: Campaign) -> None:
    assert cast.client(cast.qf_school).get("/campaign/warnings/add/").status_code == 403


def test_more_people_than_expected_cannot_have_come(cast: Cast, campaign: Campaign) -> None:
    form = {
        "title": "警示教育会",
        "kind": "warning",
        "held_on": "2024-07-01",
        "expected": "10",
        "present": "11",
    }
    answer = cast.client(cast.qf_school).post("/campaign/trainings/add/", form)
    assert answer.status_code == 422
    assert "实到人数不能多于应到人数" in answer.content.decode()
    assert (
        cast.client(cast.qf_school).post("/campaign/trainings/add/", {**form, "present": "9"}).status_code
        == 302
    )
    with pytest.raises(IntegrityError, match="training_attendance_fits"), transaction.atomic():
        Training.objects.update(present=11)
