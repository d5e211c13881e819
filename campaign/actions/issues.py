"""Verbs of the issue ledger. Each leaves an entry in the issue's progress."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from campaign import rules
from campaign.choices import DeadlineKind, IssueState, ProgressKind, Source
from campaign.models import Campaign, Check, ChecklistItem, Issue, IssuePeriod, IssueProgress
from campaign.queries import issues as reads
from campaign.rules import issues as gates
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common import clock
from yangguang.common.numbering import next_number
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


@transaction.atomic
def open_issue(
    *,
    by: User | None,
    now: datetime,
    campaign: Campaign,
    unit: Unit,
    area: str,
    source: str,
    found: str,
    item: ChecklistItem | None = None,
    check: Check | None = None,
    prohibition: int | None = None,
    measures: str = "",
    deadline_kind: str = DeadlineKind.LIMITED,
    due_on: date | None = None,
    leader: str = "",
    person: str = "",
    found_on: date | None = None,
    lines: str = "",
) -> Issue:
    """Put an issue into the ledger of ``unit`` (a school or county bureau) under the next number.

    A prohibition or bottom line not given is the item's, ``due_on`` is reckoned in working days. Raises
    :class:`rules.FoundMissing` without a description, :class:`rules.NotAnAnsweringUnit` above a county.
    """
    if unit.level not in rules.ANSWERING_LEVELS:
        raise rules.NotAnAnsweringUnit
    if not found.strip():
        raise rules.FoundMissing
    day = found_on or now.date()
    due = due_on or _default_due(campaign, deadline_kind, day)
    gates.refuse_due_outside(day, due, campaign.ends)
    issue = Issue(
        campaign=campaign, unit=unit, area=area, source=source, found=found.strip(), item=item,
        check_row=check, prohibition=prohibition or (item.prohibition if item else None), found_on=day,
        lines=lines or (item.lines if item else ""), deadline_kind=deadline_kind, due_on=due,
        measures=measures.strip(), leader=leader.strip(), person=person.strip(),
        created_at=now, updated_at=now,
    )  # fmt: skip
    return _register(issue, by=by, now=now)


def _register(issue: Issue, *, by: User | None, now: datetime) -> Issue:
    """Give the issue its number, as late as can be: the counter of the county is locked from here on."""
    year, county = issue.campaign.year, codes.county_of(issue.unit_id)
    issue.number = rules.issue_number(year, county, next_number(f"issue-{year}-{county}"))
    issue.save(force_insert=True)
    _note(issue, kind=ProgressKind.OPENED, text="", by=by, now=now)
    return issue


@transaction.atomic
def amend_issue(*, by: User | None, now: datetime, row: Issue, values: Mapping[str, Any]) -> Issue:
    """Change what the ledger says of an issue that is still with the unit.

    What others found and the day they set is theirs: a school amends ``found``, ``area``, ``due_on`` … of its
    own self-checks only (:class:`rules.NotYoursToAmend`). The caller has locked the row.
    """
    rules.ISSUES.next_state("progress", row.state)
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return row
    theirs = sorted(changed & rules.SET_BY_THE_FINDER)
    if theirs and row.source != Source.SELF_CHECK and not _fills_for_the_county(by, row):
        raise rules.NotYoursToAmend(field=theirs[0])
    old_due = row.due_on
    for name in changed:
        setattr(row, name, values[name])
    row.found = row.found.strip()
    if not row.found:
        raise rules.FoundMissing
    due, row.due_on = row.due_on or old_due, old_due
    if due != old_due:
        _bring_forward(row, due, by=by, now=now)
    row.bump(now=now)
    row.save()
    return row


def _bring_forward(issue: Issue, due_on: date, *, by: User | None, now: datetime) -> None:
    if due_on > issue.due_on:
        raise gates.DueMovesByExtension
    _move_due(issue, due_on, now=now)
    _note(issue, kind=ProgressKind.DUE_AMENDED, text=f"整改期限改为 {due_on}。", by=by, now=now)


@transaction.atomic
def start_rectifying(*, by: User | None, now: datetime, row: Issue) -> Issue:
    """待整改 → 整改中."""
    issue = _locked(row, "start")
    return _move(issue, "start", ProgressKind.STARTED, by=by, now=now)


@transaction.atomic
def add_progress(*, by: User | None, now: datetime, row: Issue, text: str) -> Issue:
    """Write down what was done; an issue nobody had started is 整改中 from now on."""
    if not text.strip():
        raise rules.ReasonMissing("请写明整改进展。", field="text")
    return _move(_locked(row, "progress"), "progress", ProgressKind.PROGRESS, by=by, now=now, text=text)


@transaction.atomic
def hand_in_issue(*, by: User | None, now: datetime, row: Issue, measures: str = "", text: str = "") -> Issue:
    """整改中 → 待县级验收. Needs measures, and files of the kinds the checklist item asks for, attached since
    the issue was opened (or opened again); :class:`rules.EvidenceMissing` names what is not there."""
    issue = _locked(row, "hand_in")
    issue.measures = measures.strip() or issue.measures
    if not issue.measures:
        raise rules.MeasuresMissing
    missing = reads.proofs_missing(issue)
    if missing:
        raise rules.EvidenceMissing(f"报请验收前请上传：{'、'.join(missing)}。", field="upload")
    issue.rectified_by, issue.rectified_at, issue.returned_reason = by, now, ""
    issue.county_verified_by = issue.county_verified_at = None
    return _move(issue, "hand_in", ProgressKind.HANDED_IN, by=by, now=now, text=text)


@transaction.atomic
def county_accept_issue(*, by: User, now: datetime, row: Issue, text: str = "") -> Issue:
    """待县级验收 → 待市级销号, by a reviewer of the county or above who did not rectify it."""
    issue = _locked(row, "county_accept")
    if not rights_of(by).covers(Right.REVIEW, codes.county_of(issue.unit_id)):
        raise rules.NotHighEnough("县级验收须由县（区）审核人办理，学校不能自行验收。")
    if by.pk == issue.rectified_by_id:
        raise rules.SamePerson
    _require_proof(issue)
    issue.county_verified_by, issue.county_verified_at = by, now
    return _move(issue, "county_accept", ProgressKind.COUNTY_ACCEPTED, by=by, now=now, text=text)


@transaction.atomic
def close_issue(*, by: User, now: datetime, row: Issue, text: str = "") -> Issue:
    """待市级销号 → 已销号, by a reviewer of the city who neither rectified nor verified it."""
    issue = _locked(row, "close")
    city = codes.parent_of(codes.county_of(issue.unit_id))
    if not rights_of(by).covers(Right.REVIEW, city):
        raise rules.NotHighEnough
    if by.pk in (issue.rectified_by_id, issue.county_verified_by_id):
        raise rules.SamePerson
    _require_proof(issue)
    issue.closed_by, issue.closed_at = by, now
    issue = _move(issue, "close", ProgressKind.CLOSED, by=by, now=now, text=text)
    _tell(issue, now=now, key="closed", title=f"问题 {issue.number} 已由市级销号")
    return issue


@transaction.atomic
def return_issue(*, by: User, now: datetime, row: Issue, reason: str) -> Issue:
    """待县级验收 or 待市级销号 → 整改中, with the reason. At the county's gate the county may, at the
    city's only the city."""
    issue = _locked(row, "return")
    if not reason.strip():
        raise rules.ReasonMissing
    county = codes.county_of(issue.unit_id)
    gate = county if issue.state == IssueState.COUNTY_CHECK else codes.parent_of(county)
    if not rights_of(by).covers(Right.REVIEW, gate):
        raise rules.NotHighEnough("该问题已报市级销号，只有市级审核人可以退回。")
    if by.pk == issue.rectified_by_id:
        raise rules.SamePerson
    issue.returned_reason = reason.strip()
    issue = _move(issue, "return", ProgressKind.RETURNED, by=by, now=now, text=reason)
    _tell(issue, now=now, key=f"returned-{issue.version}", title=f"问题 {issue.number} 被退回：{reason[:80]}")
    return issue


