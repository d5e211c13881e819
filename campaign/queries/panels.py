"""Beside the dashboard's board: phases, open issues by state and age, who has been silent longest."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from campaign.choices import IssueState
from campaign.models import Assignment, Campaign, Phase
from campaign.queries.board import issues_under
from campaign.queries.trend import age_bounds, age_condition, age_query, age_titles

SILENT_SHOWN = 8


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
class Panels:
    """What the page shows beside the board."""

    phases: list[Phase]
    ages: list[str]
    states: list[StateLine]
    silent: list[Assignment]


def panels(campaign: Campaign, code: str, today: date) -> Panels:
    """Three queries."""
    return Panels(
        list(campaign.phases.select_related("closing").order_by("number")),
        age_titles(),
        _states(campaign, code, today),
        list(_silent(code, today)[:SILENT_SHOWN]),
    )


def _states(campaign: Campaign, code: str, today: date) -> list[StateLine]:
    bounds = age_bounds(today)
    counts = {f"age_{n}": Count("pk", filter=age_condition(bound)) for n, bound in enumerate(bounds)}
    rows: Any = issues_under(campaign, code)
    counted = {row["state"]: row for row in rows.open().values("state").annotate(total=Count("pk"), **counts)}
    return [
        StateLine(
            state.label,
            [
                Slot(found.get(f"age_{n}", 0), f"unit={code}&state={state}{age_query(bound)}")
                for n, bound in enumerate(bounds)
            ],
            Slot(found.get("total", 0), f"unit={code}&state={state}"),
        )
        for state in IssueState
        if state != IssueState.CLOSED
        for found in [counted.get(state, {})]
    ]


def _silent(code: str, today: date) -> "QuerySet[Assignment]":
    """Who owes longest, schools left to their counties when a city or a province looks."""
    late = Assignment.objects.under(code).late(today).filter(due_on__year=today.year)
    if len(code) <= 4:
        late = late.exclude(unit__level="school")
    return late.select_related("unit", "deliverable").order_by("due_on", "unit_id")
