"""Verbs on what units owe: submit, report nothing, accept, return."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from campaign import rules
from campaign.actions import submissions
from campaign.actions.checks import submit_checklist
from campaign.choices import CHECKLIST_CODE
from campaign.completion import completion_of, is_judged_elsewhere
from campaign.models import Assignment, Check, Issue
from campaign.models.issues import IssueQuerySet
from campaign.queries.checks import answers_of
from campaign.rules import timeline
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right


@transaction.atomic
def submit_assignment(*, by: User | None, now: datetime, row: Assignment, note: str = "") -> Assignment:
    """未开始 / 进行中 / 已退回 → 已提交. The checklist goes the checklist's way; a deliverable with a
    registered judge (:mod:`campaign.completion`) goes only when the judge agrees."""
    assignment = _locked(row)
    if assignment.deliverable.code == CHECKLIST_CODE:
        return submit_checklist(by=by, now=now, assignment=assignment)
    completion = completion_of(assignment)
    if completion is not None and not completion.done:
        raise rules.NotComplete(completion.text)
    if completion is None and submissions.is_bare(assignment):
        raise timeline.FileMissing
    if assignment.deliverable.code == rules.ALL_CLOSED_CODE and not note.strip():
        left = _issues(assignment).open().count()
        if left:
            raise rules.OpenUnexplained(left)
    return _submit(assignment, by=by, now=now, note=note, nothing=False)


@transaction.atomic
def report_nothing(*, by: User | None, now: datetime, row: Assignment, note: str = "") -> Assignment:
    """零报告: say in words that there is nothing to report; a blank is never a zero, and neither is what
    has rows."""
    assignment = _locked(row)
    if assignment.deliverable.code == CHECKLIST_CODE:
        raise rules.UseTheChecklist("自查表须逐项作答，不能零报告；没有的事项请选“不适用”并写明原因。")
    if assignment.deliverable.code in rules.ISSUE_LEDGER_CODES:
        present = _issues(assignment).count()
        if present:
            raise rules.NotComplete(f"问题整改台账里已有 {present} 条问题，不能零报告，请直接提交。")
    if not is_judged_elsewhere(assignment):
        completion = completion_of(assignment)
        filled = completion is not None and completion.done and not completion.empty
        if filled or submissions.has_rows(assignment):
            there = completion.text if completion is not None else "台账里已有内容。"
            raise rules.NotComplete(f"已有填报内容，不能零报告，请填报齐全后点“提交”：{there}")
    if not note.strip():
        raise timeline.ZeroUnexplained
    return _submit(assignment, by=by, now=now, note=note, nothing=True)


@transaction.atomic
def accept_assignment(*, by: User, now: datetime, row: Assignment, following: bool = False) -> Assignment:
    """已提交 → 已认可, by a reviewer of a superior unit. ``following``: as the upper app judged."""
    assignment = _locked(row)
    _refuse_if_judged_elsewhere(assignment, following)
    state = rules.ASSIGNMENTS.next_state("accept", assignment.state)
    _must_be_superior(by, assignment)
    assignment.reason = ""
    _decide(assignment, state, by=by, now=now)
    if assignment.deliverable.code == CHECKLIST_CODE:
        for check in answers_of(assignment).exclude(before={}):
            _mark(check, "", now)
    return assignment


@transaction.atomic
def return_assignment(
    *,
    by: User,
    now: datetime,
    row: Assignment,
    reason: str = "",
    marks: Mapping[str, str] | None = None,
    following: bool = False,
) -> Assignment:
    """已提交 / 已认可 → 已退回 with the reason. A checklist is returned item by item instead.

    ``marks``: keys of :func:`campaign.queries.submissions.markable` with a reason each; only what they name
    opens. Without any the whole does.
    """
    assignment = _locked(row)
    if assignment.deliverable.code == CHECKLIST_CODE:
        raise rules.UseTheChecklist
    _refuse_if_judged_elsewhere(assignment, following)
    if marks:
        reason = submissions.mark(assignment, marks=marks, by=by, now=now, reason=reason)
    return _return(assignment, reason=reason, by=by, now=now)


@transaction.atomic
def return_checks(*, by: User, now: datetime, assignment: Assignment, items: Mapping[str, str]) -> Assignment:
    """Return a checklist: ``items`` maps the codes of the wrong items to the reasons; only they open.

    Raises :class:`rules.ReasonMissing` without any item or with an empty reason, :class:`rules.Unknown` for
    an item the unit did not answer.
    """
    assignment = Assignment.lock(assignment.pk)
    marked = {code: reason.strip() for code, reason in items.items()}
    if not marked:
        raise rules.ReasonMissing("请至少标出一个需要修改的检查项，并写明原因。")
    for code, reason in marked.items():
        if not reason:
            raise rules.ReasonMissing(f"请写明检查项 {code} 的退回原因。")
    checks = {check.item.code: check for check in answers_of(assignment).select_related("item")}
    unknown = sorted(set(marked) - set(checks))
    if unknown:
        raise rules.Unknown(f"该单位没有填写检查项 {'、'.join(unknown)}，请刷新页面后再试。")
    for code, check in checks.items():
        _mark(check, marked.get(code, ""), now)
    summary = f"退回 {len(marked)} 项：" + "；".join(f"{code} {reason}" for code, reason in marked.items())
    return _return(assignment, reason=summary, by=by, now=now)


def _refuse_if_judged_elsewhere(assignment: Assignment, following: bool) -> None:
    if not following and is_judged_elsewhere(assignment):
        raise timeline.JudgedElsewhere(assignment.deliverable.title)


def _locked(row: Assignment) -> Assignment:
    """The row locked; what it is owed for never changes and is not read again."""
    assignment = Assignment.lock(row.pk)
    assignment.deliverable = row.deliverable
    return assignment


def _issues(assignment: Assignment) -> IssueQuerySet:
    """The issues it is about: a county answers for its schools too."""
    found: IssueQuerySet = Issue.objects.under(assignment.unit_id).filter(campaign_id=assignment.campaign_id)
    return found


def _mark(check: Check, reason: str, now: datetime) -> None:
    """Remember what the answer was and why it came back; forget the marks of an earlier round."""
    before = {}
    if reason:
        before = {"answer": check.answer, "note": check.note, "reason": check.reason, "returned": reason}
    if (check.before, check.returned_reason) != (before, reason):
        check.before, check.returned_reason = before, reason
        check.bump(now=now)
        check.save()


def _submit(
    assignment: Assignment, *, by: User | None, now: datetime, note: str, nothing: bool
) -> Assignment:
    assignment.state = rules.ASSIGNMENTS.next_state("submit", assignment.state)
    submissions.record(assignment, by=by, now=now, note=note.strip(), nothing=nothing)
    assignment.submitted_by, assignment.submitted_at = by, now
    assignment.note, assignment.nothing_to_report = note.strip(), nothing
    assignment.decided_by = None
    assignment.bump(now=now)
    assignment.save()
    return assignment


def _return(assignment: Assignment, *, reason: str, by: User, now: datetime) -> Assignment:
    state = rules.ASSIGNMENTS.next_state("return", assignment.state)
    if not reason.strip():
        raise rules.ReasonMissing
    _must_be_superior(by, assignment)
    assignment.reason = reason.strip()
    return _decide(assignment, state, by=by, now=now)


def _must_be_superior(by: User, assignment: Assignment) -> None:
    above = set(codes.chain(assignment.unit_id)[:-1])
    if above.isdisjoint(rights_of(by).codes(Right.REVIEW)):
        raise rules.NotTheSuperior
    if by.pk == assignment.submitted_by_id:
        raise rules.SamePerson("提交和审核须由不同的人办理。")


def _decide(assignment: Assignment, state: str, *, by: User, now: datetime) -> Assignment:
    assignment.state, assignment.decided_by, assignment.decided_at = state, by, now
    assignment.bump(now=now)
    assignment.save()
    verb = "认可" if assignment.reason == "" else "退回"
    tell(
        unit_id=assignment.unit_id,
        right=Right.FILL,
        key=f"assignment-{assignment.pk}-{assignment.version}",
        title=f"“{assignment.deliverable.title}”已被{verb}",
        path=_path(assignment),
        now=now,
    )
    return assignment


def _path(assignment: Assignment) -> str:
    if assignment.deliverable.code == CHECKLIST_CODE:
        return reverse("campaign:checks-unit", args=[assignment.unit_id])
    return reverse("campaign:assignments-detail", args=[assignment.pk])
