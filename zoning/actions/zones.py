"""Verbs on zones: draft, draw, publish one that has long been in force."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from shapely.geometry.base import BaseGeometry

from enrollment.choices.schools import Stage
from yangguang.accounts.models import User
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit
from zoning.choices.adjustments import AdjustmentState
from zoning.choices.zones import ZoneState
from zoning.models import Zone, ZoneSchool
from zoning.queries.checks import clashes_of, not_taught
from zoning.rules import geometry
from zoning.rules import zones as rules
from zoning.rules.adjustments import OPEN, PlanIsShown

_ASKED = ("stage", "year", "name", "adjustment", "supersedes")


@transaction.atomic
def draft_zone(*, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Zone:
    """A new draft; ``values["schools"]`` are the units it leads to, in order. Raises
    :class:`rules.SchoolOfAnotherStage`, and what :func:`new_draft` raises."""
    must_teach(values["stage"], values.get("schools") or ())
    return new_draft(unit_id=unit_id, values=values, now=now)


def new_draft(*, unit_id: str, values: Mapping[str, Any], now: datetime) -> Zone:
    """A draft whose schools nobody asks about: a copy of a zone in force begins with what that says, and is
    put right before it is published. Raises what :func:`_must_fit` says."""
    if codes.level_of(unit_id) != Level.COUNTY:
        raise rules.ZonesOfACounty
    fields = {name: value for name, value in values.items() if name != "schools"}
    zone = Zone(unit_id=unit_id, created_at=now, updated_at=now)
    _must_fit(zone, fields)
    for name, value in fields.items():
        setattr(zone, name, value)
    _written(zone)
    _lead_to(zone, values.get("schools") or (), now)
    return zone


@transaction.atomic
def amend_zone(*, by: User | None, row: Zone, values: Mapping[str, Any], now: datetime) -> Zone:
    """Change a draft the caller has locked. :class:`rules.ZonePublished`, :class:`rules.ZoneConsulted`, and
    what :func:`draft_zone` raises."""
    must_be_open(row)
    fields = {name: value for name, value in values.items() if name != "schools"}
    _must_fit(row, fields)
    schools = values["schools"] if "schools" in values else [part.school for part in row.schools.all()]
    must_teach(fields.get("stage", row.stage), schools or ())
    for name, value in fields.items():
        setattr(row, name, value)
    if "schools" in values:
        _lead_to(row, values["schools"] or (), now)
    return _saved(row, now)


@transaction.atomic
def draw_zone(
    *, by: User | None, zone: Zone, shape: BaseGeometry | None, note: str = "", version: int | None = None,
    now: datetime,
) -> Zone:  # fmt: skip
    """Set or take away the polygon of a draft. ``shape`` is valid, in degrees. ``version``: what the person
    saw; :class:`StaleVersion` when somebody has saved since."""
    row = Zone.lock(zone.pk, version=version)
    must_be_open(row)
    row.polygon = None if shape is None else geometry.write(shape)
    sides = (
        {"west": None, "south": None, "east": None, "north": None} if shape is None else geometry.box(shape)
    )
    for side, value in sides.items():
        setattr(row, side, value)
    row.polygon_note = note
    return _saved(row, now)


@transaction.atomic
def publish_zone(*, by: User | None, row: Zone, now: datetime, published_on: date | None = None) -> Zone:
    """草案 → 已公布, for a zone that replaces none (区划早已公布、现在登记的): a new line goes through an
    adjustment. Raises what is missing, and :class:`rules.ZoneClashes`."""
    zone = Zone.lock(row.pk)
    if zone.supersedes_id or zone.adjustment_id:
        raise rules.ZoneNeedsAdjustment
    return put_in_force(zone, by=by, now=now, on=published_on or now.date())


def put_in_force(zone: Zone, *, by: User | None, now: datetime, on: date) -> Zone:
    """Publish a locked draft whose adjustment was decided; the zone it replaces is superseded."""
    must_be_open(zone)
    if not zone.schools.exists():
        raise rules.ZoneWithoutSchool
    if zone.polygon is None and not zone.rules.exists():
        raise rules.ZoneWithoutArea
    if not zone.document:
        raise rules.ZoneWithoutDocument
    must_replace(zone.supersedes, zone.unit_id, zone.stage)
    clashes = clashes_of(zone)
    if clashes:
        raise rules.ZoneClashes(f"{clashes[0].sentence}请先改正再公布。")
    if zone.supersedes_id:
        old = Zone.lock(zone.supersedes_id)
        if old.state == ZoneState.PUBLISHED:
            supersede(old, on=on, now=now)
    zone.state, zone.shown, zone.published_on, zone.published_by = ZoneState.PUBLISHED, True, on, by
    return _saved(zone, now)


def supersede(zone: Zone, *, on: date, now: datetime) -> Zone:
    """已公布 → 已被替代, for a locked zone."""
    zone.state, zone.superseded_on = ZoneState.SUPERSEDED, on
    return _saved(zone, now)


def drop_draft(zone: Zone, *, now: datetime) -> Zone:
    """草案 → 未采用, with its adjustment."""
    zone.state = ZoneState.DROPPED
    return _saved(zone, now)


def must_be_open(zone: Zone) -> None:
    """Raises why a zone may not be changed now."""
    refusal = why_closed(zone)
    if refusal is not None:
        raise refusal


def why_closed(zone: Zone) -> rules.ZonePublished | rules.ZoneConsulted | None:
    """Why a zone, its rules and schools may not be changed now; None when they may."""
    if zone.state != ZoneState.DRAFT:
        return rules.ZonePublished()
    asked = zone.adjustment is not None and zone.adjustment.state == AdjustmentState.CONSULTATION
    return rules.ZoneConsulted() if asked else None


def _must_fit(zone: Zone, fields: Mapping[str, Any]) -> None:
    """What a draft would become has a name of its own, replaces a zone of its stage, and has an adjustment
    that still takes zones. Asked before anything is set: a form that is refused shows the zone as it is."""
    new = {name: fields.get(name, getattr(zone, name)) for name in _ASKED}
    drafts = Zone.objects.filter(unit_id=zone.unit_id, state=ZoneState.DRAFT).exclude(pk=zone.pk)
    if drafts.filter(stage=new["stage"], year=new["year"], name=new["name"]).exists():
        raise rules.ZoneNameTaken
    must_replace(new["supersedes"], zone.unit_id, new["stage"])
    adjustment, before = new["adjustment"], zone.adjustment
    if adjustment != before and any(each and each.state not in OPEN for each in (adjustment, before)):
        raise PlanIsShown(field="adjustment")
    own = (zone.unit_id, new["stage"], new["year"])
    if adjustment and (adjustment.unit_id, adjustment.stage, adjustment.year) != own:
        raise rules.AdjustmentElsewhere


def must_replace(old: Zone | None, unit_id: str, stage: str) -> None:
    """A zone gives way to one of its own county and stage."""
    if old is not None and (old.unit_id, old.stage) != (unit_id, stage):
        raise rules.SupersedesElsewhere


def must_teach(stage: str, schools: Sequence[Unit]) -> None:
    """Every school takes children into the stage. One that is not in the register is not known to lack it."""
    for wrong in not_taught(stage, [school.pk for school in schools]):
        raise rules.SchoolOfAnotherStage(wrong.name, wrong.get_stage_display(), Stage(stage).label)


def _lead_to(zone: Zone, schools: Sequence[Unit], now: datetime) -> None:
    """Make the zone lead to exactly these schools, in this order."""
    kept = {row.school_id: row for row in zone.schools.all()}
    for order, school in enumerate(schools):
        row = kept.pop(school.pk, None)
        if row is None:
            ZoneSchool.objects.create(
                unit_id=zone.unit_id, zone=zone, school=school, order=order, created_at=now, updated_at=now
            )
        elif row.order != order:
            row.order = order
            row.bump(now=now)
            row.save()
    for row in kept.values():
        row.delete()


def _saved(zone: Zone, now: datetime) -> Zone:
    zone.bump(now=now)
    return _written(zone)


def _written(zone: Zone) -> Zone:
    """Saved, unless a draft of the same name was written in the same moment, or one is in force when this
    comes into force."""
    try:
        with transaction.atomic():
            zone.save()
    except IntegrityError as error:
        if "zone_draft_once" in str(error):
            raise rules.ZoneNameTaken from error
        if "zone_published_once" in str(error):
            raise rules.ZoneNameInForce from error
        raise
    return zone
