"""A comparison as people read it: two pictures of one place, a map, and tables in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from zoning.models import AddressRule, Zone
from zoning.queries.checks import Plan
from zoning.queries.comparison import HUES, Comparison, SchoolLine
from zoning.rules.comparison import FEW, Schools
from zoning.rules.drawing import Drawing, draw, features

Layer = tuple[BaseGeometry, str, str]
MOST = 1_000  # addresses on a page


@dataclass(frozen=True)
class Change:
    """One line of a table: what, which schools before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Sides:
    """``few``: fewer children than this are told as such."""

    comparison: Comparison
    before: Drawing | None
    after: Drawing | None
    schools: list[SchoolLine]
    addresses: list[Change]
    left_off: int
    areas: list[Change]
    children: list[Change]
    few: int = FEW

    def shapes(self) -> dict[str, Any]:
        """The map: before and after to choose from, what changes above them."""
        of = self.comparison
        groups = [
            ("调整前", list(_zones(of, of.old)), list(_signs(of, of.old))),
            ("调整后", list(_zones(of, of.new)), list(_signs(of, of.new))),
            ("改换学校的范围", list(_moved(of)), []),
        ]
        found = []
        for name, layers, signs in groups:
            for each in features(layers, signs)["features"]:
                each["properties"]["layer"] = name
                found.append(each)
        return {"type": "FeatureCollection", "features": found}


def sides_of(comparison: Comparison) -> Sides:
    """Everything a page shows of a comparison."""
    shapes = [shape for plan in (comparison.old, comparison.new) for _, shape in plan.sound]
    frame = shapely.union_all(shapes) if shapes else None
    moved = list(_moved(comparison))

    def picture(plan: Plan) -> Drawing | None:
        return (
            draw([*_zones(comparison, plan), *moved], list(_signs(comparison, plan)), frame)
            if frame
            else None
        )

    moves = comparison.addresses
    return Sides(
        comparison=comparison,
        before=picture(comparison.old),
        after=picture(comparison.new),
        schools=comparison.schools,
        addresses=[
            _change(comparison, str(_as_rule(each)), each.before, each.after) for each in moves[:MOST]
        ],
        left_off=max(len(moves) - MOST, 0),
        areas=[
            _change(comparison, f"{each.area / 10_000:,.1f} 公顷", each.before, each.after)
            for each in comparison.areas
        ],
        children=list(_children(comparison)),
    )


def _as_rule(move: Any) -> AddressRule:
    """A rule of the same numbers says them in words."""
    return AddressRule(place=move.place, first=move.first, last=move.last, parity=move.parity)


def _change(comparison: Comparison, what: str, before: Schools, after: Schools) -> Change:
    return Change(what, _names(comparison, before), _names(comparison, after))


def _names(comparison: Comparison, schools: Sequence[str] | Schools) -> str:
    units = comparison.units
    return "、".join(units[code].name for code in sorted(schools) if code in units) or "没有对应的学校"


def _children(comparison: Comparison) -> Iterator[Change]:
    """The stored numbers; None is fewer than a few."""
    for flow in (comparison.adjustment.moved_children or {}).get("flows", ()):
        count, entering = (
            f"不足 {FEW} 人" if flow[part] is None else f"{flow[part]} 人"
            for part in ("children", "entering")
        )
        yield _change(comparison, f"{count}，其中当年入学 {entering}", flow["before"], flow["after"])


def _people(count: int | None) -> str:
    return f"不足 {FEW} 人" if count is None else f"{count} 人"


# --- Pictures ----------------------------------------------------------------------------------------------


def _zones(of: Comparison, plan: Plan) -> Iterator[Layer]:
    for zone, shape in of.staying.sound:
        yield shape, "stay", f"{zone}（不变）"
    for zone, shape in plan.sound:
        numbers = _numbers(of, plan, zone)
        hue = f"hue-{numbers[0] % HUES}" if numbers else "stay"
        schools = _names(of, plan.schools.get(zone.pk, []))
        yield shape, f"zone {hue}", f"{zone}：{schools}"


def _signs(of: Comparison, plan: Plan) -> Iterator[tuple[BaseGeometry, str]]:
    """On each zone the numbers of its schools in the table."""
    for zone, shape in plan.sound:
        yield shape, "+".join(map(str, _numbers(of, plan, zone)))


def _numbers(of: Comparison, plan: Plan, zone: Zone) -> list[int]:
    led = plan.schools.get(zone.pk, ())
    return [line.number for line in of.schools if line.unit.pk in led]


def _moved(of: Comparison) -> Iterator[Layer]:
    for each in of.areas:
        yield each.shape, "moved", f"{_names(of, each.before)} → {_names(of, each.after)}"
