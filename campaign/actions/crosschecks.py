"""Verbs of 相互检查: assign, judge, finish, end, release; and the city's decision on each finding.

Whoever checks gets the role 相互检查人 on the checked county until the date (decision 0012): it opens the
drawn sample and nothing else.
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from campaign.actions.issues import open_issue
from campaign.choices import Source
from campaign.choices.crosschecks import CrossState, FindingState
from campaign.models import Campaign, Check, CrossCheck, CrossFinding, Issue
from campaign.rules import ReasonMissing, SamePerson
from campaign.rules import crosschecks as rules
from yangguang.accounts.actions import grant_role, revoke_grant
from yangguang.accounts.choices import Role
from yangguang.accounts.models import Grant, User
from yangguang.accounts.rights import rights_of
from yangguang.common.draws import selection, sources_of
from yangguang.notices.actions import tell
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


@transaction.atomic
def assign(
    *,
    by: User,
    now: datetime,
    campaign: Campaign,
    unit: Unit,
    checker: Unit,
    until: date,
    note: str = "",
    seed: str = "",
) -> CrossCheck:
    """Let ``checker`` check a sample of the answers of ``unit`` until the end of the day ``until``.

    ``seed``: of the draw, random when nobody gives one. Raises the refusals of :mod:`rules`.
    """
    _must_be_the_city(by, unit.code)
    rules.refuse_pair(unit.code, unit.level, checker.code, checker.level)
    rules.refuse_term(until, now.date(), campaign.ends)
    if CrossCheck.objects.filter(unit=unit, checker=checker, state=CrossState.ASSIGNED).exists():
        raise rules.CannotCheck(f"{checker.name}正在检查{unit.name}，请等本次结束后再安排。")
    pool = _answers(campaign, unit)
    if not pool:
        raise rules.NothingToCheck
    row = CrossCheck.objects.create(
        campaign=campaign, unit=unit, checker=checker, until=until, note=note.strip(),
        seed=seed or secrets.token_hex(8), pool=len(pool), assigned_by=by, assigned_at=now,
        created_at=now, updated_at=now,
    )  # fmt: skip
    _draw(row, pool, now)
    _grant(row, by=by, now=now)
    return row


@transaction.atomic
def judge(*, by: User, now: datetime, row: CrossFinding, agree: bool, reason: str = "") -> CrossFinding:
    """同意, or 不同意 with the reason; may be changed until the check is finished. Runs in a scope that
    covers both counties."""
    crosscheck = CrossCheck.lock(row.crosscheck_id)
    _must_be_checking(by, crosscheck, now)
    if not agree and len(reason.strip()) < 4:
        raise ReasonMissing("不同意时请写明理由：哪里不符、依据什么。")
    finding = CrossFinding.lock(row.pk)
    finding.state = FindingState.AGREED if agree else FindingState.DISPUTED
    finding.reason = "" if agree else reason.strip()
    finding.by, finding.at = by, now
    finding.bump(now=now)
    finding.save()
    return finding


@transaction.atomic
def finish(*, by: User, now: datetime, row: CrossCheck) -> CrossCheck:
    """检查中 → 已完成, once the whole sample is judged; the rights end at once."""
    crosscheck = CrossCheck.lock(row.pk)
    state = rules.CROSSCHECKS.next_state("finish", crosscheck.state)
    _must_be_checking(by, crosscheck, now)
    left = crosscheck.findings.filter(state=FindingState.OPEN).count()
    if left:
        raise rules.NotAllJudged(f"还有 {left} 项没有填写意见，请逐项核对后再提交。")
    _close(crosscheck, state, by=by, now=now)
    city = crosscheck.unit_id[:4]
    with scope(city):  # the inbox of the city is not the checker's to see
        tell(
            unit_id=city,
            right=Right.REVIEW,
            key=f"crosscheck-{crosscheck.pk}-done",
            title=f"{crosscheck.checker.name}已完成对{crosscheck.unit.name}的相互检查，请处理意见",
            path=reverse("campaign:crosschecks-detail", args=[crosscheck.pk]),
            now=now,
        )
    return crosscheck


@transaction.atomic
def end(*, by: User, now: datetime, row: CrossCheck) -> CrossCheck:
    """检查中 → 已终止, by the city; what was judged stays, the rights end at once."""
    crosscheck = CrossCheck.lock(row.pk)
    state = rules.CROSSCHECKS.next_state("end", crosscheck.state)
    _must_be_the_city(by, crosscheck.unit_id)
    return _close(crosscheck, state, by=by, now=now)


@transaction.atomic
def release(*, by: User, now: datetime, row: CrossCheck) -> CrossCheck:
    """Show the checked county what was found, once every 不同意 is decided: the findings become its rows."""
    crosscheck = CrossCheck.lock(row.pk)
    state = rules.CROSSCHECKS.next_state("release", crosscheck.state)
    _must_be_the_city(by, crosscheck.unit_id)
    left = crosscheck.findings.filter(state=FindingState.DISPUTED).count()
    if left:
        raise rules.Undecided(f"还有 {left} 条“不同意”没有处理：请转入问题台账或注明不采纳的理由，再反馈。")
    crosscheck.findings.update(unit_id=crosscheck.unit_id, version=F("version") + 1, updated_at=now)
    crosscheck.state, crosscheck.released_by, crosscheck.released_at = state, by, now
    crosscheck.bump(now=now)
    crosscheck.save()
    tell(
        unit_id=crosscheck.unit_id,
        right=Right.FILL,
        key=f"crosscheck-{crosscheck.pk}-released",
        title="市局反馈了对本县（区）的相互检查意见",
        path=reverse("campaign:crosschecks-sample", args=[crosscheck.pk]),
        now=now,
    )
    return crosscheck


@transaction.atomic
def open_from_finding(*, by: User, now: datetime, row: CrossFinding) -> Issue:
    """The city puts a 不同意 into the issue ledger of the unit that answered."""
    finding = _to_decide(row, by)
    check = finding.check_row
    issue = open_issue(
        by=by, now=now, campaign=finding.crosscheck.campaign, unit=check.unit, area=check.item.area,
        source=Source.INSPECTION, found=f"相互检查发现：{finding.reason}", item=check.item,
    )  # fmt: skip
    finding.issue = issue
    _decide(finding, FindingState.ISSUE, by=by, now=now, decision=f"转入问题台账 {issue.number}")
    return issue


@transaction.atomic
def dismiss(*, by: User, now: datetime, row: CrossFinding, reason: str) -> CrossFinding:
    """The city does not follow a 不同意, and says why."""
    finding = _to_decide(row, by)
    if not reason.strip():
        raise ReasonMissing("请写明不采纳的理由，双方会看到。")
    return _decide(finding, FindingState.DISMISSED, by=by, now=now, decision=reason.strip())


def _answers(campaign: Campaign, unit: Unit) -> list[UUID]:
    """The frozen list of the draw: answers of bureau and schools to items in force, by unit and item."""
    return list(
        Check.objects.under(unit.code)
        .filter(item__campaign=campaign, item__retired_on=None)
        .order_by("unit_id", "item__code")
        .values_list("pk", flat=True)
    )


def _draw(row: CrossCheck, pool: Sequence[UUID], now: datetime) -> None:
    places = selection(sources_of(row.seed), len(pool), rules.sample_size(len(pool)))
    CrossFinding.objects.bulk_create(
        CrossFinding(
            crosscheck=row, unit_id=row.checker_id, check_row_id=pool[place - 1], place=number,
            created_at=now, updated_at=now,
        )
        for number, place in enumerate(places, start=1)
    )  # fmt: skip


def _must_be_the_city(by: User, unit_code: str) -> None:
    if not rights_of(by).covers(Right.REVIEW, unit_code[:4]):
        raise rules.NotTheCity


def _must_be_checking(by: User, crosscheck: CrossCheck, now: datetime) -> None:
    if crosscheck.state != CrossState.ASSIGNED or crosscheck.until < now.date():
        raise rules.Over
    rights = rights_of(by)
    if not rights.covers(Right.CROSS_CHECK, crosscheck.unit_id):
        raise rules.NotTheChecker
    if any(rights.covers(right, crosscheck.unit_id) for right in Right if right != Right.CROSS_CHECK):
        raise rules.OwnCounty
    if not rights.covers(Right.REVIEW, crosscheck.checker_id):
        raise rules.NotTheChecker


def _checkers(crosscheck: CrossCheck, now: datetime) -> list[User]:
    """Reviewers of the checking county who have nothing to do with the checked one."""
    grants = Grant.objects.active(now).filter(
        unit_id=crosscheck.checker_id, role=Role.REVIEWER, user__is_active=True
    )
    people = [grant.user for grant in grants.select_related("user").order_by("user_id")]
    return [
        user
        for user in people
        if not any(rights_of(user).covers(right, crosscheck.unit_id) for right in Right)
    ]


def _grant(crosscheck: CrossCheck, *, by: User, now: datetime) -> None:
    people = [user for user in _checkers(crosscheck, now) if user.pk != by.pk]
    if not people:
        raise rules.NobodyToCheck
    until = datetime.combine(crosscheck.until, time(23, 59, 59), now.tzinfo)
    for user in people:
        grant_role(
            by=by, user=user, unit=crosscheck.unit, role=Role.CROSS_CHECKER, now=now, until=until,
            reason=f"相互检查：{crosscheck.checker.name}检查{crosscheck.unit.name}",
        )  # fmt: skip
    tell(
        unit_id=crosscheck.checker_id,
        right=Right.REVIEW,
        key=f"crosscheck-{crosscheck.pk}-assigned",
        title=f"请在 {crosscheck.until:%m-%d} 前检查{crosscheck.unit.name}的自查结论",
        path=reverse("campaign:crosschecks-sample", args=[crosscheck.pk]),
        now=now,
    )


def _close(crosscheck: CrossCheck, state: str, *, by: User, now: datetime) -> CrossCheck:
    crosscheck.state, crosscheck.finished_by, crosscheck.finished_at = state, by, now
    crosscheck.bump(now=now)
    crosscheck.save()
    held = Grant.objects.active(now).filter(unit_id=crosscheck.unit_id, role=Role.CROSS_CHECKER)
    theirs = held.filter(user__grants__unit_id=crosscheck.checker_id, user__grants__role=Role.REVIEWER)
    for grant in theirs.distinct():
        revoke_grant(by=None, grant=grant, now=now)  # nobody's decision: the work is over
    return crosscheck


def _to_decide(row: CrossFinding, by: User) -> CrossFinding:
    finding = CrossFinding.lock(row.pk)
    _must_be_the_city(by, finding.check_row.unit_id)
    if finding.crosscheck.state == CrossState.ASSIGNED:
        raise rules.StillChecking
    if finding.state != FindingState.DISPUTED:
        raise rules.DecidedAlready
    if by.pk == finding.by_id:
        raise SamePerson("检查和处理须由不同的人办理。")
    return finding


def _decide(finding: CrossFinding, state: str, *, by: User, now: datetime, decision: str) -> CrossFinding:
    finding.state, finding.decided_by, finding.decided_at = state, by, now
    finding.decision = decision[:500]
    finding.bump(now=now)
    finding.save()
    return finding
