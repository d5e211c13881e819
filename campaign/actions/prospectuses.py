"""Verbs on prospectuses: the school writes, its county judges, and then it stands still."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.urls import reverse

from campaign.choices.disclosure import ProspectusState
from campaign.models.prospectuses import Prospectus
from campaign.queries.campaigns import current_campaign
from campaign.rules import ReasonMissing, SamePerson
from campaign.rules import disclosure as rules
from yangguang.accounts.models import User
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

CONTENT = ("plan", "scope", "fee", "conditions", "text")


@transaction.atomic
def draft_prospectus(
    *, by: User | None, now: datetime, unit: Unit, revision: str = "", **content: Any
) -> Prospectus:
    """The next edition of a school's prospectus of this year; :class:`rules.StillOpen` while one is open."""
    if unit.level != Level.SCHOOL:
        raise rules.NotASchool
    campaign = current_campaign(unit.pk)
    if campaign is None:
        raise rules.NoCampaign
    mine = Prospectus.objects.filter(unit=unit, campaign=campaign)
    if mine.exclude(state=ProspectusState.PUBLISHED).exists():
        raise rules.StillOpen
    last = mine.aggregate(last=Max("edition"))["last"] or 0
    row = Prospectus(
        unit=unit, campaign=campaign, edition=last + 1, revision=revision.strip(),
        created_at=now, updated_at=now, **content,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:  # somebody else began the same edition this very moment
        raise rules.StillOpen from error
    return row


@transaction.atomic
def amend_prospectus(
    *, by: User | None, now: datetime, row: Prospectus, values: Mapping[str, Any]
) -> Prospectus:
    """Change a draft or a returned prospectus. The caller has locked the row."""
    refusal = rules.prospectus_lock(row.state)
    if refusal is not None:
        raise refusal
    for name in (*CONTENT, "revision"):
        if name in values:
            setattr(row, name, values[name])
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def submit_prospectus(*, by: User | None, now: datetime, row: Prospectus) -> Prospectus:
    """起草中 / 已退回 → 待审核; the county's reviewers are told."""
    row = Prospectus.lock(row.pk)
    row.state = rules.PROSPECTUSES.next_state("submit", row.state)
    row.submitted_at, row.submitted_by = now, by
    row.judged_at = row.judged_by = None
    _save(row, now)
    title = f"{row.unit} 的招生简章（第 {row.edition} 版）待审核"
    _tell(row, codes.county_of(row.unit_id), Right.REVIEW, "submitted", title, now)
    return row


@transaction.atomic
def return_prospectus(*, by: User, now: datetime, row: Prospectus, reason: str) -> Prospectus:
    """待审核 → 已退回, with what is wrong."""
    row = Prospectus.lock(row.pk)
    state = rules.PROSPECTUSES.next_state("return", row.state)
    if not reason.strip():
        raise ReasonMissing
    _judge(row, by=by, now=now)
    row.state, row.returned_reason = state, reason.strip()
    _save(row, now)
    _tell(row, row.unit_id, Right.FILL, "returned", f"招生简章被退回：{reason.strip()[:80]}", now)
    return row


@transaction.atomic
def accept_prospectus(*, by: User, now: datetime, row: Prospectus) -> Prospectus:
    """待审核 → 审核通过: from here on the content is locked, in the database too."""
    row = Prospectus.lock(row.pk)
    state = rules.PROSPECTUSES.next_state("accept", row.state)
    _judge(row, by=by, now=now)
    row.state, row.returned_reason = state, ""
    _save(row, now)
    _tell(row, row.unit_id, Right.FILL, "accepted", "招生简章已审核通过，请公布", now)
    return row


@transaction.atomic
def publish_prospectus(*, by: User | None, now: datetime, row: Prospectus) -> Prospectus:
    """审核通过 → 已公布, instead of the edition the public read before."""
    row = Prospectus.lock(row.pk)
    row.state = rules.PROSPECTUSES.next_state("publish", row.state)
    older = Prospectus.objects.filter(unit_id=row.unit_id, campaign_id=row.campaign_id, published=True)
    older.update(published=False, version=F("version") + 1, updated_at=now)
    row.published, row.published_at = True, now
    _save(row, now)
    return row


@transaction.atomic
def revise_prospectus(*, by: User | None, now: datetime, row: Prospectus, revision: str) -> Prospectus:
    """A change of plan: a new edition that must be judged again. Returns the new draft."""
    rules.PROSPECTUSES.next_state("revise", row.state)
    content = {name: getattr(row, name) for name in CONTENT}
    return draft_prospectus(by=by, now=now, unit=row.unit, revision=revision, **content)


def _judge(row: Prospectus, *, by: User, now: datetime) -> None:
    if by.pk == row.submitted_by_id:
        raise SamePerson("简章须由提交人以外的人员审核，请转请另一位审核人办理。")
    row.judged_by, row.judged_at = by, now


def _save(row: Prospectus, now: datetime) -> None:
    row.bump(now=now)
    row.save()


def _tell(row: Prospectus, unit_id: str, right: str, key: str, title: str, now: datetime) -> None:
    path = reverse("campaign:prospectuses-detail", args=[row.pk])
    key = f"prospectus-{row.pk}-{key}-{row.version}"
    with scope(unit_id):  # the inbox of the county is not the school's to see
        tell(unit_id=unit_id, right=right, key=key, title=title, path=path, now=now)
