"""Verbs on admission documents and special recruitment; what is wrong with them becomes an issue."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from campaign.actions.issues import open_issue
from campaign.choices import Area, Source
from campaign.choices.policies import CORRECTIVE, PolicyState, Verdict
from campaign.models import Issue, PolicyDocument, SpecialAdmission
from campaign.queries.campaigns import current_campaign, spans_of
from campaign.rules import policies as rules
from campaign.rules import registers
from campaign.rules.dates import during, must_fit
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.evidence.models import Evidence
from yangguang.ledgers.rules import RowExists
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import TenantModel, Unit

JUDGEMENT = ("verdict", "reason", "done_by")


@transaction.atomic
def register_policy(
    *, by: User | None, now: datetime, unit_id: str, values: Mapping[str, Any]
) -> PolicyDocument:
    """Put a document into the inventory; a row that brings its verdict along is judged at once.

    :class:`RowExists` when the unit has a document of that title and number.
    """
    row = PolicyDocument(unit_id=unit_id, created_at=now, updated_at=now)
    _assign(row, {name: value for name, value in values.items() if name not in JUDGEMENT})
    _settle(row, values, by=by, now=now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise RowExists(field="title") from error
    return row


@transaction.atomic
def amend_policy(
    *, by: User | None, now: datetime, row: PolicyDocument, values: Mapping[str, Any]
) -> PolicyDocument:
    """Change what the inventory says; a changed verdict is a new judgement. The caller has locked the row."""
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return row
    _assign(row, {name: value for name, value in values.items() if name not in JUDGEMENT})
    if changed & set(JUDGEMENT):
        _settle(row, values, by=by, now=now)
    row.bump(now=now)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise RowExists(field="title") from error
    return row


@transaction.atomic
def keep_policy(*, by: User | None, now: datetime, row: PolicyDocument, reason: str = "") -> PolicyDocument:
    """待判定 / 已判定 → 已完成: the document agrees with its superior rules and stays."""
    policy = PolicyDocument.lock(row.pk)
    _judge(policy, Verdict.KEEP, reason.strip() or policy.reason, None, by=by, now=now)
    return _saved(policy, now)


@transaction.atomic
def judge_policy(
    *, by: User | None, now: datetime, row: PolicyDocument, verdict: str, reason: str, done_by: date
) -> PolicyDocument:
    """待判定 / 已判定 → 已判定: to be amended or repealed, why, and by when."""
    policy = PolicyDocument.lock(row.pk)
    if verdict not in CORRECTIVE:
        raise rules.VerdictMissing
    must_fit(during, "done_by", "完成时限", done_by, spans_of(policy.unit_id))
    _judge(policy, verdict, reason.strip(), done_by, by=by, now=now)
    return _saved(policy, now)


@transaction.atomic
def complete_policy(
    *, by: User | None, now: datetime, row: PolicyDocument, notice_number: str, done_on: date, link: str = ""
) -> PolicyDocument:
    """已判定 → 已完成, with the number of the notice and the file of it (:class:`rules.NoticeMissing`)."""
    policy = PolicyDocument.lock(row.pk)
    policy.state = rules.POLICIES.next_state("complete", policy.state)
    policy.notice = Evidence.objects.of(policy).order_by("-created_at").first()
    if policy.notice is None:
        raise rules.NoticeMissing
    policy.notice_number, policy.done_on = notice_number.strip(), done_on
    policy.link = link or policy.link
    return _saved(policy, now)


@transaction.atomic
def reopen_policy(*, by: User | None, now: datetime, row: PolicyDocument, reason: str) -> PolicyDocument:
    """已判定 / 已完成 → 待判定: the verdict was wrong. What was judged stays in the history."""
    policy = PolicyDocument.lock(row.pk)
    policy.state = rules.POLICIES.next_state("reopen", policy.state)
    policy.verdict, policy.reason = "", reason.strip()
    policy.done_by = policy.done_on = policy.notice = policy.judged_at = policy.judged_by = None
    policy.notice_number = ""
    return _saved(policy, now)


@transaction.atomic
def approve_special(*, by: User | None, now: datetime, row: SpecialAdmission) -> SpecialAdmission:
    """未批准 → 已批准, on the number, the date and the file of the provincial approval only."""
    special = SpecialAdmission.lock(row.pk)
    special.state = rules.SPECIALS.next_state("approve", special.state)
    special.approval = Evidence.objects.of(special).order_by("-created_at").first()
    if special.approval is None or not special.number or special.approved_on is None:
        raise rules.NoProvincialApproval
    return _saved(special, now)


@transaction.atomic
def withdraw_special(*, by: User | None, now: datetime, row: SpecialAdmission) -> SpecialAdmission:
    """已批准 → 未批准, so that number, date and file can be put right."""
    special = SpecialAdmission.lock(row.pk)
    special.state = rules.SPECIALS.next_state("withdraw", special.state)
    special.approval = None
    return _saved(special, now)


# --- To the issue ledger ----------------------------------------------------------------------------


@transaction.atomic
def open_policy_issue(*, by: User, now: datetime, row: PolicyDocument) -> Issue:
    """One click: a correction that is overdue stands in the issue ledger from now on."""
    policy = PolicyDocument.lock(row.pk)
    if policy.state != PolicyState.JUDGED or policy.done_by is None or policy.done_by >= now.date():
        raise registers.NothingWrong
    found = (
        f"《{policy.title}》{policy.number}判定为“{policy.get_verdict_display()}”，"
        f"应于 {policy.done_by:%Y-%m-%d} 前完成，至今没有印发通知。"
    )
    return put_into_ledger(policy, found, by=by, now=now)


@transaction.atomic
def open_special_issue(*, by: User, now: datetime, row: SpecialAdmission) -> Issue:
    """One click: recruiting without approval, or more than approved."""
    special = SpecialAdmission.lock(row.pk)
    found = rules.special_faults(special.state, special.quota, special.admitted)
    if not found:
        raise registers.NothingWrong
    return put_into_ledger(special, f"{special.get_kind_display()}：{'；'.join(found)}。", by=by, now=now)


def put_into_ledger(row: Any, found: str, *, by: User, now: datetime, area: str = Area.POLICY) -> Issue:
    """Open the issue of a row that keeps it in ``issue``, once (:class:`registers.IssueOpened`)."""
    if row.issue_id is not None:
        raise registers.IssueOpened(f"已转为问题 {row.issue.number}，请在问题整改台账中办理。")
    campaign = current_campaign(row.unit_id)
    if campaign is None:
        raise registers.NoCampaignYet
    superior = rights_of(by).covers(Right.REVIEW, codes.parent_of(row.unit_id))
    row.issue = open_issue(
        by=by, now=now, campaign=campaign, unit=Unit.objects.get(pk=row.unit_id), area=area, found=found,
        source=Source.SUPERIOR if superior else Source.SELF_CHECK,
    )  # fmt: skip
    _saved(row, now)
    issue: Issue = row.issue
    return issue


# --- Shared -----------------------------------------------------------------------------------------


def _settle(policy: PolicyDocument, values: Mapping[str, Any], *, by: User | None, now: datetime) -> None:
    """Judge the document as the row of a form or workbook says; nothing said: 待判定."""
    verdict = values.get("verdict") or ""
    if verdict:
        _judge(policy, verdict, values.get("reason") or "", values.get("done_by"), by=by, now=now)
    else:
        policy.state, policy.verdict = PolicyState.PENDING, ""
        policy.reason, policy.done_by = values.get("reason") or "", values.get("done_by")
        policy.judged_at = policy.judged_by = None


def _judge(
    policy: PolicyDocument, verdict: str, reason: str, done_by: date | None, *, by: User | None, now: datetime
) -> None:
    verb = "judge" if verdict in CORRECTIVE else "keep"
    policy.state = rules.POLICIES.next_state(verb, policy.state)
    policy.verdict, policy.reason, policy.done_by = verdict, reason, done_by
    policy.judged_at, policy.judged_by = now, by
    if verb == "keep":
        policy.done_on = now.date()


def _assign(row: TenantModel, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _saved(row: Any, now: datetime) -> Any:
    row.bump(now=now)
    row.save()
    return row
