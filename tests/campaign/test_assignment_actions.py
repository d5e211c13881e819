"""What units owe: submit, report nothing, accept, return."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from campaign import actions, completion, rules
from campaign.choices import AssignmentState
from campaign.models import Assignment, Campaign, GroupMember
from campaign.rules import timeline
from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.accounts.models import User
from yangguang.evidence.actions import attach
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit


@pytest.fixture
def owed(campaign: Campaign) -> Callable[..., Assignment]:
    """``owed("M2")``: the first assignment of the county under that deliverable."""
    return lambda code, unit=QF: Assignment.objects.filter(unit_id=unit, deliverable__code=code).first()


@pytest.fixture
def judges() -> Iterator[dict[str, completion.Judge]]:
    """The registry of judges, left as it was found."""
    before = dict(completion._judges)
    yield completion._judges
    completion._judges.clear()
    completion._judges.update(before)


@pytest.fixture
def proved(owed: Callable[..., Assignment], now: datetime, paper: Any) -> Callable[[User], Assignment]:
    """``proved(by)``: the rules of the county, with their paper attached."""

    def attached(by: User) -> Assignment:
        attach(by=by, subject=owed("M2"), upload=paper("实施细则.pdf"), kind="", now=now)
        return owed("M2")

    return attached


def test_a_document_is_submitted_returned_and_accepted(
    cast: Cast, proved: Callable[[User], Assignment], now: datetime
) -> None:
    row = actions.submit_assignment(by=cast.qf_clerk, now=now, row=proved(cast.qf_clerk), note="文号 12")
    assert (row.state, row.submitted_by, row.note) == (AssignmentState.SUBMITTED, cast.qf_clerk, "文号 12")
    row = actions.return_assignment(by=cast.py_reviewer, now=now, row=row, reason="缺联系电话")
    assert (row.state, row.reason) == (AssignmentState.RETURNED, "缺联系电话")
    assert Notice.objects.get(unit_id=QF).path == f"/campaign/assignments/{row.pk}/"
    row = actions.submit_assignment(by=cast.qf_clerk, now=now, row=row)
    row = actions.accept_assignment(by=cast.py_reviewer, now=now, row=row)
    assert (row.state, row.reason) == (AssignmentState.ACCEPTED, "")


def test_nothing_to_report_is_an_explicit_answer(
    cast: Cast, owed: Callable[..., Assignment], now: datetime
) -> None:
    row = actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("A3"), note="没有超计划的民办学校")
    assert row.nothing_to_report
    assert row.state == AssignmentState.SUBMITTED


def test_a_checklist_is_no_zero(cast: Cast, owed: Callable[..., Assignment], now: datetime) -> None:
    with pytest.raises(rules.UseTheChecklist):
        actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("I1"), note="没有")
    with pytest.raises(rules.NotComplete):
        actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("I1"))


def test_an_issue_ledger_with_rows_is_no_zero(
    cast: Cast, campaign: Campaign, owed: Callable[..., Assignment], now: datetime
) -> None:
    told = {"by": None, "now": now, "campaign": campaign, "area": "policy", "source": "self_check"}
    actions.open_issue(**told, unit=Unit.objects.get(pk=QF), found="缺对照表")
    with pytest.raises(rules.NotComplete, match="1 条问题"):
        actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("I2"), note="没有")
    assert actions.report_nothing(
        by=cast.qf_school, now=now, row=owed("I2", QF_SCHOOL), note="没有"
    ).nothing_to_report


def test_a_county_with_issues_at_its_schools_is_no_zero(
    cast: Cast, campaign: Campaign, owed: Callable[..., Assignment], now: datetime
) -> None:
    told = {"by": None, "now": now, "campaign": campaign, "area": "policy", "source": "self_check"}
    actions.open_issue(**told, unit=Unit.objects.get(pk=QF_SCHOOL), found="缺对照表")
    with pytest.raises(rules.NotComplete, match="1 条问题"):
        actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("A7"), note="没有问题")


def test_a_zero_is_said_in_words(cast: Cast, owed: Callable[..., Assignment], now: datetime) -> None:
    with pytest.raises(timeline.ZeroUnexplained, match="说明"):
        actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("A3"), note="  ")
    assert owed("A3").state == AssignmentState.NOT_STARTED


def test_what_is_filled_is_no_zero(
    cast: Cast, owed: Callable[..., Assignment], now: datetime, judges: dict[str, completion.Judge]
) -> None:
    judges["I4"] = lambda assignment: completion.Completion(True, "4 格都已填报。")
    with pytest.raises(rules.NotComplete, match="4 格"):
        actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("I4"), note="没有学位")
    judges["I4"] = lambda assignment: completion.Completion(True, "没有学校。", empty=True)
    assert actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("I4"), note="没有").nothing_to_report


def test_rows_that_are_not_complete_are_no_zero_either(
    cast: Cast, owed: Callable[..., Assignment], now: datetime
) -> None:
    GroupMember.objects.create(
        unit_id=QF, role="office", name="王主任", post="办公室主任", department="教育局",
        phone="0393-0000002", duty="统筹",
    )  # fmt: skip
    with pytest.raises(rules.NotComplete, match="一把手"):
        actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("M1"), note="没有工作组")


def test_a_monthly_report_needs_its_file(
    cast: Cast, owed: Callable[..., Assignment], now: datetime, paper: Any
) -> None:
    with pytest.raises(timeline.FileMissing):
        actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("A5"), note="六月没有辍学学生")
    attach(by=cast.qf_clerk, subject=owed("A5"), upload=paper("控辍保学月报.pdf"), kind="", now=now)
    assert actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("A5")).state == "submitted"


def test_open_issues_are_explained_when_the_last_ledger_is_handed_in(
    cast: Cast, campaign: Campaign, owed: Callable[..., Assignment], now: datetime
) -> None:
    told = {"by": None, "now": now, "campaign": campaign, "area": "policy", "source": "self_check"}
    issue = actions.open_issue(**told, unit=Unit.objects.get(pk=QF_SCHOOL), found="缺对照表")
    with pytest.raises(rules.OpenUnexplained, match="1 条问题没有销号"):
        actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("A7"))
    said = f"{issue.number} 改建未完工，10 月底完成"
    assert actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("A7"), note=said).note == said


def test_nobody_judges_what_they_submitted(
    cast: Cast, proved: Callable[[User], Assignment], now: datetime
) -> None:
    row = actions.submit_assignment(by=cast.py_reviewer, now=now, row=proved(cast.py_reviewer))
    with pytest.raises(rules.SamePerson):
        actions.accept_assignment(by=cast.py_reviewer, now=now, row=row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=row.pk).update(decided_by=cast.py_reviewer, decided_at=now)


def test_a_registered_judge_decides_whether_it_may_go(
    cast: Cast, owed: Callable[..., Assignment], now: datetime, judges: dict[str, completion.Judge]
) -> None:
    verdicts = [completion.Completion(False, "台账还没有一行。"), completion.Completion(True, "共 7 行。")]
    judges.pop("I5", None)
    completion.register_completion("I5", lambda assignment: verdicts.pop(0))
    with pytest.raises(rules.NotComplete, match="还没有一行"):
        actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("I5"))
    assert actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("I5")).state == "submitted"


def test_a_deliverable_has_one_judge(judges: dict[str, completion.Judge]) -> None:
    judges.pop("I5", None)
    completion.register_completion("I5", lambda assignment: completion.Completion(True, ""))
    with pytest.raises(ValueError, match="I5"):
        completion.register_completion("I5", lambda assignment: completion.Completion(True, ""))