@transaction.atomic
def extend_issue(*, by: User, now: datetime, row: Issue, due_on: date, reason: str) -> Issue:
    """A later deadline, by a reviewer of the superior unit, with the reason in the issue's life."""
    issue = _locked(row, "extend")
    if not rights_of(by).covers(Right.REVIEW, codes.parent_of(issue.unit_id)):
        raise gates.NotTheSuperior
    if not reason.strip():
        raise rules.ReasonMissing
    if due_on <= issue.due_on or due_on < timezone.localdate(now):
        raise gates.DueNotLater
    gates.refuse_due_outside(issue.found_on, due_on, issue.campaign.ends)
    words = f"由 {issue.due_on} 延至 {due_on}。理由：{reason.strip()}"
    _move_due(issue, due_on, now=now)
    issue = _move(issue, "extend", ProgressKind.EXTENDED, by=by, now=now, text=words)
    _tell(
        issue, now=now, key=f"extended-{issue.version}", title=f"问题 {issue.number} 的整改期限延至 {due_on}"
    )
    return issue


@transaction.atomic
def reopen_issue(*, by: User, now: datetime, row: Issue, reason: str, due_on: date | None = None) -> Issue:
    """已销号 → 整改中, by a reviewer of the city with the reason; see :func:`put_back`."""
    issue = _locked(row, "reopen")
    if not rights_of(by).covers(Right.REVIEW, issue.unit_id[:4]):
        raise rules.NotHighEnough("重新打开已销号的问题须由市级审核人办理。")
    return put_back(by=by, now=now, issue=issue, reason=reason, due_on=due_on)


