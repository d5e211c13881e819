"""Verbs of the issue ledger. Each leaves an entry in the issue's progress."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from campaign import rules
from campaign.choices import DeadlineKind, IssueState, ProgressKind, Source
from campaign.models import Campaign, Check, ChecklistItem, Issue, IssueProgress
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common import clock
from yangguang.common.numbering import next_number
from yangguang.evidence.models import Evidence
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
) -> Issue:
    """Put an issue into the ledger of ``unit`` (a school or county bureau) under the next number.

    Dates are working-day reckoned when ``due_on`` is missing (:func:`campaign.rules.default_due`). Raises
    :class:`rules.FoundMissing` without a description, :class:`rules.NotAnAnsweringUnit` above a county.
    """
    if unit.level not in rules.ANSWERING_LEVELS:
        raise rules.NotAnAnsweringUnit
    if not found.strip():
        raise rules.FoundMissing
    day = found_on or now.date()
    issue = Issue(
        campaign=campaign, unit=unit, area=area, source=source, found=found.strip(), item=item,
        check_row=check, prohibition=prohibition or (item.prohibition if item else None), found_on=day,
        deadline_kind=deadline_kind, due_on=due_on or _default_due(campaign, deadline_kind, day),
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
    for name in changed:
        setattr(row, name, values[name])
    row.found = row.found.strip()
    if not row.found:
        raise rules.FoundMissing
    row.due_on = row.due_on or _default_due(row.campaign, row.deadline_kind, row.found_on)
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def start_rectifying(*, by: User | None, now: datetime, row: Issue) -> Issue:
    """待整改 → 整改中."""
    issue = Issue.lock(row.pk)
    return _move(issue, "start", ProgressKind.STARTED, by=by, now=now)


@transaction.atomic
def add_progress(*, by: User | None, now: datetime, row: Issue, text: str) -> Issue:
    """Write down what was done; an issue nobody had started is 整改中 from now on."""
    if not text.strip():
        raise rules.ReasonMissing("请写明整改进展。", field="text")
    return _move(Issue.lock(row.pk), "progress", ProgressKind.PROGRESS, by=by, now=now, text=text)


@transaction.atomic
def hand_in_issue(*, by: User | None, now: datetime, row: Issue, measures: str = "", text: str = "") -> Issue:
    """整改中 → 待县级验收. Needs measures, and a file when the checklist item names evidence."""
    issue = Issue.lock(row.pk)
    rules.ISSUES.next_state("hand_in", issue.state)
    issue.measures = measures.strip() or issue.measures
    if not issue.measures:
        raise rules.MeasuresMissing
    if issue.item and issue.item.evidence and not Evidence.objects.of(issue).exists():
        raise rules.EvidenceMissing(
            f"报请验收前请上传整改佐证材料；该检查项要求：{issue.item.evidence}。", field="upload"
        )
    issue.rectified_by, issue.rectified_at, issue.returned_reason = by, now, ""
    issue.county_verified_by = issue.county_verified_at = None
    return _move(issue, "hand_in", ProgressKind.HANDED_IN, by=by, now=now, text=text)


@transaction.atomic
def county_accept_issue(*, by: User, now: datetime, row: Issue, text: str = "") -> Issue:
    """待县级验收 → 待市级销号, by a reviewer of the county or above who did not rectify it."""
    issue = Issue.lock(row.pk)
    rules.ISSUES.next_state("county_accept", issue.state)
    if not rights_of(by).covers(Right.REVIEW, codes.county_of(issue.unit_id)):
        raise rules.NotHighEnough("县级验收须由县（区）审核人办理，学校不能自行验收。")
    if by.pk == issue.rectified_by_id:
        raise rules.SamePerson
    issue.county_verified_by, issue.county_verified_at = by, now
    return _move(issue, "county_accept", ProgressKind.COUNTY_ACCEPTED, by=by, now=now, text=text)


@transaction.atomic
def close_issue(*, by: User, now: datetime, row: Issue, text: str = "") -> Issue:
    """待市级销号 → 已销号, by a reviewer of the city who neither rectified nor verified it."""
    issue = Issue.lock(row.pk)
    rules.ISSUES.next_state("close", issue.state)
    city = codes.parent_of(codes.county_of(issue.unit_id))
    if not rights_of(by).covers(Right.REVIEW, city):
        raise rules.NotHighEnough
    if by.pk in (issue.rectified_by_id, issue.county_verified_by_id):
        raise rules.SamePerson
    issue.closed_by, issue.closed_at = by, now
    issue = _move(issue, "close", ProgressKind.CLOSED, by=by, now=now, text=text)
    _tell(issue, now=now, key="closed", title=f"问题 {issue.number} 已由市级销号")
    return issue


@transaction.atomic
def return_issue(*, by: User, now: datetime, row: Issue, reason: str) -> Issue:
    """待县级验收 or 待市级销号 → 整改中, with the reason. At the county's gate the county may, at the
    city's only the city."""
    issue = Issue.lock(row.pk)
    rules.ISSUES.next_state("return", issue.state)
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


def _fills_for_the_county(by: User | None, issue: Issue) -> bool:
    return by is None or rights_of(by).covers(Right.FILL, codes.county_of(issue.unit_id))


def _default_due(campaign: Campaign, kind: str, day: date) -> date:
    act = campaign.phases.filter(number=3).first()
    return rules.default_due(kind, day, act.ends if act else campaign.ends, clock.add_working_days)


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
