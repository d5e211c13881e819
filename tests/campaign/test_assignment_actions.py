"""What units owe: submit, report nothing, accept, return."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from campaign import actions, completion, rules
from campaign.choices import AssignmentState
from campaign.models import Assignment, Campaign
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
        actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("I1"))
    with pytest.raises(rules.NotComplete):
        actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed("I1"))


def test_an_issue_ledger_with_rows_is_no_zero(
    cast: Cast, campaign: Campaign, owed: Callable[..., Assignment], now: datetime
) -> None:
    told = {"by": None, "now": now, "campaign": campaign, "area": "policy", "source": "self_check"}
    actions.open_issue(**told, unit=Unit.objects.get(pk=QF), found="缺对照表")
    with pytest.raises(rules.NotComplete, match="1 条问题"):
        actions.report_nothing(by=cast.qf_clerk, now=now, row=owed("I2"))
    assert actions.report_nothing(by=cast.qf_school, now=now, row=owed("I2", QF_SCHOOL)).nothing_to_report


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
