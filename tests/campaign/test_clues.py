"""Clues: handled by the superior, hidden from the accused, never without an outcome."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from campaign.actions import clues as actions
from campaign.choices.clues import ClueEntryKind, ClueOutcome, ClueState
from campaign.models import Campaign, Clue, Issue
from campaign.rules import clues as rules
from tests.cast import PY, QF, QF_SCHOOL, Cast
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope
from yangguang.tenancy.states import WrongState

Units = Callable[[str], Unit]
Opened = Callable[..., Clue]


@pytest.fixture
def opened(cast: Cast, campaign: Campaign, now: datetime) -> Opened:
    """``opened(QF_SCHOOL)``: a clue about that unit."""

    def make(code: str = QF_SCHOOL, **more: Any) -> Clue:
        given: dict[str, Any] = {"source": "inspection", "text": "以竞赛成绩挑选学生（虚构）", **more}
        return actions.open_clue(by=cast.py_reviewer, now=now, about=Unit.objects.get(pk=code), **given)

    return make


@pytest.mark.parametrize(("about", "handler"), [(QF_SCHOOL, QF), (QF, PY), (PY, "41")])
def test_the_superior_of_the_accused_handles_a_clue(opened: Opened, about: str, handler: str) -> None:
    assert opened(about).unit_id == handler


def test_the_accused_does_not_see_the_clue(cast: Cast, opened: Opened) -> None:
    school, county = opened(QF_SCHOOL), opened(QF)
    with scope(QF_SCHOOL):
        assert not Clue.objects.exists()
    with scope(QF):
        assert list(Clue.objects.all()) == [school]
    with scope(PY):
        assert set(Clue.objects.all()) == {school, county}


def test_a_county_may_report_itself_without_reading_the_clue(
    cast: Cast, campaign: Campaign, now: datetime, unit: Units
) -> None:
    with scope(QF):
        clue = actions.open_clue(
            by=cast.qf_reviewer, now=now, about=unit(QF), source="self_check", text="擅自提高门槛（虚构）"
        )
        assert not Clue.objects.filter(pk=clue.pk).exists()
    assert Clue.objects.get(pk=clue.pk).unit_id == PY


def test_numbers_run_per_handling_unit_and_the_outcome_is_due_in_fifteen_working_days(opened: Opened) -> None:
    assert [opened(code).number for code in (QF_SCHOOL, QF, QF_SCHOOL)] == [
        "2024-410922-X001",
        "2024-4109-X001",
        "2024-410922-X002",
    ]
    assert opened(found_on=date(2024, 7, 1)).due_on == date(2024, 7, 22)


def test_the_same_origin_opens_one_clue(cast: Cast, campaign: Campaign, opened: Opened) -> None:
    first = opened(origin=campaign)
    assert opened(origin=campaign) == first
    assert (first.origin_label, first.origin_id) == ("campaign.Campaign", campaign.pk)
    assert opened() != first


@pytest.mark.parametrize(
    ("more", "refusal"),
    [({"text": " "}, rules.TextMissing), ({"found_on": date(2024, 7, 13)}, rules.FoundInTheFuture)],
)
def test_a_clue_that_says_nothing_is_refused(opened: Opened, more: dict[str, Any], refusal: type) -> None:
    with pytest.raises(refusal):
        opened(**more)


def test_the_handling_unit_is_told_without_the_text(opened: Opened) -> None:
    clue = opened()
    notice = Notice.objects.get(key__contains=str(clue.pk))
    assert notice.unit_id == QF
    assert clue.text not in notice.title


@pytest.fixture
def checking(cast: Cast, opened: Opened, now: datetime) -> Clue:
    """A clue about the school that 清丰县 looks into."""
    return actions.check_clue(by=cast.qf_reviewer, now=now, row=opened(area="conduct"))


def conclude(cast: Cast, clue: Clue, now: datetime, outcome: str, **more: Any) -> Clue:
    given: dict[str, Any] = {"finding": "约谈校长，查阅报名材料，情况属实。", **more}
    return actions.conclude_clue(by=cast.qf_reviewer, now=now, row=clue, outcome=outcome, **given)


def test_a_clue_concluded_late_goes_on_saying_so(cast: Cast, checking: Clue, at: Any) -> None:
    day = clock.add_working_days(checking.due_on, 3)
    at(day.isoformat())
    conclude(cast, checking, clock.now(), ClueOutcome.UNFOUNDED)
    assert "迟 3 个工作日" in cast.client(cast.qf_reviewer).get("/campaign/clues/").content.decode()


def test_a_clue_turned_into_an_issue_opens_it_with_the_words_meant_for_the_school(
    cast: Cast, checking: Clue, now: datetime
) -> None:
    clue = conclude(cast, checking, now, ClueOutcome.ISSUE, found="报名登记表含竞赛成绩栏")
    assert (clue.state, clue.issue.unit_id, clue.issue.area) == (ClueState.CONCLUDED, QF_SCHOOL, "conduct")
    assert (clue.issue.found, clue.issue.source) == ("报名登记表含竞赛成绩栏", "inspection")


def test_the_notes_of_the_inquiry_never_become_the_schools_issue(
    cast: Cast, checking: Clue, now: datetime
) -> None:
    for found in ("", "  "):
        with pytest.raises(rules.FoundMissing) as refused:
            conclude(cast, checking, now, ClueOutcome.ISSUE, found=found)
        assert refused.value.field == "found"
    assert not Issue.objects.exists()
    checking.refresh_from_db()
    assert checking.state == ClueState.CHECKING


def test_an_issue_needs_an_area(cast: Cast, opened: Opened, now: datetime) -> None:
    clue = actions.check_clue(by=cast.qf_reviewer, now=now, row=opened())
    with pytest.raises(rules.AreaMissing):
        conclude(cast, clue, now, ClueOutcome.ISSUE)
    assert not Issue.objects.exists()


@pytest.mark.parametrize("outcome", sorted(rules.NAMES_SOMEBODY))
def test_an_outcome_that_names_somebody_needs_the_name(
    cast: Cast, checking: Clue, now: datetime, outcome: str
) -> None:
    with pytest.raises(rules.NobodyNamed):
        conclude(cast, checking, now, outcome)


@pytest.mark.parametrize(
    ("outcome", "finding", "refusal"),
    [("", "查明了", rules.OutcomeMissing), ("unfounded", "", rules.FindingMissing)],
)
def test_no_clue_ends_without_outcome_and_finding(
    cast: Cast, checking: Clue, now: datetime, outcome: str, finding: str, refusal: type
) -> None:
    with pytest.raises(refusal):
        conclude(cast, checking, now, outcome, finding=finding)


def test_a_clue_nobody_looked_into_cannot_be_concluded(cast: Cast, opened: Opened, now: datetime) -> None:
    with pytest.raises(WrongState):
        conclude(cast, opened(), now, ClueOutcome.UNFOUNDED)


@pytest.mark.parametrize(
    "change",
    [
        {"state": "concluded"},
        {"state": "concluded", "outcome": "unfounded", "finding": ""},
        {"outcome": "unfounded"},
    ],
)
def test_the_database_refuses_an_end_without_outcome(checking: Clue, change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Clue.objects.filter(pk=checking.pk).update(**change)


def test_the_database_refuses_to_lose_a_clue_and_to_rewrite_its_outcome(
    cast: Cast, checking: Clue, now: datetime
) -> None:
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        Clue.objects.filter(pk=checking.pk)._raw_delete("default")
    clue = conclude(cast, checking, now, ClueOutcome.UNFOUNDED)
    with pytest.raises(IntegrityError, match="closed"), transaction.atomic():
        Clue.objects.filter(pk=clue.pk).update(finding="改了")


def test_the_superior_reopens_a_clue_and_a_new_clock_runs(cast: Cast, checking: Clue, now: datetime) -> None:
    clue = conclude(cast, checking, now, ClueOutcome.UNFOUNDED)
    clue = actions.reopen_clue(by=cast.py_reviewer, now=now, row=clue, reason="家长提供了新的录音")
    assert (clue.state, clue.outcome, clue.due_on) == (ClueState.CHECKING, "", date(2024, 8, 2))
    kinds = [entry.kind for entry in clue.entries.all()]
    assert kinds == [
        ClueEntryKind.OPENED,
        ClueEntryKind.CHECKING,
        ClueEntryKind.CONCLUDED,
        ClueEntryKind.REOPENED,
    ]
