"""Interviews: hidden until they were held, closed afterwards, the promise confirmed by who held them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.actions import interviews as actions
from campaign.actions import open_issue
from campaign.actions.clues import open_clue
from campaign.choices.discipline import InterviewState
from campaign.models import Campaign, Interview
from campaign.queries.proposals import proposals
from campaign.rules import ForeignMatter
from campaign.rules import interviews as rules
from tests.cast import NL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

Planned = Callable[..., Interview]
RECORD = {
    "held_on": date(2024, 7, 12),
    "roster": "王校长、李局长",
    "minutes": "通报有关情况，提醒规范招生（虚构）。",
    "commitments": "三日内撤下宣传标语",
    "commitments_due": date(2024, 7, 17),
}


@pytest.fixture
def planned(cast: Cast, campaign: Campaign, now: datetime) -> Planned:
    """``planned(QF_SCHOOL)``: 清丰县 will talk to the head of its school."""

    def make(code: str = QF_SCHOOL, issuer: str = QF, **more: Any) -> Interview:
        values = {
            "principal": "王某", "post": "校长", "reason": "多次收到反映", "planned_on": date(2024, 7, 12),
            **more,
        }  # fmt: skip
        units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=[issuer, code])}
        return actions.plan_interview(
            by=cast.qf_reviewer, now=now, issuer=units[issuer], about=units[code], values=values
        )

    return make


@pytest.fixture
def held(cast: Cast, planned: Planned, now: datetime) -> Interview:
    return actions.hold_interview(by=cast.qf_reviewer, now=now, row=planned(), **RECORD)


def test_an_interview_does_not_name_the_issue_of_another_unit(
    planned: Planned, campaign: Campaign, now: datetime
) -> None:
    issue = open_issue(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), area="conduct",
        source="inspection", found="报名表含竞赛成绩栏（虚构）",
    )  # fmt: skip
    with pytest.raises(ForeignMatter):
        planned(QF_SCHOOL_2, issue=issue)
    interview = planned(QF_SCHOOL_2)
    with pytest.raises(ForeignMatter):
        actions.amend_interview(by=None, now=now, row=interview, values={"issue": issue})
    with pytest.raises(IntegrityError, match="not of the unit that reads"), transaction.atomic():
        Interview.objects.filter(pk=interview.pk).update(issue=issue)
    assert planned(QF_SCHOOL, issue=issue).issue == issue


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"code": QF}, rules.NotBelow),
        ({"code": NL}, rules.NotBelow),
        ({"code": PY}, rules.NotBelow),
        ({"planned_on": date(2024, 11, 1)}, rules.OutsideCampaign),
    ],
)
def test_an_interview_is_planned_with_a_unit_below_and_within_the_campaign(
    planned: Planned, more: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        planned(**more)


def test_the_school_learns_of_the_talk_when_it_was_held(cast: Cast, planned: Planned, now: datetime) -> None:
    interview = planned()
    with scope(QF_SCHOOL):
        assert not Interview.objects.exists()
    actions.hold_interview(by=cast.qf_reviewer, now=now, row=interview, **RECORD)
    with scope(QF_SCHOOL):
        assert Interview.objects.get().commitments == "三日内撤下宣传标语"
    assert Notice.objects.get(key__contains=str(interview.pk)).unit_id == QF_SCHOOL


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"held_on": date(2024, 7, 13)}, rules.HeldInTheFuture),
        ({"minutes": " "}, rules.RecordMissing),
        ({"commitments": ""}, rules.RecordMissing),
        ({"commitments_due": date(2024, 7, 11)}, rules.PromiseBeforeTalk),
    ],
)
def test_a_record_says_what_was_said_and_promised(
    cast: Cast, planned: Planned, now: datetime, change: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        actions.hold_interview(by=cast.qf_reviewer, now=now, row=planned(), **{**RECORD, **change})


def test_the_record_is_closed(cast: Cast, held: Interview, now: datetime) -> None:
    with pytest.raises(rules.Held):
        actions.amend_interview(by=cast.qf_reviewer, now=now, row=held, values={"reason": "改"})
    with pytest.raises(IntegrityError, match="cannot be changed"), transaction.atomic():
        Interview.objects.filter(pk=held.pk).update(minutes="改")


def test_a_late_promise_is_found_and_the_issuer_confirms_it(
    cast: Cast, held: Interview, now: datetime
) -> None:
    assert list(Interview.objects.overdue(date(2024, 7, 18))) == [held]
    kept = actions.keep_promise(by=cast.qf_reviewer, now=now, row=held, text="现场查看属实")
    assert (kept.state, kept.kept_by) == (InterviewState.KEPT, cast.qf_reviewer)
    assert not Interview.objects.overdue(date(2024, 7, 18)).exists()


def test_the_county_does_not_confirm_the_citys_interview(cast: Cast, planned: Planned, now: datetime) -> None:
    interview = planned(issuer=PY)
    actions.hold_interview(by=cast.py_supervisor, now=now, row=interview, **RECORD)
    with pytest.raises(rules.NotYours):
        actions.keep_promise(by=cast.qf_reviewer, now=now, row=interview)


def test_a_cancelled_interview_says_why_and_stays_hidden(cast: Cast, planned: Planned, now: datetime) -> None:
    interview = planned()
    with pytest.raises(Refusal):
        actions.cancel_interview(by=cast.qf_reviewer, now=now, row=interview, reason=" ")
    actions.cancel_interview(by=cast.qf_reviewer, now=now, row=interview, reason="校长已调离")
    with scope(QF_SCHOOL):
        assert not Interview.objects.exists()


def test_an_interview_out_of_a_clue_stands_in_its_case_file(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    clue = open_clue(
        by=None, now=now, about=Unit.objects.get(pk=QF_SCHOOL), source="opinion", text="网传（虚构）"
    )
    interview = actions.plan_from_clue(
        by=cast.qf_reviewer, now=now, row=clue, principal="王某", post="校长", reason="提醒",
        planned_on=date(2024, 7, 15),
    )  # fmt: skip
    page = cast.client(cast.qf_reviewer).get(reverse("campaign:clues-detail", args=[clue.pk]))
    assert reverse("campaign:interviews-detail", args=[interview.pk]) in page.content.decode()


# --- Whom to talk to ----------------------------------------------------------------------------------


def _issues(campaign: Campaign, now: datetime, code: str, count: int, due_on: date) -> None:
    for number in range(count):
        open_issue(
            by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=code), area="conduct",
            source="inspection", found=f"问题{number}（虚构）", due_on=due_on,
        )  # fmt: skip


def test_schools_with_three_open_issues_or_a_late_one_are_proposed(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    _issues(campaign, now, QF_SCHOOL, 3, date(2024, 8, 1))
    _issues(campaign, now, QF_SCHOOL_2, 1, date(2024, 7, 10))
    _issues(campaign, now, QF, 4, date(2024, 7, 10))
    lines = proposals(cast.actor(cast.qf_reviewer), campaign, clock.today())
    assert [(line.unit.pk, line.open, line.overdue) for line in lines] == [
        (QF_SCHOOL_2, 1, 1),
        (QF_SCHOOL, 3, 0),
    ]
    assert [link.title for link in lines[0].links] == ["拟督办提醒函", "登记约谈"]


def test_the_page_of_proposals_shows_its_rule(cast: Cast, campaign: Campaign, now: datetime) -> None:
    _issues(campaign, now, QF_SCHOOL, 3, date(2024, 8, 1))
    html = cast.client(cast.py_reviewer).get(reverse("campaign:proposals")).content.decode()
    assert "未销号问题不少于 3 个" in html
    assert "清丰县向阳小学" in html
    assert cast.client(cast.qf_clerk).get(reverse("campaign:proposals")).status_code == 403
