"""Children of a county's ledgers by where they live: how many an adjustment leads to another school.

Their addresses are read here by the look-up's own rules; what comes out are numbers, and no small ones.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from enrollment.models import Child
from yangguang.tenancy import codes
from zoning.choices.zones import PlaceKind
from zoning.models import AddressRule, Place, PlaceName
from zoning.queries.checks import Plan
from zoning.queries.comparison import Comparison
from zoning.queries.lookup import area_of, divisions
from zoning.rules.addresses import AddressUnread, parse
from zoning.rules.comparison import NOBODY, Schools, enters, told
from zoning.rules.matching import Mentioned, match, mentioned

Flow = tuple[Schools, Schools]


@dataclass
class Counted:
    """Children of the ledgers: all, those without an address that names a place of the county, those whose
    place is split and who give no number, and those who change school with those among them who enter."""

    children: int = 0
    unplaced: int = 0
    numberless: int = 0
    flows: dict[Flow, int] = field(default_factory=lambda: defaultdict(int))
    entering: dict[Flow, int] = field(default_factory=lambda: defaultdict(int))

    def stored(self, on: date) -> dict[str, Any]:
        """As the adjustment keeps it; fewer than a few are None."""
        return {
            "on": on.isoformat(),
            "children": self.children,
            "unplaced": self.unplaced,
            "numberless": self.numberless,
            "flows": [
                {
                    "before": sorted(flow[0]), "after": sorted(flow[1]), "children": told(count),
                    "entering": told(self.entering[flow]),
                }
                for flow, count in sorted(self.flows.items(), key=lambda each: -each[1])
            ],
        }  # fmt: skip


def residents_of(comparison: Comparison) -> Counted:
    """Counted anew. Each address is taken apart once, however many children live there."""
    adjustment = comparison.adjustment
    by_address: dict[str, list[date]] = defaultdict(list)
    rows = Child.objects.under(adjustment.unit_id).values_list("living_place", "birth_date")
    for address, born in rows:
        by_address[address].append(born)
    register, counted = _Register(comparison), Counted()
    for address, births in by_address.items():
        counted.children += len(births)
        said = register.read(address)
        if not said:
            counted.unplaced += len(births)
            continue
        flow = register.flow(said)
        if flow is None:
            counted.numberless += len(births)
        elif flow[0] != flow[1]:
            entering = sum(enters(born, adjustment.stage, adjustment.year) for born in births)
            counted.flows[flow] += len(births)
            counted.entering[flow] += entering
    return counted


class _Register:
    """The county's names and the rules of both sides, read once."""

    def __init__(self, comparison: Comparison) -> None:
        self.county = comparison.adjustment.unit_id
        self.comparison = comparison
        self.named: dict[str, list[Place]] = defaultdict(list)
        for row in PlaceName.objects.filter(unit=self.county).select_related("place"):
            self.named[row.text].append(row.place)
        self.towns = {
            place.township: place.pk
            for places in self.named.values()
            for place in places
            if place.kind == PlaceKind.TOWNSHIP
        }

    def read(self, written: str) -> Mentioned:
        """The places an address names; none when it names none here, or lies in another county."""
        try:
            address = parse(written, divisions())
        except AddressUnread:
            return ()
        area = area_of(address, self.county)
        return mentioned(address, self.named) if any(codes.covers(code, self.county) for code in area) else ()

    def flow(self, said: Mentioned) -> Flow | None:
        """Schools before and after; None when the address is too short to tell."""
        above = {self.towns[place.township] for _, place in said if place.township in self.towns}
        before, after = (match(said, rules, above) for rules in self.sides)
        if before.vague or after.vague:
            return None
        return self._schools(before.zones), self._schools(after.zones)

    @cached_property
    def sides(self) -> tuple[dict[Any, list[AddressRule]], dict[Any, list[AddressRule]]]:
        """Rules by place, before and after; staying zones are on both sides."""
        of = self.comparison
        return self._by_place(of.old, of.staying), self._by_place(of.new, of.staying)

    def _by_place(self, *plans: Plan) -> dict[Any, list[AddressRule]]:
        zones = {pk for plan in plans for pk in plan.by_pk}
        found: dict[Any, list[AddressRule]] = defaultdict(list)
        for rule in self.comparison.rules:
            if rule.zone_id in zones:
                found[rule.place_id].append(rule)
        return found

    def _schools(self, zones: Iterable[Any]) -> Schools:
        of = self.comparison
        led = {**of.old.schools, **of.new.schools, **of.staying.schools}
        return NOBODY.union(*(led.get(zone, ()) for zone in zones))
