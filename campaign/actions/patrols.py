"""Verbs of patrols: plan the rounds, enter a visit, pass on what it found."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from campaign.actions.clues import open_clue
from campaign.actions.issues import open_issue
from campaign.choices import Source
from campaign.choices.clues import ClueSource
from campaign.choices.education import PatrolFinding
from campaign.models import Campaign, Patrol, PatrolRound
from campaign.rules import education as rules
from yangguang.accounts.models import User
from yangguang.tenancy import codes
from yangguang.tenancy.models import Unit


@transaction.atomic
def plan_rounds(*, by: User | None, now: datetime, campaign: Campaign, unit: Unit) -> list[PatrolRound]:
    """A round every fortnight of the season for the county; :class:`rules.RoundsExist` when it has any."""
    if PatrolRound.objects.filter(campaign=campaign, unit=unit).exists():
        raise rules.RoundsExist
    return list(
        PatrolRound.objects.bulk_create(
            PatrolRound(
                campaign=campaign, unit=unit, number=number, starts=starts, ends=ends, created_at=now,
                updated_at=now,
            )
            for number, (starts, ends) in enumerate(rules.rounds_of(campaign.year), start=1)
        )
    )  # fmt: skip


@transaction.atomic
def write_patrol(
    *, by: User | None, now: datetime, unit_id: str, values: Mapping[str, Any], row: Patrol | None = None
) -> Patrol:
    """Enter or amend one visit. :class:`rules.AnotherCounty`, :class:`rules.VisitedTwice`."""
    patrol = row or Patrol(unit_id=unit_id, created_at=now, updated_at=now)
    for name, value in values.items():
        setattr(patrol, name, value)
    homes = {patrol.round.unit_id, patrol.unit_id}
    homes |= {codes.county_of(patrol.school_id)} if patrol.school_id else set()
    homes |= {patrol.institution.unit_id} if patrol.institution else set()
    if len(homes) > 1:
        raise rules.AnotherCounty
    if row is not None:
        patrol.bump(now=now)
    try:
        with transaction.atomic():
            patrol.save()
    except IntegrityError as error:
        raise rules.VisitedTwice(field="school" if patrol.school_id else "institution") from error
    return patrol


@transaction.atomic
def patrol_to_issue(*, by: User | None, now: datetime, row: Patrol, area: str) -> Patrol:
    """What a visit found becomes an issue of the school, or of the bureau for a training institution."""
    patrol = _open_clue_of(row)
    patrol.issue = open_issue(
        by=by, now=now, campaign=patrol.round.campaign, unit=_about(patrol), area=area,
        source=Source.INSPECTION, found=_words(patrol), found_on=patrol.visited_on,
    )  # fmt: skip
    return _saved(patrol, now)


@transaction.atomic
def patrol_to_clue(*, by: User | None, now: datetime, row: Patrol) -> Patrol:
    """What a visit found becomes a clue with the superior of the unit concerned."""
    patrol = _open_clue_of(row)
    clue = open_clue(
        by=by, now=now, about=_about(patrol), source=ClueSource.PATROL, text=_words(patrol), origin=patrol,
        found_on=patrol.visited_on,
    )  # fmt: skip
    patrol.clue_number = clue.number
    return _saved(patrol, now)


def _open_clue_of(row: Patrol) -> Patrol:
    patrol = Patrol.lock(row.pk)
    if patrol.finding != PatrolFinding.CLUE:
        raise rules.NoClue
    if patrol.issue_id or patrol.clue_number:
        raise rules.PassedOnAlready
    return patrol


def _about(patrol: Patrol) -> Unit:
    return Unit.objects.get(pk=patrol.school_id or patrol.unit_id)


def _words(patrol: Patrol) -> str:
    return f"{patrol.institution.name}：{patrol.text}" if patrol.institution else patrol.text


def _saved(patrol: Patrol, now: datetime) -> Patrol:
    patrol.bump(now=now)
    patrol.save()
    return patrol
