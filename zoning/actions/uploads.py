"""Verbs that take an uploaded map: all of its shapes, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from yangguang.accounts.models import User
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit
from zoning.actions.zones import draft_zone, draw_zone
from zoning.choices.zones import ZoneState
from zoning.models import Zone
from zoning.rules.uploads import BadMap, Feature, ZoneInForce, name_of, schools_of


@dataclass
class Drawn:
    """What an upload did: zones made and zones drawn, and the repairs, each in a sentence."""

    made: list[Zone] = field(default_factory=list)
    drawn: list[Zone] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)


@transaction.atomic
def take_zones(
    *, by: User | None, unit_id: str, stage: str, year: int, features: Sequence[Feature], now: datetime
) -> Drawn:
    """Draw the drafts the shapes name; a name without a draft becomes one. :class:`BadMap`, nothing saved;
    :class:`ZoneInForce` where only an adjustment may draw the line anew."""
    names = _names(features)
    rows = Zone.objects.filter(unit_id=unit_id, stage=stage, year=year).defer("polygon")
    known = {zone.name: zone for zone in rows.filter(state=ZoneState.DRAFT)}
    settled = set(rows.published().values_list("name", flat=True)) - set(known)
    in_force = [name for name in names if name in settled]
    if in_force:
        raise ZoneInForce(in_force)
    schools = _schools(unit_id)
    done = Drawn()
    for name, feature in zip(names, features, strict=True):
        zone = known.get(name)
        if zone is None:
            led = [_school(each, schools, name) for each in schools_of(feature)]
            values = {"stage": stage, "year": year, "name": name, "schools": led}
            zone = draft_zone(by=by, unit_id=unit_id, values=values, now=now)
            done.made.append(zone)
        note = feature.repair.sentence if feature.repair else ""
        if note:
            done.repairs.append(f"“{name}”{note}。")
        done.drawn.append(draw_zone(by=by, zone=zone, shape=feature.shape, note=note, now=now))
    return done


def _names(features: Sequence[Feature]) -> list[str]:
    seen: dict[str, int] = {}
    for feature in features:
        name = name_of(feature)
        if not name:
            raise BadMap(f"第 {feature.number} 个图形没有 name（片区名称）属性，请补上后再上传。")
        if name in seen:
            raise BadMap(
                f"第 {seen[name]} 个和第 {feature.number} 个图形都叫“{name}”；"
                "一个片区的几块请合成一个多面（MultiPolygon），或改用不同名称。"
            )
        seen[name] = feature.number
    return list(seen)


def _schools(unit_id: str) -> dict[str, Unit]:
    rows = Unit.objects.under(unit_id).filter(level=Level.SCHOOL, active=True)
    return {key: unit for unit in rows for key in (unit.name, unit.pk)}


def _school(written: str, known: dict[str, Unit], name: str) -> Unit:
    if written not in known:
        raise BadMap(f"“{name}”的学校“{written[:40]}”不在本县（区）学校名册中，请核对校名或改填学校代码。")
    return known[written]
