"""The issue ledger: numbers, five states, maker and checker."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from campaign import actions, rules
from campaign.actions import issues
from campaign.choices import IssueState, Source
from campaign.models import Campaign, ChecklistItem, Issue
from tests.campaign.issue_steps import bring, prove
from tests.cast import HL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.evidence.actions import attach
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit

Units = Callable[[str], Unit]
Opened = Callable[..., Issue]


@pytest.fixture
def opened(cast: Cast, campaign: Campaign, now: datetime) -> Opened:
    """``opened(QF_SCHOOL, source=…)``: an issue in the ledger."""

    def make(code: str = QF_SCHOOL, **more: Any) -> Issue:
        given = {
            "area": "conduct",
            "source": Source.INSPECTION,
            "found": "编班过程没有家长见证",
            "due_on": date(2024, 7, 26),
        }
        return actions.open_issue(
            by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=code), **{**given, **more}
        )

    return make


@pytest.fixture
def at_state(cast: Cast, opened: Opened, now: datetime) -> Callable[..., Issue]:
    """``at_state("city_check")``: an issue of the school, brought there by the right people."""

    def at(state: str, code: str = QF_SCHOOL) -> Issue:
        return bring(cast, opened(code), state, now=now)

    return at


def test_numbers_run_without_gap_per_county_and_year(opened: Opened, campaign: Campaign) -> None:
    numbers = [opened(code).number for code in (QF, QF_SCHOOL, HL, QF_SCHOOL_2)]
    assert numbers == ["2024-410922-001", "2024-410922-002", "2024-410902-001", "2024-410922-003"]


def test_a_refused_issue_gives_its_number_back(opened: Opened) -> None:
    assert opened().number.endswith("-001")
    with pytest.raises(IntegrityError), transaction.atomic():
        opened(prohibition=11)
    assert opened().number.endswith("-002")


def test_an_issue_takes_its_prohibition_from_the_item(
    opened: Opened, items: dict[str, ChecklistItem]
) -> None:
    assert opened(item=items["C06"]).prohibition == 6
    assert opened(item=items["C06"], prohibition=2).prohibition == 2
    assert opened().prohibition is None


def test_an_issue_nobody_dated_is_due_by_its_kind(opened: Opened) -> None:
    assert opened(due_on=None, deadline_kind="immediate").due_on == date(2024, 7, 19)
    assert opened(due_on=None, deadline_kind="lasting").due_on == date(2024, 9, 30)


def test_an_issue_needs_words_and_a_county_or_school(opened: Opened) -> None:
    with pytest.raises(rules.FoundMissing):
        opened(found="  ")
    with pytest.raises(rules.NotAnAnsweringUnit):
        opened(PY)


def test_an_issue_walks_from_pending_to_closed(
    cast: Cast, at_state: Callable[..., Issue], now: datetime
) -> None:
    issue = at_state("closed")
    assert (issue.rectified_by, issue.county_verified_by, issue.closed_by) == (
        cast.qf_school, cast.qf_reviewer, cast.py_reviewer,
    )  # fmt: skip
    assert issue.closed_at == now
    kinds = list(issue.progress.values_list("kind", flat=True))
    assert kinds == ["opened", "started", "handed_in", "county_accepted", "closed"]


def test_progress_is_written_down_and_starts_a_pending_issue(
    cast: Cast, opened: Opened, now: datetime
) -> None:
    issue = actions.add_progress(by=cast.qf_school, now=now, row=opened(), text="已召开家长会")
    assert issue.state == IssueState.RECTIFYING
    assert issue.progress.last().text == "已召开家长会"
    with pytest.raises(rules.ReasonMissing):
        actions.add_progress(by=cast.qf_school, now=now, row=issue, text=" ")


def test_handing_in_needs_measures(cast: Cast, at_state: Callable[..., Issue], now: datetime) -> None:
    issue = at_state("rectifying")
    prove(issue, by=cast.qf_school, now=now)
    with pytest.raises(rules.MeasuresMissing):
        actions.hand_in_issue(by=cast.qf_school, now=now, row=issue)


def test_handing_in_needs_the_evidence_the_item_asks_for(
    cast: Cast, opened: Opened, items: dict[str, ChecklistItem], now: datetime, paper: Any
) -> None:
    issue = opened(item=items["C08"], measures="取消重点班")
    actions.start_rectifying(by=cast.qf_school, now=now, row=issue)
    with pytest.raises(rules.EvidenceMissing, match="分班方案"):
        actions.hand_in_issue(by=cast.qf_school, now=now, row=issue)
    attach(by=cast.qf_school, subject=issue, upload=paper(), kind="分班方案", now=now)
    assert actions.hand_in_issue(by=cast.qf_school, now=now, row=issue).state == IssueState.COUNTY_CHECK


@pytest.mark.parametrize("who", ["qf_school", "qf_clerk", "nl_reviewer"])
def test_only_a_reviewer_of_the_county_accepts(
    cast: Cast, at_state: Callable[..., Issue], now: datetime, who: str
) -> None:
    with pytest.raises(rules.NotHighEnough):
        actions.county_accept_issue(by=getattr(cast, who), now=now, row=at_state("county_check"))


@pytest.mark.parametrize("who", ["qf_school", "qf_reviewer", "qf_leader", "zz_reviewer"])
def test_only_a_reviewer_of_the_city_closes(
    cast: Cast, at_state: Callable[..., Issue], now: datetime, who: str
) -> None:
    with pytest.raises(rules.NotHighEnough):
        actions.close_issue(by=getattr(cast, who), now=now, row=at_state("city_check"))


def test_the_bureaus_own_issue_is_accepted_by_its_reviewer_and_closed_by_the_city(
    cast: Cast, at_state: Callable[..., Issue]
) -> None:
    assert at_state("closed", QF).unit_id == QF


def test_whoever_rectified_verifies_nothing(cast: Cast, opened: Opened, now: datetime) -> None:
    issue = opened()
    actions.start_rectifying(by=cast.py_reviewer, now=now, row=issue)
    prove(issue, by=cast.py_reviewer, now=now)
    actions.hand_in_issue(by=cast.py_reviewer, now=now, row=issue, measures="代办")
    with pytest.raises(rules.SamePerson):
        actions.county_accept_issue(by=cast.py_reviewer, now=now, row=issue)
    with pytest.raises(rules.SamePerson):
        actions.return_issue(by=cast.py_reviewer, now=now, row=issue, reason="不行")


def test_whoever_accepted_for_the_county_does_not_close(
    cast: Cast, at_state: Callable[..., Issue], now: datetime
) -> None:
    issue = actions.county_accept_issue(by=cast.py_reviewer, now=now, row=at_state("county_check"))
    with pytest.raises(rules.SamePerson):
        actions.close_issue(by=cast.py_reviewer, now=now, row=issue)


def test_the_database_too_refuses_a_closer_who_rectified(
    cast: Cast, at_state: Callable[..., Issue], now: datetime
) -> None:
    issue = at_state("city_check")
    with pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(state="closed", closed_at=now, closed_by=issue.rectified_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(state="closed")


def test_a_returned_issue_goes_back_with_its_reason_and_tells_the_unit(
    cast: Cast, at_state: Callable[..., Issue], now: datetime
) -> None:
    issue = actions.return_issue(
        by=cast.qf_reviewer, now=now, row=at_state("county_check"), reason="照片不清"
    )
    assert (issue.state, issue.returned_reason) == (IssueState.RECTIFYING, "照片不清")
    assert "照片不清" in Notice.objects.get(unit_id=QF_SCHOOL).title
    later = now + timedelta(hours=1)
    again = actions.hand_in_issue(by=cast.qf_school, now=later, row=issue)
    assert (again.state, again.returned_reason, again.rectified_at) == (IssueState.COUNTY_CHECK, "", later)


def test_the_county_cannot_take_back_what_waits_for_the_city(
    cast: Cast, at_state: Callable[..., Issue], now: datetime
) -> None:
    issue = at_state("city_check")
    with pytest.raises(rules.NotHighEnough):
        actions.return_issue(by=cast.qf_reviewer, now=now, row=issue, reason="再看看")
    returned = actions.return_issue(by=cast.py_reviewer, now=now, row=issue, reason="没有家长签字")
    assert returned.state == IssueState.RECTIFYING
    again = actions.hand_in_issue(by=cast.qf_school, now=now, row=returned)
    assert again.county_verified_by is None, "the county verifies anew"


def test_a_return_needs_a_reason(cast: Cast, at_state: Callable[..., Issue], now: datetime) -> None:
    with pytest.raises(rules.ReasonMissing):
        actions.return_issue(by=cast.qf_reviewer, now=now, row=at_state("county_check"), reason=" ")


ACTIONS = {
    "start": lambda cast: {"action": actions.start_rectifying, "by": cast.qf_school},
    "progress": lambda cast: {"action": actions.add_progress, "by": cast.qf_school, "text": "进展"},
    "hand_in": lambda cast: {"action": actions.hand_in_issue, "by": cast.qf_school, "measures": "措施"},
    "county_accept": lambda cast: {"action": actions.county_accept_issue, "by": cast.qf_reviewer},
    "close": lambda cast: {"action": actions.close_issue, "by": cast.py_reviewer},
    "return": lambda cast: {"action": actions.return_issue, "by": cast.py_reviewer, "reason": "退"},
    "extend": lambda cast: {
        "action": issues.extend_issue,
        "by": cast.py_reviewer,
        "due_on": date(2024, 9, 2),
        "reason": "工程量大",
    },
    "reopen": lambda cast: {"action": issues.reopen_issue, "by": cast.py_reviewer, "reason": "又发生"},
}


@pytest.mark.parametrize("verb", list(rules.ISSUES.steps))
def test_an_action_obeys_the_table_in_every_state(
    cast: Cast, at_state: Callable[..., Issue], now: datetime, verb: str
) -> None:
    told = ACTIONS[verb](cast)
    action = told.pop("action")
    for state in IssueState:
        issue = at_state(state)
        if verb == "hand_in" and state == IssueState.RECTIFYING:
            prove(issue, by=cast.qf_school, now=now)
        if rules.ISSUES.may(verb, state):
            assert action(now=now, row=issue, **told).state == rules.ISSUES.steps[verb].moves[state]
            continue
        with pytest.raises(rules.WrongState):
            action(now=now, row=issue, **told)
        issue.refresh_from_db()
        assert issue.state == state


def test_a_school_amends_its_own_find_but_not_what_others_found(
    cast: Cast, opened: Opened, now: datetime
) -> None:
    own = opened(source=Source.SELF_CHECK)
    sooner = date(2024, 7, 20)
    assert (
        actions.amend_issue(by=cast.qf_school, now=now, row=own, values={"due_on": sooner}).due_on == sooner
    )
    other = opened(source=Source.COMPLAINT)
    with pytest.raises(rules.NotYoursToAmend):
        actions.amend_issue(by=cast.qf_school, now=now, row=other, values={"due_on": sooner})
    assert actions.amend_issue(
        by=cast.qf_school, now=now, row=other, values={"measures": "约谈当事人", "found": other.found}
    ).measures
    assert (
        actions.amend_issue(by=cast.qf_clerk, now=now, row=other, values={"due_on": sooner}).due_on == sooner
    )