def put_back(*, by: User, now: datetime, issue: Issue, reason: str, due_on: date | None = None) -> Issue:
    """Open a closed, locked issue again, due on ``due_on`` or by its kind. Who had closed it and when stays
    in its periods; new evidence is asked for, whatever was there before."""
    if not reason.strip():
        raise rules.ReasonMissing
    today = timezone.localdate(now)
    due = due_on or max(today, _default_due(issue.campaign, issue.deadline_kind, today))
    if due < today:
        raise gates.DueNotLater("新的整改期限不能早于今天，请重新选择日期。")
    gates.refuse_due_outside(issue.found_on, due, issue.campaign.ends)
    _move_due(issue, due, now=now)
    issue.closed_by = issue.closed_at = issue.county_verified_by = issue.county_verified_at = None
    issue.reopened_at, issue.returned_reason = now, reason.strip()
    issue = _move(issue, "reopen", ProgressKind.REOPENED, by=by, now=now, text=reason)
    title = f"问题 {issue.number} 被重新打开，须在 {due} 前整改：{reason.strip()[:60]}"
    _tell(issue, now=now, key=f"reopened-{issue.version}", title=title)
    return issue


def _move_due(issue: Issue, due_on: date, *, now: datetime) -> None:
    """Another deadline from today on; the one that held until now is kept (:class:`IssuePeriod`)."""
    today, starts = timezone.localdate(now), issue.runs_since or issue.found_on
    closed_on = timezone.localdate(issue.closed_at) if issue.closed_at else None
    ends = max(closed_on or today, starts)
    if closed_on or ends > starts:
        issue.runs_since = max(today, ends)
        IssuePeriod.objects.create(
            unit_id=issue.unit_id, issue=issue, starts_on=starts, ends_on=ends, resumed_on=issue.runs_since,
            due_on=issue.due_on, closed_at=issue.closed_at, closed_by=issue.closed_by, created_at=now,
            updated_at=now,
        )  # fmt: skip
    issue.due_on = due_on


def _locked(row: Issue, verb: str) -> Issue:
    """The issue, locked, if its state admits ``verb``; else whoever came first is named."""
    issue = Issue.lock(row.pk)
    if not rules.ISSUES.may(verb, issue.state):
        raise rules.WrongState(reads.why_not_now(issue, verb))
    return issue


def _require_proof(issue: Issue) -> None:
    missing = reads.proofs_missing(issue)
    if missing:
        raise gates.ClosingNotProven(f"缺少“{'”“'.join(missing)}”，不能验收或销号，请退回整改单位补充上传。")


def _fills_for_the_county(by: User | None, issue: Issue) -> bool:
    return by is None or rights_of(by).covers(Right.FILL, codes.county_of(issue.unit_id))


def _default_due(campaign: Campaign, kind: str, day: date) -> date:
    act = campaign.phases.filter(number=3).first()
    due = rules.default_due(kind, day, act.ends if act else campaign.ends, clock.add_working_days)
    return min(due, campaign.ends) if day <= campaign.ends else due


def _move(
    issue: Issue, verb: str, kind: ProgressKind, *, by: User | None, now: datetime, text: str = ""
) -> Issue:
    issue.state = rules.ISSUES.next_state(verb, issue.state)
    issue.bump(now=now)
    issue.save()
    _note(issue, kind=kind, text=text, by=by, now=now)
    return issue


def _note(issue: Issue, *, kind: ProgressKind, text: str, by: User | None, now: datetime) -> None:
    IssueProgress.objects.create(
        issue=issue, unit_id=issue.unit_id, step=issue.progress.count() + 1, kind=kind, text=text.strip(),
        by=by, at=now, created_at=now, updated_at=now,
    )  # fmt: skip


def _tell(issue: Issue, *, now: datetime, key: str, title: str) -> None:
    path = reverse("campaign:issues-detail", args=[issue.pk])
    tell(
        unit_id=issue.unit_id,
        right=Right.FILL,
        key=f"issue-{issue.pk}-{key}",
        title=title,
        path=path,
        now=now,
    )
