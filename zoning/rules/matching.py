"""Which zones an address that was taken apart falls into: names to places, numbers to rules. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zoning.choices.zones import Parity, PlaceKind
from zoning.rules.addresses import Address, Mention

Mentioned = Sequence[tuple[Mention, Any]]  # names with the places that bear them


@dataclass
class Match:
    """``zones``: the rules that hold the address, in words, by zone. ``vague``: places that need a number to
    be told apart; ``stem``: a number that no from–to can hold (甲1号); ``wrong``: one that is none (0号)."""

    zones: dict[Any, list[str]] = field(default_factory=dict)
    vague: list[str] = field(default_factory=list)
    stem: str = ""
    wrong: str = ""


def mentioned(address: Address, named: Mapping[str, Collection[Any]]) -> Mentioned:
    """Known places the address names; of namesakes only those in the township it names."""
    found = [(each, place) for each in address.mentions(named) for place in named[each.name]]
    towns = {place.township for _, place in found if place.kind == PlaceKind.TOWNSHIP}
    return [
        (each, place) for each, place in found if not towns or not place.township or place.township in towns
    ]


def match(said: Mentioned, rules: Mapping[Any, Iterable[Any]], townships: Iterable[Any]) -> Match:
    """What holds the address. ``rules`` by place; ``townships``: places above, whose rules hold as well."""
    found = Match()
    own = {place.pk for _, place in said}
    for mention, place in _numbered(said):
        of_place = list(rules.get(place.pk, ()))
        for rule in of_place:
            if rule.whole or (mention.number.value and holds(rule, mention.number.value)):
                _because(found, rule, place)
        if mention.number.value is None and not all(rule.whole for rule in of_place):
            found.vague.append(place.name)
            found.stem = found.stem or mention.number.stem
            found.wrong = found.wrong or mention.number.wrong
    for town in townships:
        if town not in own:
            for rule in rules.get(town, ()):
                _because(found, rule, rule.place)
    return found


def holds(rule: Any, number: int) -> bool:
    """Whether a house number falls under a rule."""
    fits = rule.parity == Parity.ALL or number % 2 == (rule.parity == Parity.ODD)
    return bool(rule.first <= number <= rule.last and fits)


def _numbered(said: Mentioned) -> Mentioned:
    """Of several roads, one with a number is where the house stands; the others lead to it."""
    roads = [(mention, place) for mention, place in said if place.kind == PlaceKind.ROAD]
    if not any(mention.number.value for mention, _ in roads):
        return said
    return [
        (mention, place)
        for mention, place in said
        if place.kind != PlaceKind.ROAD or mention.number.value or mention.number.stem
    ]


def _because(found: Match, rule: Any, place: Any) -> None:
    """The rule in words, without asking for its place again."""
    rule.place = place
    found.zones.setdefault(rule.zone_id, []).append(str(rule))
