"""An adjustment's new zones beside those they replace: schools, addresses, areas and children that change."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import shapely
from django.db.models import Q

from yangguang.tenancy.models import TenantQuerySet, Unit
from zoning.choices.zones import WHOLE_FIRST, WHOLE_LAST, Parity, PlaceKind, ZoneState
from zoning.models import AddressRule, Adjustment, Place, Zone
from zoning.queries.checks import Plan
from zoning.rules import geometry
from zoning.rules.clashes import Held
from zoning.rules.comparison import AreaMove, Move, Schools, Sided, area_moves, moves

HUES = 8  # colours of schools in the pictures; the number beside them tells them apart


@dataclass
class SchoolLine:
    """One school: its number in the pictures, its zones and its area (hectares) before and after."""

    number: int
    unit: Unit
    before: list[Zone] = field(default_factory=list)
    after: list[Zone] = field(default_factory=list)
    hectares_before: float = 0.0
    hectares_after: float = 0.0
    gains: bool = False
    loses: bool = False

    @property
    def word(self) -> str:
        if not self.before:
            return "新划片区"
        if not self.after:
            return "不再有片区"
        words = {(True, True): "有进有出", (True, False): "扩大", (False, True): "缩小"}
        return words.get((self.gains, self.loses), "不变")


@dataclass
class Comparison:
    """``old`` are the zones that are replaced or end, ``new`` those of the adjustment, ``staying`` the other
    zones of the stage and year, which both sides have."""

    adjustment: Adjustment
    old: Plan
    new: Plan
    staying: Plan

    @cached_property
    def addresses(self) -> list[Move]:
        """Numbers of places whose schools change, as the public reads them: kind and name of the place."""
        old, new = self._held(self.old), self._held(self.new)
        others = self._held(self.staying)
        found = moves([*old, *others], [*new, *others])
        return sorted(found, key=lambda move: (_KINDS[move.place.kind], move.place.name, move.first))

    @cached_property
    def areas(self) -> list[AreaMove]:
        staying = [shape for _, shape in self.staying.sound]
        return area_moves(_sided(self.old), _sided(self.new), staying)

    @cached_property
    def schools(self) -> list[SchoolLine]:
        """Schools of the zones that change, by code."""
        codes = {code for plan in (self.old, self.new) for each in plan.schools.values() for code in each}
        units = Unit.objects.in_bulk(codes)
        lines = {
            code: SchoolLine(number, units[code])
            for number, code in enumerate(sorted(codes & units.keys()), start=1)
        }
        for line in lines.values():
            line.before, line.hectares_before = _of(self.old, line.unit.pk)
            line.after, line.hectares_after = _of(self.new, line.unit.pk)
            line.gains = any(line.unit.pk in after - before for before, after in self._changes)
            line.loses = any(line.unit.pk in before - after for before, after in self._changes)
        return list(lines.values())

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Every school that is named, by code."""
        named = {code for before, after in self._changes for code in before | after}
        return Unit.objects.in_bulk(named | {line.unit.pk for line in self.schools})

    @cached_property
    def _changes(self) -> list[tuple[Schools, Schools]]:
        addresses = [(each.before, each.after) for each in self.addresses]
        return addresses + [(each.before, each.after) for each in self.areas]

    @property
    def hectares(self) -> float:
        """The area that leads to other schools than before."""
        return sum(each.area for each in self.areas) / 10_000

    @cached_property
    def rules(self) -> list[AddressRule]:
        """Rules of both sides, and those of staying zones about the same places and their townships."""
        own = AddressRule.objects.filter(zone__in=[*self.old.by_pk, *self.new.by_pk]).select_related("place")
        found = list(own)
        places = {rule.place_id for rule in found}
        towns = {rule.place.township for rule in found} - {""}
        others = AddressRule.objects.filter(zone__in=list(self.staying.by_pk)).filter(
            Q(place__in=places) | Q(place__township__in=towns)
        )
        return [*found, *others.select_related("place")]

    def _held(self, plan: Plan) -> list[Held]:
        own = [rule for rule in self.rules if rule.zone_id in plan.by_pk]
        return held(own, plan.schools, {rule.place for rule in self.rules})


_KINDS = {kind: order for order, kind in enumerate(PlaceKind.values)}


def held(rules: Iterable[AddressRule], schools: dict[Any, list[str]], places: Iterable[Place]) -> list[Held]:
    """What rules hold, by schools. A township's rule holds the places in it as well."""
    inside: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.township and place.kind != PlaceKind.TOWNSHIP:
            inside[place.township].append(place)
    found = []
    for rule in rules:
        led = frozenset(schools.get(rule.zone_id, ()))
        found.append(Held(rule.pk, led, rule.place, rule.first, rule.last, rule.parity))
        if rule.place.kind == PlaceKind.TOWNSHIP:
            found += [
                Held(rule.pk, led, place, WHOLE_FIRST, WHOLE_LAST, Parity.ALL)
                for place in inside[rule.place.township]
            ]
    return found


def compare(adjustment: Adjustment, today: date) -> Comparison:
    """Both sides of an adjustment, as whoever asks may see them."""
    rows: TenantQuerySet = Zone.objects.filter(unit_id=adjustment.unit_id, stage=adjustment.stage)
    new = list(rows.filter(adjustment=adjustment).order_by("name"))
    replaced = {zone.supersedes_id for zone in new} - {None}
    old = list(rows.filter(Q(pk__in=replaced) | Q(ended_by=adjustment)).order_by("name"))
    day = adjustment.published_on or today
    in_force = rows.filter(year=adjustment.year, published_on__lte=day).filter(
        Q(state=ZoneState.PUBLISHED) | Q(state=ZoneState.SUPERSEDED, superseded_on__gt=day)
    )
    staying = list(in_force.exclude(pk__in=[zone.pk for zone in (*old, *new)]).order_by("name"))
    sides = [
        Plan(adjustment.unit_id, adjustment.stage, adjustment.year, each) for each in (old, new, staying)
    ]
    return Comparison(adjustment, *sides)


def _sided(plan: Plan) -> list[Sided]:
    return [(frozenset(plan.schools.get(zone.pk, ())), shape) for zone, shape in plan.sound]


def _of(plan: Plan, code: str) -> tuple[list[Zone], float]:
    """The zones of a school and their area in hectares."""
    zones = [zone for zone in plan.zones if code in plan.schools.get(zone.pk, ())]
    shapes = [shape for zone, shape in plan.sound if zone in zones]
    return zones, geometry.area(shapely.union_all(shapes)) / 10_000 if shapes else 0.0
