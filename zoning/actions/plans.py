"""Verbs on the plan of an adjustment: revise a zone in force, end it, leave it as it is (decision 0028)."""

from datetime import datetime

from django.db import transaction

from yangguang.accounts.models import User
from zoning.actions.zones import new_draft
from zoning.choices.zones import ZoneState
from zoning.models import AddressRule, Adjustment, Zone
from zoning.queries.adjustments import elsewhere
from zoning.rules import adjustments as rules

_COPIED = ("stage", "year", "name", "text", "polygon", "west", "south", "east", "north", "polygon_note")


@transaction.atomic
def revise_zone(*, by: User | None, adjustment: Adjustment, zone: Zone, now: datetime) -> Zone:
    """A draft that will take the zone's place, with its text, polygon, schools and rules to begin from.

    Raises what :func:`rules.plan_closed` says, :class:`rules.NotOfThisAdjustment`,
    :class:`rules.RevisedElsewhere`. Asked twice it is the same draft.
    """
    row, old = _both(adjustment, zone)
    known: Zone | None = row.zones.filter(supersedes=old).first()
    if known is not None:
        return known
    _keep(old, now)
    values = {name: getattr(old, name) for name in _COPIED}
    values |= {
        "schools": [part.school for part in old.schools.select_related("school")],
        "supersedes": old,
        "adjustment": row,
    }
    new = new_draft(unit_id=row.unit_id, values=values, now=now)
    for rule in old.rules.all():
        AddressRule.objects.create(
            unit_id=row.unit_id, zone=new, place_id=rule.place_id, first=rule.first, last=rule.last,
            parity=rule.parity, note=rule.note, created_at=now, updated_at=now,
        )  # fmt: skip
    return new


@transaction.atomic
def end_zone(*, by: User | None, adjustment: Adjustment, zone: Zone, now: datetime) -> Zone:
    """Nothing takes the zone's place: its school closes or its addresses go to others (撤并)."""
    row, old = _both(adjustment, zone)
    row.zones.filter(supersedes=old).delete()
    old.ended_by = row
    old.bump(now=now)
    old.save()
    return old


@transaction.atomic
def keep_zone(*, by: User | None, adjustment: Adjustment, zone: Zone, now: datetime) -> Zone:
    """Take back what was planned for the zone."""
    row, old = _both(adjustment, zone)
    row.zones.filter(supersedes=old).delete()
    _keep(old, now)
    return old


def _keep(zone: Zone, now: datetime) -> None:
    if zone.ended_by_id is not None:
        zone.ended_by = None
        zone.bump(now=now)
        zone.save()


def _both(adjustment: Adjustment, zone: Zone) -> tuple[Adjustment, Zone]:
    """Both locked; the plan is open and the zone is one it may change."""
    row, old = Adjustment.lock(adjustment.pk), Zone.lock(zone.pk)
    closed = rules.plan_closed(row.state)
    if closed is not None:
        raise closed
    same = (old.unit_id, old.stage, old.year) == (row.unit_id, row.stage, row.year)
    if not same or old.state != ZoneState.PUBLISHED:
        raise rules.NotOfThisAdjustment
    other = elsewhere(old, row)
    if other is not None:
        raise rules.RevisedElsewhere(other.title)
    return row, old
