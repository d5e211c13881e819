"""Figures of the issue ledger: the city's matrix and the weekly report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Substr

from campaign.choices import Area, IssueState
from campaign.models import Campaign, Check, Issue
from campaign.queries import spans
from campaign.queries.coverage import Cell, owed_by_area, total_as_of
from yangguang.common import clock
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

_COUNTY = Substr("unit_id", 1, 6)


@dataclass
class MatrixCell:
    """One county in one area: issues found, still open, of these overdue, closed; and coverage."""

    found: int = 0
    open: int = 0
    overdue: int = 0
    closed: int = 0
    coverage: Cell = field(default_factory=Cell)

    def add(self, other: "MatrixCell") -> None:
        """Sum another cell into this one."""
        self.found += other.found
        self.open += other.open
        self.overdue += other.overdue
        self.closed += other.closed
        self.coverage.add(other.coverage)


@dataclass
class MatrixRow:
    """One county: a cell per area, in the order of :class:`Area`, and their sum."""

    unit: Unit
    cells: dict[str, MatrixCell]
    total: MatrixCell = field(default_factory=MatrixCell)


def matrix(campaign: Campaign, city_code: str, today: date | None = None) -> list[MatrixRow]:
    """Counties × six areas under ``city_code``: 4 queries, whatever the number of rows."""
    day = today or clock.today()
    counties = Unit.objects.under(city_code).counties().filter(active=True).order_by("code")
    rows = {unit.code: MatrixRow(unit, {area: MatrixCell() for area in Area.values}) for unit in counties}
    _count_issues(rows, campaign, city_code, day)
    _count_coverage(rows, campaign, city_code)
    for row in rows.values():
        for cell in row.cells.values():
            row.total.add(cell)
    return list(rows.values())


def _count_issues(rows: dict[str, MatrixRow], campaign: Campaign, code: str, day: date) -> None:
    counted = (
        Issue.objects.under(code)
        .filter(campaign=campaign)
        .order_by()
        .annotate(county=_COUNTY)
        .values_list("county", "area")
        .annotate(
            found=Count("pk"),
            closed=Count("pk", filter=Q(state=IssueState.CLOSED)),
            overdue=Count("pk", filter=~Q(state=IssueState.CLOSED) & Q(due_on__lt=day)),
        )
    )
    for county, area, found, closed, overdue in counted:
        if county in rows:
            cell = rows[county].cells[area]
            cell.found, cell.closed, cell.overdue, cell.open = found, closed, overdue, found - closed


def _count_coverage(rows: dict[str, MatrixRow], campaign: Campaign, code: str) -> None:
    owed = owed_by_area(campaign)
    schools = dict(
        Unit.objects.under(code)
        .filter(level=Level.SCHOOL, active=True)
        .order_by()
        .annotate(county=Substr("code", 1, 6))
        .values_list("county")
        .annotate(count=Count("pk"))
    )
    answered = (
        Check.objects.under(code)
        .filter(item__campaign=campaign, item__retired_on=None, unit__active=True)
        .order_by()
        .annotate(county=_COUNTY)
        .values_list("county", "item__area")
        .annotate(count=Count("pk"))
    )
    for county, row in rows.items():
        for area, cell in row.cells.items():
            school_items = owed[Level.SCHOOL][area] * schools.get(county, 0)
            cell.coverage.applicable = owed[Level.COUNTY][area] + school_items
    for county, area, count in answered:
        if county in rows:
            rows[county].cells[area].coverage.answered = count


_FIGURES = ("found_week", "closed_week", "found_total", "closed_total", "open", "overdue")


def weekly_figures(unit_code: str, start: date, end: date) -> dict[str, Any]:
    """Figures of the subtree of ``unit_code`` for the week ``start`` … ``end`` (both included), as of the end
    of ``end``, whatever was extended or opened again since; JSON-able. Every figure is a count, so a city's
    are the sums of its counties'."""
    found, still_open = Q(found_on__lte=end), spans.open_on(end)
    counted = {
        row["area"]: row
        for row in Issue.objects.under(unit_code)
        .filter(campaign__year=end.year)
        .order_by()
        .values("area")
        .annotate(
            found_week=Count("pk", filter=found & Q(found_on__gte=start)),
            closed_week=Count("pk", filter=spans.closed_between(start, end)),
            found_total=Count("pk", filter=found),
            closed_total=Count("pk", filter=found) - Count("pk", filter=still_open),
            open=Count("pk", filter=still_open),
            overdue=Count("pk", filter=spans.overdue_on(end)),
        )
    }
    areas = [_figures_of(area, counted.get(area, {})) for area in Area.values]
    covered = total_as_of(unit_code, end)
    return {
        "areas": areas,
        "total": {name: sum(row[name] for row in areas) for name in _FIGURES},
        "coverage": {"answered": covered.answered, "applicable": covered.applicable},
        "as_of": end.isoformat(),
    }


def _figures_of(area: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"area": area, **{name: row.get(name, 0) for name in _FIGURES}}
