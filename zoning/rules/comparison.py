"""Old zones against new ones: which addresses and which areas change school (plan 二（二）: 片区调整).

A side is what leads where: address rules as :class:`~zoning.rules.clashes.Held` whose ``zone`` is the set of
schools, polygons with the set of schools. Pure; who asks brings both sides.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from enrollment.choices.schools import Stage
from zoning.choices.zones import WHOLE_FIRST, WHOLE_LAST, Parity
from zoning.rules import geometry
from zoning.rules.clashes import Held

Schools = frozenset[str]
NOBODY: Schools = frozenset()
FEW = 5  # fewer children than this are not told: a number so small may name a child
ENTRY_AGE = {Stage.PRIMARY: 6, Stage.JUNIOR: 12}  # on 31 August


class Move(NamedTuple):
    """Numbers ``first``–``last`` of a place that lead to other schools than before."""

    place: Any
    first: int
    last: int
    parity: str
    before: Schools
    after: Schools

    def holds(self, number: int) -> bool:
        """Whether a house number is among them."""
        return Held(None, None, self.place, self.first, self.last, self.parity).holds(number)


class AreaMove(NamedTuple):
    """An area that leads to other schools than before; square metres."""

    before: Schools
    after: Schools
    shape: BaseGeometry
    area: float


def enters(born: date, stage: str, year: int) -> bool:
    """Whether a child comes of entry age in that year (compulsory education law, article 11)."""
    age = ENTRY_AGE[Stage(stage)]
    return date(year - age - 1, 8, 31) < born <= date(year - age, 8, 31)


def told(children: int) -> int | None:
    """A number that may be told, else None."""
    return None if 0 < children < FEW else children


# --- Addresses ---------------------------------------------------------------------------------------------


def moves(before: Iterable[Held], after: Iterable[Held]) -> list[Move]:
    """Every stretch of numbers whose schools change, each number in one of them; place by place."""
    old, new = _by_place(before), _by_place(after)
    return [move for place in (old | new) for move in _in_one_place(place, old[place], new[place])]


def _by_place(rules: Iterable[Held]) -> dict[Any, list[Held]]:
    found: dict[Any, list[Held]] = defaultdict(list)
    for rule in rules:
        found[rule.place].append(rule)
    return found


def _in_one_place(place: Any, old: list[Held], new: list[Held]) -> list[Move]:
    """Between two cuts no rule begins or ends: one number of each side of the road speaks for all of it."""
    cuts = sorted({end for rule in (*old, *new) for end in (rule.first, rule.last + 1)})
    sides: dict[str, list[Move]] = {}
    for parity in (Parity.ODD, Parity.EVEN):
        runs: list[Move] = []
        for low, beyond in pairwise(cuts):
            first = low + (low % 2 != (parity == Parity.ODD))
            last = beyond - 1 - ((beyond - 1) % 2 != (parity == Parity.ODD))
            if first > last:
                continue
            before, after = _schools(old, first), _schools(new, first)
            if before != after:
                _add(runs, Move(place, first, last, parity, before, after))
        sides[parity] = runs
    return sorted(_both_sides(sides[Parity.ODD], sides[Parity.EVEN]), key=lambda move: move[1:4])


def _schools(rules: Iterable[Held], number: int) -> Schools:
    return NOBODY.union(*(rule.zone for rule in rules if rule.holds(number)))


def _add(runs: list[Move], move: Move) -> None:
    """At the end of the runs of one side, joined to the last one when it goes on."""
    last = runs[-1] if runs else None
    if last and last.last + 2 == move.first and (last.before, last.after) == (move.before, move.after):
        runs[-1] = last._replace(last=move.last)
    else:
        runs.append(move)


def _both_sides(odd: list[Move], even: list[Move]) -> Iterator[Move]:
    """What moves alike on both sides of the road is one stretch of all numbers."""
    alone = list(even)
    for one in odd:
        twin = next((each for each in alone if _beside(one, each)), None)
        if twin is None:
            yield _open(one)
            continue
        alone.remove(twin)
        first, last = min(one.first, twin.first), max(one.last, twin.last)
        yield _open(one._replace(first=first, last=last, parity=Parity.ALL))
    yield from map(_open, alone)


def _beside(one: Move, other: Move) -> bool:
    alike = (one.before, one.after) == (other.before, other.after)
    return alike and abs(one.first - other.first) == 1 and abs(one.last - other.last) == 1


def _open(move: Move) -> Move:
    """The open end of a place as rules write it."""
    if move.last < WHOLE_LAST - 1:
        return move
    return move._replace(first=WHOLE_FIRST if move.first <= 1 else move.first, last=WHOLE_LAST)


# --- Areas -------------------------------------------------------------------------------------------------

Sided = tuple[Schools, BaseGeometry]


def area_moves(
    before: Sequence[Sided], after: Sequence[Sided], staying: Sequence[BaseGeometry] = ()
) -> list[AreaMove]:
    """Areas by the schools they lead to before and after, the largest first; ``NOBODY`` where no zone was or
    will be, ``staying`` ones included. Where zones of one side overlap, the area counts for each of them.
    Shapes must be valid."""
    parts: dict[tuple[Schools, Schools], list[BaseGeometry]] = defaultdict(list)
    for old, new in _meeting(before, after):
        if old[0] != new[0]:
            parts[old[0], new[0]].append(shapely.intersection(old[1], new[1]))
    covered_then = shapely.union_all([*staying, *(shape for _, shape in before)])
    covered_now = shapely.union_all([*staying, *(shape for _, shape in after)])
    for schools, shape in before:
        parts[schools, NOBODY].append(shape.difference(covered_now))
    for schools, shape in after:
        parts[NOBODY, schools].append(shape.difference(covered_then))
    found = [_area_move(*key, shapes) for key, shapes in parts.items()]
    return sorted((each for each in found if each.area > geometry.NOISE), key=lambda each: -each.area)


def _meeting(before: Sequence[Sided], after: Sequence[Sided]) -> Iterator[tuple[Sided, Sided]]:
    if not before or not after:
        return
    now = np.array([shape for _, shape in after], dtype=object)
    pairs = STRtree(now).query([shape for _, shape in before], predicate="intersects")
    for old, new in zip(*pairs, strict=True):
        yield before[old], after[new]


def _area_move(before: Schools, after: Schools, shapes: list[BaseGeometry]) -> AreaMove:
    """Borders drawn twice leave slivers that nobody lives on."""
    whole = shapely.union_all([part for shape in shapes for part in geometry.polygons(shape)])
    large = [part for part in geometry.polygons(whole) if geometry.area(part) > geometry.NOISE]
    shape = shapely.MultiPolygon(large)
    return AreaMove(before, after, shape, geometry.area(shape))
