"""Two rules that hold the same address (plan 二（二）: no address under two schools' zones)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from zoning.choices.zones import WHOLE_LAST, Parity


class Held(NamedTuple):
    """What a rule holds: numbers ``first``–``last`` of a place, odd, even or all. ``key`` is the rule's."""

    key: Any
    zone: Any
    place: Any
    first: int
    last: int
    parity: str

    def holds(self, number: int) -> bool:
        """Whether a house number falls under it."""
        fits = self.parity == Parity.ALL or number % 2 == (self.parity == Parity.ODD)
        return self.first <= number <= self.last and fits


class Shared(NamedTuple):
    """What two rules of two zones share: the lowest and highest common number, and how many numbers."""

    one: Held
    other: Held
    first: int
    last: int
    numbers: int

    @property
    def whole(self) -> bool:
        """Every number of the place."""
        return self.last == WHOLE_LAST


def shared(one: Held, other: Held) -> Shared | None:
    """What two rules of one place share, None when nothing."""
    parities = {one.parity, other.parity} - {Parity.ALL}
    if len(parities) == 2:
        return None
    first, last = max(one.first, other.first), min(one.last, other.last)
    step = 2 if parities else 1
    if parities:
        wanted = int(parities == {Parity.ODD})
        first += first % 2 != wanted
        last -= last % 2 != wanted if last != WHOLE_LAST else 0
    if first > last:
        return None
    return Shared(one, other, first, last, (last - first) // step + 1)


def clashes(rules: Iterable[Held]) -> list[Shared]:
    """Every pair of rules of one place and two zones that share a number."""
    by_place: dict[Any, list[Held]] = {}
    for rule in rules:
        by_place.setdefault(rule.place, []).append(rule)
    return [found for group in by_place.values() for found in _in_one_place(group)]


def _in_one_place(rules: list[Held]) -> Iterable[Shared]:
    open_rules: list[Held] = []
    for rule in sorted(rules, key=lambda each: each.first):
        open_rules = [earlier for earlier in open_rules if earlier.last >= rule.first]
        for earlier in open_rules:
            found = shared(earlier, rule) if earlier.zone != rule.zone else None
            if found:
                yield found
        open_rules.append(rule)
