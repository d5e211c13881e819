"""Which school an address or a point leads to: asked of published zones only, whoever asks.

What is typed is read here and forgotten: it is written nowhere, neither in a table nor in a log.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Q

from yangguang.tenancy import codes
from yangguang.tenancy.models import Unit
from zoning.choices.zones import PlaceKind, ZoneState
from zoning.models import AddressRule, Place, PlaceName, Zone
from zoning.rules import geometry
from zoning.rules.addresses import Address, parse, suggestible
from zoning.rules.answers import Outcome, headline_of, outcome_of
from zoning.rules.matching import match, mentioned

SUGGESTED = 8
_END = "\U0010ffff"


@dataclass
class Found:
    """A zone that contains what was asked, and why."""

    zone: Zone
    reasons: list[str] = field(default_factory=list)


@dataclass
class Answer:
    """``zones`` contain the address or point. ``places`` are the names that were understood, ``vague`` those
    that need a number to be told apart, ``counties`` the counties the names lie in. ``stem``: a number no
    rule can hold; ``wrong``: one that cannot be right."""

    outcome: Outcome
    zones: list[Found] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    vague: list[str] = field(default_factory=list)
    counties: list[Unit] = field(default_factory=list)
    stem: str = ""
    wrong: str = ""

    @property
    def headline(self) -> str:
        """What a parent reads first."""
        return headline_of(self.outcome, stem=self.stem, wrong=self.wrong)


@cache
def divisions() -> dict[str, tuple[str, ...]]:
    """Names of provinces, cities, counties and functional zones, with the codes that bear them."""
    named: dict[str, list[str]] = defaultdict(list)
    for file in ("divisions.csv", "functional-zones.csv"):
        with (settings.BASE_DIR / "data" / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                named[row["name"]].append(row["code"])
    return {name: tuple(found) for name, found in named.items()}


def by_address(written: str, *, stage: str, county: str = "", today: date) -> Answer:
    """The published zones that contain an address. Raises ``AddressUnread``. At most 6 queries."""
    address = parse(written, divisions())
    said = mentioned(address, _named(address, area_of(address, county)))
    if not said:
        return Answer(Outcome.UNKNOWN)
    places = [place for _, place in said]
    units = sorted({place.unit_id for place in places})
    counties = list(Unit.objects.filter(pk__in=units).order_by("pk"))
    above = _townships(places)
    rules = _rules({place.pk for place in places} | above, stage, units, today)
    found = match(said, rules, above)
    zones = _zones(found.zones, today)
    only_towns = all(place.kind == PlaceKind.TOWNSHIP for place in places)
    return Answer(
        outcome_of(len(zones), vague=bool(found.vague), only_towns=only_towns, counties=len(units)),
        zones, list(dict.fromkeys(place.name for place in places)), found.vague, counties, found.stem,
        found.wrong,
    )  # fmt: skip


def by_point(longitude: float, latitude: float, *, stage: str, today: date) -> Answer:
    """The published zones whose polygon contains the point, its border included. 4 queries."""
    near = Zone.objects.published().filter(
        stage=stage, year__lte=today.year, published_on__lte=today,
        west__lte=longitude, east__gte=longitude, south__lte=latitude, north__gte=latitude,
    )  # fmt: skip
    rows = list(near.values_list("pk", "unit_id", "year", "polygon"))
    years = _years({unit for _, unit, _, _ in rows}, stage, today)
    inside = {
        pk: ["片区图形"]
        for pk, unit, year, polygon in rows
        if year == years.get(unit) and geometry.holds(polygon, longitude, latitude)
    }
    zones = _zones(inside, today)
    counties = list(Unit.objects.filter(pk__in={found.zone.unit_id for found in zones}).order_by("pk"))
    return Answer(outcome_of(len(zones), counties=len(counties)), zones, counties=counties)


def suggestions(written: str, *, county: str = "") -> list[str]:
    """Names and aliases that begin with what is being typed. 1 query, by the index in byte order."""
    begun = suggestible(written, divisions())
    if not begun:
        return []
    rows = PlaceName.objects.filter(text__gte=begun, text__lt=begun + _END)
    if county:
        rows = rows.filter(unit=county)
    return list(dict.fromkeys(rows.order_by("text").values_list("place__name", flat=True)[: 4 * SUGGESTED]))[
        :SUGGESTED
    ]


def counties_served(today: date) -> list[tuple[str, str]]:
    """Counties that have published zones: 1 query."""
    zones = Zone.objects.published().filter(published_on__lte=today).order_by().values("unit_id").distinct()
    return list(Unit.objects.filter(pk__in=zones).order_by("pk").values_list("code", "name"))


def area_of(address: Address, county: str) -> tuple[str, ...]:
    """The units the address is in: what it says itself, else what was chosen; () = anywhere."""
    for name in reversed(address.divisions):
        named = divisions().get(name) or tuple(
            code for ending in "省市县区" for code in divisions().get(name + ending, ())
        )
        if named:
            return named
    return (county,) if county else ()


def _named(address: Address, area: tuple[str, ...]) -> dict[str, list[Place]]:
    """Places of the area whose names could stand in the address."""
    rows = PlaceName.objects.filter(text__in=address.candidates()).select_related("place")
    if area:
        within = Q()
        for code in area:
            low, high = codes.hull((code,))
            within |= Q(unit__gte=low, unit__lt=high)
        rows = rows.filter(within)
    by_name: dict[str, list[Place]] = defaultdict(list)
    for row in rows:
        by_name[row.text].append(row.place)
    return by_name


def _townships(places: Iterable[Place]) -> set[UUID]:
    """The townships that hold these places."""
    held = {(place.unit_id, place.township) for place in places if place.township}
    rows = Place.objects.filter(
        kind=PlaceKind.TOWNSHIP, unit__in={unit for unit, _ in held}, township__in={town for _, town in held}
    )
    return {pk for pk, *key in rows.values_list("pk", "unit_id", "township") if tuple(key) in held}


def _rules(places: set[UUID], stage: str, units: Iterable[str], today: date) -> dict[UUID, list[AddressRule]]:
    """Published rules by these places, of each county's latest year."""
    years = _years(units, stage, today)
    rows = AddressRule.objects.filter(
        place__in=places, stage=stage, year__in=set(years.values()), state=ZoneState.PUBLISHED
    )
    found: dict[UUID, list[AddressRule]] = defaultdict(list)
    for rule in rows.select_related("place"):
        if rule.year == years.get(rule.unit_id):
            found[rule.place_id].append(rule)
    return found


def _years(units: Iterable[str], stage: str, today: date) -> dict[str, int]:
    """The latest year of which each county has published zones."""
    zones = Zone.objects.published().filter(
        unit__in=units, stage=stage, year__lte=today.year, published_on__lte=today
    )
    return dict(zones.order_by().values_list("unit_id").annotate(latest=Max("year")))


def _zones(reasons: dict[UUID, list[str]], today: date) -> list[Found]:
    rows: Any = Zone.objects.published().filter(pk__in=reasons, published_on__lte=today).defer("polygon")
    rows = rows.select_related("unit").prefetch_related("schools__school").order_by("unit_id", "name")
    return [Found(zone, reasons[zone.pk]) for zone in rows]
