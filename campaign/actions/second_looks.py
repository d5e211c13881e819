"""Verbs of the second look: the monthly draw, its two outcomes."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from campaign.actions import issues
from campaign.choices import IssueState
from campaign.models import Campaign, Issue, SecondLook, SecondLookDraw
from campaign.queries import second_looks as reads
from campaign.queries.issues import touched_by
from campaign.rules import second_looks as looks
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common import draws
from yangguang.notices.actions import tell
from yangguang.tenancy.choices import Right


@transaction.atomic
def draw_month(*, by: User | None, now: datetime, campaign: Campaign, seed: str = "") -> list[SecondLookDraw]:
    """Draw for every county of the campaign that has no draw of this month yet; safe to repeat.

    ``seed``: a public number somebody entered; without one each county's own list decides. Raises
    :class:`looks.NothingToDraw` when a person asks and nothing is left, :class:`looks.SeedUnreadable`.
    """
    if by is not None and not rights_of(by).covers(Right.SUPERVISE, campaign.unit_id):
        raise looks.NotOfTheCity
    campaign = Campaign.lock(campaign.pk)  # the clock and the button at once: one of them draws
    month = looks.month_of(timezone.localdate(now))
    left = reads.left_to_draw(campaign, month)
    if by is not None and not left:
        raise looks.NothingToDraw
    return [
        _draw(campaign, county, numbers, month, seed.strip(), by=by, now=now)
        for county, numbers in sorted(left.items())
    ]


def _draw(
    campaign: Campaign,
    county: str,
    numbers: list[str],
    month: date,
    seed: str,
    *,
    by: User | None,
    now: datetime,
) -> SecondLookDraw:
    used = seed or looks.default_seed(county, month, numbers)
    selection = looks.drawn(numbers, used)
    draw = SecondLookDraw.objects.create(
        unit_id=county, campaign=campaign, month=month, drawn_at=now, drawn_by=by, seed=used,
        seed_is_public=bool(seed), population=sorted(numbers), digest=draws.digest(numbers),
        selection=selection, created_at=now, updated_at=now,
    )  # fmt: skip
    due_on = max(reads.last_working_day(month), timezone.localdate(now))
    chosen: QuerySet[Any] = Issue.objects.under(county).filter(campaign=campaign, number__in=selection)
    for issue in chosen.order_by("number"):
        SecondLook.objects.create(
            unit_id=issue.unit_id, draw=draw, issue=issue, closed_at=issue.closed_at,
            rectified_by_id=issue.rectified_by_id, closed_by_id=issue.closed_by_id,
            drawn_on=timezone.localdate(now), due_on=due_on, created_at=now, updated_at=now,
        )  # fmt: skip
    _tell_the_city(campaign, month, now=now)
    return draw


def draw_due_looks(*, now: datetime) -> int:
    """What the clock does: draw for each campaign whose month has begun. Runs in a scope over the nation."""
    month = looks.month_of(timezone.localdate(now))
    if not looks.is_due(timezone.localtime(now), reads.first_working_day(month)):
        return 0
    count = 0
    for campaign in Campaign.objects.filter(starts__lt=month, year=month.year):
        count += len(draw_month(by=None, now=now, campaign=campaign))
    return count


@transaction.atomic
def confirm_look(*, by: User, now: datetime, row: SecondLook, note: str) -> SecondLook:
    """待回看 → 未反弹, by somebody of the city who never touched the issue."""
    look = _locked(row, "confirm", by=by, note=note)
    return _done(look, "confirm", by=by, note=note, now=now)


@transaction.atomic
def relapse_look(
    *, by: User, now: datetime, row: SecondLook, note: str, due_on: date | None = None
) -> SecondLook:
    """待回看 → 反弹: the issue is open again, due on ``due_on`` or by its kind."""
    look = _locked(row, "relapse", by=by, note=note)
    issue = Issue.lock(look.issue_id)
    if issue.state == IssueState.CLOSED:  # else the city opened it in the meantime
        issues.put_back(by=by, now=now, issue=issue, reason=f"回头看发现反弹：{note.strip()}", due_on=due_on)
    return _done(look, "relapse", by=by, note=note, now=now)


def _locked(row: SecondLook, verb: str, *, by: User, note: str) -> SecondLook:
    look = SecondLook.lock(row.pk)
    looks.SECOND_LOOKS.next_state(verb, look.state)
    if not rights_of(by).covers(Right.SUPERVISE, look.unit_id[:4]):
        raise looks.NotOfTheCity
    if by.pk in touched_by(look.issue):
        raise looks.LookerInvolved
    if not note.strip():
        raise looks.NoteMissing
    return look


def _done(look: SecondLook, verb: str, *, by: User, note: str, now: datetime) -> SecondLook:
    look.state = looks.SECOND_LOOKS.next_state(verb, look.state)
    look.by, look.at, look.note = by, now, note.strip()
    look.bump(now=now)
    look.save()
    return look


def _tell_the_city(campaign: Campaign, month: date, *, now: datetime) -> None:
    tell(
        unit_id=campaign.unit_id,
        right=Right.SUPERVISE,
        key=f"second-looks-{campaign.pk}-{month:%Y-%m}",
        title=f"{month:%Y 年 %m 月}回头看已抽取，请安排人员回看",
        path=reverse("campaign:second-looks-list"),
        now=now,
    )
