"""Beside the dashboard's board: phases, open issues by state and age, who has been silent longest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length

from campaign.choices import IssueState
from campaign.choices.items import BottomLine
from campaign.models import Assignment, Campaign, Incident, Issue, Phase
from campaign.queries.ages import age_bounds, age_query, age_titles
from campaign.queries.issue_counts import IssueCount

SILENT_SHOWN = 8
COUNTY_LENGTH = 6  # codes of schools are longer: no need to look up the units of 7,000 late duties


@dataclass(frozen=True)
class Slot:
    """One number and the ledger's query for the rows it counts."""

    count: int
    query: str


@dataclass(frozen=True)
class StateLine:
    """Open issues in one state, by age."""

    label: str
    slots: list[Slot]
    total: Slot


@dataclass(frozen=True)
class LineCount:
    """One of the three bottom lines: open issues and open incidents that touch it."""

    value: str
    label: str
    issues: int
    incidents: int


@dataclass(frozen=True)
class Panels:
    """What the page shows beside the board."""

    phases: list[Phase]
    ages: list[str]
    states: list[StateLine]
    silent: list[Assignment]
    lines: list[LineCount]

    def phase_on(self, day: date) -> Phase | None:
        """The phase ``day`` falls into, None before, between and after them."""
        return next((phase for phase in self.phases if phase.starts <= day <= phase.ends), None)


def panels(campaign: Campaign, code: str, today: date, counts: Iterable[IssueCount]) -> Panels:
    """Four queries; ``counts`` are :func:`issue_counts` of the same unit."""
    return Panels(
        list(campaign.phases.select_related("closing").order_by("number")),
        age_titles(),
        _states(counts, code, today),
        list(_silent(code, today)[:SILENT_SHOWN]),
        _lines(campaign, code),
    )


def _lines(campaign: Campaign, code: str) -> list[LineCount]:
    """What touches 稳定、安全、廉洁 and is not over (plan 四（三）)."""
    issues = _by_line(Issue.objects.under(code).filter(campaign__year=campaign.year).order_by())
    happened = Q(found_on__range=(campaign.starts, campaign.ends))
    incidents = _by_line(Incident.objects.under(code).filter(happened).order_by())
    return [
        LineCount(line.value, line.label, issues.get(line, 0), incidents.get(line, 0)) for line in BottomLine
    ]


def _by_line(rows: Any) -> dict[str, int]:
    return dict(rows.on_a_line().values_list("lines").annotate(count=Count("pk")))


def _states(counts: Iterable[IssueCount], code: str, today: date) -> list[StateLine]:
    bounds = age_bounds(today)
    totals = {state: [0] * (len(bounds) + 1) for state in IssueState}
    for count in counts:
        line = totals[IssueState(count.state)]
        for place, found in enumerate(count.ages):
            line[place] += found
        line[-1] += count.found
    return [
        StateLine(
            state.label,
            [
                Slot(found, f"unit={code}&state={state}{age_query(bound)}")
                for found, bound in zip(line, bounds, strict=False)
            ],
            Slot(line[-1], f"unit={code}&state={state}"),
        )
        for state, line in totals.items()
        if state != IssueState.CLOSED
    ]


def _silent(code: str, today: date) -> "QuerySet[Assignment]":
    """Who owes longest, schools left to their counties when a city or a province looks."""
    late = Assignment.objects.under(code).late(today).filter(due_on__year=today.year)
    if len(code) <= 4:
        late = late.annotate(length=Length("unit_id")).filter(length__lte=COUNTY_LENGTH)
    return late.select_related("unit", "deliverable").order_by("due_on", "unit_id")
