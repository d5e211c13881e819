"""Figures of the issue ledger week by week, and how old the open issues are.

Past weeks are computed from facts (:mod:`campaign.queries.spans`), so a figure of June is the same in
September, and the rows behind it are a preset of the ledger.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from campaign.choices import Area, IssueState
from campaign.models import Campaign, Issue
from campaign.queries import spans
from campaign.queries.ages import age_bounds, age_condition, age_query
from campaign.queries.issue_counts import issues_under
from campaign.queries.weeks import weekly
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

FRIDAY = 4


@dataclass(frozen=True)
class Week:
    """Saturday to Friday, as the weekly report counts; the first and the last may be shorter."""

    start: date
    end: date

    @property
    def label(self) -> str:
        return f"{self.start:%m-%d} 至 {self.end:%m-%d}"


@dataclass
class Figures:
    """Issues, as of the end of the week: ``found``, ``closed`` and ``reopened`` are those of the week."""

    found: int = 0
    closed: int = 0
    reopened: int = 0
    total: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def closed_total(self) -> int:
        """Found until then, and closed at the end of the week."""
        return self.total - self.open


@dataclass(frozen=True)
class Line:
    """One row of a table: what it is called, which rows of the ledger it counts, its figures."""

    label: str
    query: str
    week: Week
    figures: Figures
    drill: str = ""

    def link(self, word: str) -> str:
        """The ledger's query for one figure: ``line.link("overdue")``."""
        dates = [self.week.end] if word in ("open", "overdue") else [self.week.start, self.week.end]
        days = "-".join(f"{day:%Y%m%d}" for day in dates)
        return f"{self.query}&preset={word}-{days}"

    @property
    def links(self) -> dict[str, str]:
        """All of them, for templates."""
        return {word: self.link(word) for word in ("found", "closed", "reopened", "open", "overdue")}


def weeks(campaign: Campaign, today: date) -> list[Week]:
    """The weeks of the campaign until today (or its end); none before it begins."""
    last = min(today, campaign.ends)
    found, start = [], campaign.starts
    while start <= last:
        end = start + timedelta(days=(FRIDAY - start.weekday()) % 7)
        found.append(Week(start, min(end, last)))
        start = end + timedelta(days=1)
    return found


def issues_of(campaign: Campaign, code: str, area: str = "") -> "QuerySet[Issue]":
    """Issues of the campaign's year under ``code``, of one area if one is named."""
    rows = issues_under(campaign, code)
    return rows.filter(area=area) if area else rows


def _counts(week: Week) -> dict[str, Any]:
    conditions: Mapping[str, Q] = {
        "found": spans.found_between(week.start, week.end),
        "closed": spans.closed_between(week.start, week.end),
        "reopened": spans.reopened_between(week.start, week.end),
        "total": Q(found_on__lte=week.end),
        "open": spans.open_on(week.end),
        "overdue": spans.overdue_on(week.end),
    }
    return {name: Count("pk", filter=condition) for name, condition in conditions.items()}


_NAMES = tuple(Figures.__dataclass_fields__)


def trend(rows: "QuerySet[Issue]", span: Iterable[Week], query: str) -> list[Line]:
    """One line a week, of weeks that follow one another: a handful of queries, whatever their number."""
    listed = list(span)
    before = [listed[0].start - timedelta(days=1)] if listed else []
    counted = weekly(rows, [*before, *(week.end for week in listed)])[1:]
    return [
        Line(week.label, query, week, Figures(*figures))
        for week, figures in zip(listed, counted, strict=True)
    ]


def by_area(rows: "QuerySet[Issue]", week: Week, query: str) -> list[Line]:
    """One line for each of the six rectifications."""
    counted: dict[str, Any] = {row["area"]: row for row in rows.values("area").annotate(**_counts(week))}
    return [
        Line(label, f"{query}&area={area}", week, _figures(counted.get(area))) for area, label in Area.choices
    ]


def by_unit(rows: "QuerySet[Issue]", code: str, week: Week, suffix: str) -> list[Line]:
    """One line for each unit one level below ``code``; a county's own bureau stands beside its schools,
    of which only those with an issue are shown. ``suffix`` goes behind each query."""
    width = {2: 4, 4: 6}.get(len(code), 17)
    key = Substr("unit_id", 1, width)
    keyed = rows.annotate(key=key).values("key").annotate(**_counts(week))
    counted: dict[str, Any] = {row["key"]: row for row in keyed}
    lines = []
    for unit in _units(code, width):
        if width == 17 and unit.code not in counted:
            continue
        own = unit.code == code and width == 17
        query = f"unit={unit.code}{'&unit__level=county' if own else ''}{suffix}"
        name = f"{unit.name}教育局" if own else unit.name
        drill = unit.code if width < 17 else ""
        lines.append(Line(name, query, week, _figures(counted.get(unit.code)), drill))
    return lines


def _figures(row: Mapping[str, int] | None) -> Figures:
    return Figures(*(row[name] for name in _NAMES)) if row else Figures()


def _units(code: str, width: int) -> "QuerySet[Unit]":
    levels = {4: [Level.CITY], 6: [Level.COUNTY]}.get(width, [Level.COUNTY, Level.SCHOOL])
    return Unit.objects.under(code).filter(level__in=levels).order_by("code")


# --- Age of the open issues ---------------------------------------------------------------------------


@dataclass
class AgeRow:
    """One unit: its open issues by age, each count with the ledger's query for its rows."""

    label: str
    counts: list[int] = field(default_factory=list)
    queries: list[str] = field(default_factory=list)

    @property
    def cells(self) -> list[tuple[int, str]]:
        return list(zip(self.counts, self.queries, strict=True))

    @property
    def total(self) -> int:
        return sum(self.counts)


def ages(rows: "QuerySet[Issue]", lines: Iterable[Line], today: date) -> list[AgeRow]:
    """Open issues by age, for the units of ``lines``: one query."""
    listed = list(lines)
    bounds = age_bounds(today)
    counts = {f"age_{n}": Count("pk", filter=age_condition(bound)) for n, bound in enumerate(bounds)}
    width = max((len(_unit_of(line)) for line in listed), default=17)
    key = Substr("unit_id", 1, width)
    still = rows.exclude(state=IssueState.CLOSED).annotate(key=key)
    counted: dict[str, Any] = {row["key"]: row for row in still.values("key").annotate(**counts)}
    return [
        AgeRow(
            line.label,
            [counted.get(_unit_of(line), {}).get(f"age_{n}", 0) for n in range(len(bounds))],
            [f"{line.query}&preset=open{age_query(bound)}" for bound in bounds],
        )
        for line in listed
    ]


def _unit_of(line: Line) -> str:
    return line.query.removeprefix("unit=").split("&")[0]
