"""What a map of zones shows, and its table says: zones by fill, overlaps, holes, the county's outline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from yangguang.tenancy.models import Unit
from zoning.choices.checks import Check
from zoning.models import Zone
from zoning.queries.checks import Finding, Plan, findings
from zoning.queries.fill import Fill, fills_of
from zoning.rules import geometry
from zoning.rules.drawing import Drawing, draw

Layer = tuple[BaseGeometry, str, str]  # geometry, classes, what it says


@dataclass(frozen=True)
class Line:
    """One zone: its number on the map, its schools, how full, how large (square metres), what is wrong."""

    number: int
    zone: Zone
    schools: list[Unit]
    fill: Fill
    shape: BaseGeometry | None
    faults: list[Finding]

    @property
    def hectares(self) -> float | None:
        return None if self.shape is None else geometry.area(self.shape) / 10_000

    @property
    def sign(self) -> str:
        """Its number and the sign of its colour: what stands on the map."""
        return f"{self.number} {self.fill.signal.sign}"

    @property
    def said(self) -> str:
        """All of it in one sentence."""
        balance = self.fill.balance
        schools = "、".join(str(each) for each in self.schools) or "没有学校"
        said = f"{self.number}. {self.zone}：{schools}；{self.fill.signal.label}"
        if not balance.known:
            return said
        return f"{said}，{balance.demand} 人 / {balance.seats} 个学位，{balance.percent}"


@dataclass
class Atlas:
    """A county's zones of a stage and year, as they will be."""

    plan: Plan
    lines: list[Line]
    faults: list[Finding] = field(default_factory=list)  # those that can be drawn

    @property
    def drawn(self) -> list[Line]:
        return [line for line in self.lines if line.shape is not None]

    def layers(self) -> Iterator[Layer]:
        """From below to above."""
        for line in self.drawn:
            assert line.shape is not None
            yield line.shape, f"zone fill-{line.fill.signal}", line.said
        yield from outline_layer(self.plan)
        yield from fault_layers(self.faults)

    def signs(self) -> list[tuple[BaseGeometry, str]]:
        """(geometry, what stands in the middle of it)."""
        return [(line.shape, line.sign) for line in self.drawn if line.shape is not None]

    def drawing(self) -> Drawing | None:
        """As a picture, for paper and for browsers without JavaScript."""
        return draw(list(self.layers()), self.signs()) if self.drawn else None


def atlas_of(plan: Plan, today: date) -> Atlas:
    """The whole map."""
    found = findings(plan)
    fills = fills_of(plan, today)
    shapes: dict[Any, BaseGeometry] = {zone.pk: shape for zone, shape in plan.shapes}
    codes = {code for each in plan.schools.values() for code in each}
    units = Unit.objects.in_bulk(codes)
    lines = [
        Line(
            number, zone, [units[code] for code in plan.schools.get(zone.pk, []) if code in units],
            fills[zone.pk], shapes.get(zone.pk), [each for each in found if zone in each.zones],
        )
        for number, zone in enumerate(plan.zones, start=1)
    ]  # fmt: skip
    return Atlas(plan, lines, [each for each in found if each.shape is not None])


def outline_layer(plan: Plan) -> list[Layer]:
    """The county's border, if it is known."""
    return [] if plan.outline is None else [(plan.outline, "outline", "县（区）边界")]


def fault_layers(found: Iterable[Finding]) -> Iterator[Layer]:
    """What of the findings can be drawn."""
    kinds = {Check.HOLE: "hole", Check.INVALID: "repair"}
    for fault in found:
        if fault.shape is not None:
            yield fault.shape, kinds.get(fault.check, "overlap"), fault.sentence


def neighbours_of(plan: Plan, zone: Zone) -> list[Layer]:
    """What a zone is drawn among: the outline, and the other zones near it (all, while it has no polygon)."""
    near = zone.box and shapely.box(*zone.box)
    if near:
        near = shapely.box(*near.buffer(max(near.length / 4, 0.005)).bounds)
    others = [
        (shape, "stay", str(each))
        for each, shape in plan.sound
        if each.pk != zone.pk and (not near or shape.intersects(near))
    ]
    return [*others, *outline_layer(plan)]
