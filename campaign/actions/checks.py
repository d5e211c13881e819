"""Verbs of the checklist: answer, attach, hand in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from campaign import rules
from campaign.actions import submissions
from campaign.actions.issues import open_issue
from campaign.actions.start import owe_deliverables
from campaign.choices import CHECKLIST_CODE, Answer, AssignmentState, IssueState, Source
from campaign.models import Assignment, Campaign, Check, ChecklistItem, Issue
from campaign.queries import checks as reads
from yangguang.accounts.models import User
from yangguang.common.refusals import StaleVersion
from yangguang.evidence.actions import attach
from yangguang.evidence.models import Evidence
from yangguang.tenancy.models import Unit


@dataclass(frozen=True)
class Reply:
    """One answer to one item; ``found`` describes the problem, ``issue`` further columns of its issue."""

    item: ChecklistItem
    answer: str
    note: str = ""
    reason: str = ""
    found: str = ""
    version: int | None = None
    issue: Mapping[str, Any] | None = None


@transaction.atomic
def answer_check(
    *,
    by: User | None,
    now: datetime,
    unit: Unit,
    item: ChecklistItem,
    answer: str,
    note: str = "",
    reason: str = "",
    found: str = "",
    version: int | None = None,
) -> Check:
    """Record ``unit``'s answer to ``item``; 发现问题 opens its issue in the same transaction.

    ``found`` describes the problem (needed once per issue). A later change back does not delete the issue.
    ``version``: what the person saw (0 = no answer yet). Raises the refusals of :mod:`campaign.rules`,
    ``Locked`` once handed in, ``StaleVersion``.
    """
    reply = Reply(item=item, answer=answer, note=note, reason=reason, found=found, version=version)
    return answer_checks(by=by, now=now, unit=unit, replies=[reply])[0]


@transaction.atomic
def answer_checks(*, by: User | None, now: datetime, unit: Unit, replies: Sequence[Reply]) -> list[Check]:
    """Record several answers of one unit at once: all or nothing, in the order given."""
    if unit.level not in rules.ANSWERING_LEVELS:
        raise rules.NotAnAnsweringUnit
    if not replies:
        return []
    assignment = checklist_of(unit=unit, campaign=replies[0].item.campaign, now=now)
    known = {
        check.item_id: check
        for check in Check.objects.select_for_update(of=("self",)).filter(
            unit=unit, item__in=[reply.item for reply in replies]
        )
    }
    fresh: list[Check] = []
    answered: list[Check] = []
    for reply in replies:
        check = known.get(reply.item.pk)
        _refuse_bad_reply(reply, unit, assignment, check)
        if check is None:
            check = _new(reply, unit, by, now)
            fresh.append(check)
        elif _differs(check, reply):
            _rewrite(check, reply, by, now)
        answered.append(check)
    Check.objects.bulk_create(fresh)
    _open_missing_issues(replies, answered, by=by, now=now)
    _mark_begun(assignment, now)
    return answered


@transaction.atomic
def attach_to_check(
    *, by: User | None, now: datetime, unit: Unit, item: ChecklistItem, upload: UploadedFile
) -> Evidence:
    """Attach a file to an answer that exists and is open."""
    check = Check.objects.select_related("unit").filter(unit=unit, item=item).first()
    if check is None:
        raise rules.Unknown("请先填写该检查项的结论，再上传材料。")
    assignment = checklist_of(unit=unit, campaign=item.campaign, now=now)
    _refuse_locked(assignment, check)
    return attach(by=by, subject=check, upload=upload, kind=item.evidence or "佐证材料", now=now)


@transaction.atomic
def submit_checklist(*, by: User | None, now: datetime, assignment: Assignment) -> Assignment:
    """Hand the checklist in: every applicable item answered, every problem with its issue and a file.

    A file is demanded for 发现问题 only, on the check or its issue: what was found has to be provable. For
    other answers the page asks for the item's evidence but a missing one does not block (plan 三（二） sets
    no more). Items returned last time must have been touched. :class:`rules.NotComplete` names the holes
    (``data["holes"]``: item codes).
    """
    assignment = Assignment.lock(assignment.pk)
    state = rules.ASSIGNMENTS.next_state("submit", assignment.state)
    problems = reads.obstacles(assignment.unit, assignment.campaign, assignment)
    if problems:
        sentences = "；".join(f"{title}：{'、'.join(codes)}" for title, codes in problems.items())
        missing = [code for codes in problems.values() for code in codes]
        raise rules.NotComplete(f"还不能提交。{sentences}。请逐项补齐后再提交。", holes=missing)
    for check in reads.answers_of(assignment).exclude(returned_reason=""):
        check.returned_reason = ""
        check.bump(now=now)
        check.save()
    submissions.record(assignment, by=by, now=now, note=assignment.note, nothing=False)
    assignment.state, assignment.submitted_by, assignment.submitted_at = state, by, now
    assignment.decided_by = None  # the next judgement is a new one; reason and date stay for the reviewer
    assignment.bump(now=now)
    assignment.save()
    return assignment


def checklist_of(*, unit: Unit, campaign: Campaign, now: datetime) -> Assignment:
    """The assignment under which ``unit`` hands in its checklist, locked; made when the unit is new."""
    wanted = Assignment.objects.select_for_update(of=("self",)).filter(
        unit=unit, campaign=campaign, deliverable__code=CHECKLIST_CODE
    )
    found: Assignment | None = wanted.first()
    if found is None:
        owe_deliverables(by=None, now=now, campaign=campaign, units=[unit])
        found = wanted.get()
    return found


def _refuse_bad_reply(reply: Reply, unit: Unit, assignment: Assignment, check: Check | None) -> None:
    if not reads.applies(reply.item, unit.level):
        raise rules.Unknown(f"检查项 {reply.item.code} 不适用于{unit.get_level_display()}。")
    wrong = rules.answer_problems(reply.answer, reply.reason)
    if wrong:
        raise wrong
    _refuse_locked(assignment, check)
    if reply.version is not None and reply.version != (check.version if check else 0):
        raise StaleVersion


def _refuse_locked(assignment: Assignment, check: Check | None) -> None:
    if not reads.is_open(assignment, check):
        raise reads.lock_of(assignment)


def _new(reply: Reply, unit: Unit, by: User | None, now: datetime) -> Check:
    return Check(
        unit=unit, item=reply.item, answer=reply.answer, note=reply.note.strip(), reason=_reason(reply),
        answered_by=by, answered_at=now, created_at=now, updated_at=now,
    )  # fmt: skip


def _reason(reply: Reply) -> str:
    return reply.reason.strip() if reply.answer == Answer.NOT_APPLICABLE else ""


def _differs(check: Check, reply: Reply) -> bool:
    return (check.answer, check.note, check.reason) != (reply.answer, reply.note.strip(), _reason(reply))


def _rewrite(check: Check, reply: Reply, by: User | None, now: datetime) -> None:
    check.answer, check.note, check.reason = reply.answer, reply.note.strip(), _reason(reply)
    check.answered_by, check.answered_at = by, now
    check.bump(now=now)
    check.save()


def _open_missing_issues(
    replies: Sequence[Reply], answered: Sequence[Check], *, by: User | None, now: datetime
) -> None:
    problems = [check.pk for check in answered if check.answer == Answer.PROBLEM]
    if not problems:
        return
    has_issue = set(
        Issue.objects.filter(check_row__in=problems)
        .exclude(state=IssueState.CLOSED)
        .values_list("check_row_id", flat=True)
    )
    for reply, check in zip(replies, answered, strict=True):
        if check.answer == Answer.PROBLEM and check.pk not in has_issue:
            open_issue(
                by=by,
                now=now,
                campaign=reply.item.campaign,
                unit=check.unit,
                area=reply.item.area,
                source=Source.SELF_CHECK,
                found=reply.found,
                item=reply.item,
                check=check,
                **(reply.issue or {}),
            )


def _mark_begun(assignment: Assignment, now: datetime) -> None:
    if assignment.state in (AssignmentState.NOT_STARTED, AssignmentState.RETURNED):
        assignment.state = rules.ASSIGNMENTS.next_state("start", assignment.state)
        assignment.bump(now=now)
        assignment.save()
