"""“应入尽入”: enrolled ÷ known, by group and county, by group and school, the holes named (plan 二（五）)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse

from enrollment.choices import PLACED, Placement
from enrollment.choices.groups import Group
from enrollment.models import NoSuchChild
from enrollment.queries.groups import MODELS, of_all
from yangguang.tenancy.models import Unit

NAMED = 200  # holes named on a page; the ledgers hold the rest


@dataclass
class Cell:
    """One group in one place. ``query`` narrows the ledger to its rows."""

    group: str = ""
    query: str = ""
    known: int = 0
    placed: int = 0
    deferred: int = 0
    declared: date | None = None  # the county says that it has nobody

    @property
    def holes(self) -> int:
        """Neither at school nor lawfully deferred."""
        return self.known - self.placed - self.deferred

    @property
    def tone(self) -> str:
        """How it stands, in the tones of the shell."""
        if not self.known:
            return "ok" if self.declared else "none"
        return "late" if self.holes else "ok"

    def add(self, placement: str, count: int) -> None:
        self.known += count
        self.placed += count if placement in PLACED else 0
        self.deferred += count if placement == Placement.DEFERRED else 0

    def url(self, preset: str = "") -> str:
        """The rows behind the number; the preset of a school stands in ``query`` already."""
        parts = [self.query] if self.query else []
        parts += [f"preset={preset}"] if preset else []
        return f"{reverse(f'enrollment:{self.group}-list')}?{'&'.join(parts)}"

    @property
    def known_url(self) -> str:
        return self.url()

    @property
    def placed_url(self) -> str:
        return self.url("placed")

    @property
    def deferred_url(self) -> str:
        return self.url("deferred")

    @property
    def holes_url(self) -> str:
        return self.url("unplaced")


@dataclass
class Line:
    """One county or school with a cell for each group, and their sum in entries (人次)."""

    code: str
    name: str
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def total(self) -> Cell:
        return summed(self.cells.values())


@dataclass(frozen=True)
class Hole:
    """One child without a school and without a lawful deferral."""

    group: str
    pk: Any
    name: str
    county: str
    school: str
    reason: str
    found_on: date
    verified_on: date | None

    @property
    def group_title(self) -> str:
        return Group(self.group).label

    @property
    def url(self) -> str:
        return reverse(f"enrollment:{self.group}-detail", args=[self.pk])


def summed(cells: Iterable[Cell]) -> Cell:
    """Several cells as one; it leads nowhere."""
    total = Cell()
    for cell in cells:
        total.known += cell.known
        total.placed += cell.placed
        total.deferred += cell.deferred
    return total


def by_county(scope: tuple[str, ...]) -> list[Line]:
    """Every county in the scope, empty or not: 3 queries, however many rows."""
    counties = Unit.objects.under(*scope).counties().filter(active=True)
    lines = {unit.code: _line(unit.code, unit.name, f"unit={unit.code}") for unit in counties}
    counted = of_all(
        lambda rows: (
            rows.under(*scope)
            .values("group", "unit_id", "placement")
            .annotate(count=Count("pk"))
            .values_list("group", "unit_id", "placement", "count")
        )
    )
    for group, code, placement, count in counted:
        if code in lines:
            lines[code].cells[group].add(placement, count)
    for code, group, day in NoSuchChild.objects.under(*scope).values_list("unit_id", "group", "declared_on"):
        if code in lines:
            lines[code].cells[group].declared = day
    return list(lines.values())


def by_school(county: str) -> list[Line]:
    """The schools of one county that have somebody, and those children who name no school: 2 queries."""
    counted = of_all(
        lambda rows: (
            rows.filter(unit_id=county)
            .values("group", "school_id", "placement")
            .annotate(count=Count("pk"))
            .values_list("group", "school_id", "placement", "count")
        )
    )
    found: dict[str, Line] = {}
    for group, school, placement, count in counted:
        code = school or ""
        if code not in found:
            found[code] = _line(code, "", f"unit={county}&preset=school-{code or 'none'}")
        found[code].cells[group].add(placement, count)
    names: Mapping[str, str] = dict(Unit.objects.filter(pk__in=found).values_list("code", "name"))
    for code, line in found.items():
        line.name = names.get(code, "没有填写学校")
    return sorted(found.values(), key=lambda line: line.code or "~")


def holes(county: str) -> list[Hole]:
    """Children of the county who are in no school, the longest known first, at most NAMED: 1 query."""
    found = of_all(
        lambda rows: (
            rows.filter(unit_id=county)
            .without_school()
            .values_list(
                "group",
                "pk",
                "child__name",
                "unit_id",
                "school__name",
                "not_enrolled_reason",
                "found_on",
                "verified_on",
            )
        )
    ).order_by("found_on", "pk")
    return [Hole(*line) for line in found[:NAMED]]


def totals(lines: Iterable[Line]) -> dict[str, Cell]:
    """Each group over all lines."""
    kept = list(lines)
    return {group.value: summed(line.cells[group.value] for line in kept) for group in MODELS}


def _line(code: str, name: str, query: str) -> Line:
    return Line(code, name, {group.value: Cell(group.value, query) for group in MODELS})
