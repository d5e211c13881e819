"""Who has handed in what: units below × weeks, units below × phases, the silent named."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from campaign.models import PHASE_REPORT, Assignment
from campaign.queries.campaigns import current_campaign, phases
from reports.choices import HANDED_IN, SUMMARIES, Kind, State
from reports.models import Filing
from reports.queries.figures import WEEKLY
from reports.queries.filings import visible_filings
from reports.queries.summaries import title_of_phase
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

BELOW = {2: Level.CITY, 4: Level.COUNTY}  # length of a code → the level that reports to it
Key = tuple[str, Any]  # unit and column


@dataclass(frozen=True)
class Cell:
    """One unit × one report of the matrix: what came in, or whether it is missing or late."""

    filing: Filing | None
    late: bool = False
    owed: bool = True

    @property
    def word(self) -> str:
        """The state as the superior calls it."""
        if self.filing is None:
            return "未报"
        return "待接收" if self.filing.state == State.SUBMITTED else self.filing.get_state_display()


@dataclass(frozen=True)
class Matrix:
    """Units below × reports; ``columns`` are their headings."""

    columns: list[str]
    rows: list[tuple[Unit, list[Cell]]]

    def silent(self) -> list[Unit]:
        """Units that owe a report of a day that is over."""
        return [unit for unit, cells in self.rows if any(cell.late for cell in cells)]

    def waiting(self) -> list[Filing]:
        """Reports that came in and nobody has accepted or returned yet."""
        cells = (cell for _, row in self.rows for cell in row)
        return [c.filing for c in cells if c.filing is not None and c.filing.state == State.SUBMITTED]


def weekly_matrix(actor: Actor, today: date, *, weeks: int = 6) -> Matrix:
    """The weekly reports of the units directly below the actor's own, newest week first."""
    level = BELOW.get(len(actor.home), "")
    owed = {key: key[1] for key in _weeks_owed(actor, level, today)}
    days = sorted(set(owed.values()), reverse=True)[:weeks]
    filed = visible_filings(actor).filter(kind=Kind.WEEKLY, due_on__in=days)
    latest = _latest(filed, level, "due_on")
    units = list(Unit.objects.filter(pk__in={code for code, _ in owed}))
    return Matrix([f"{day:%m-%d} 应报" for day in days], _rows(units, days, owed, latest, today))


def _weeks_owed(actor: Actor, level: str, today: date) -> set[Key]:
    due = Assignment.objects.under(*actor.scope).filter(**WEEKLY, due_on__lte=today)
    if level == Level.COUNTY:
        return set(due.filter(unit__level=level).values_list("unit_id", "due_on"))
    if level == Level.CITY:
        return set(due.values_list("campaign__unit_id", "due_on").distinct())
    return set()


def summary_matrix(actor: Actor, today: date) -> Matrix:
    """The summaries of the units directly below, phase by phase as far as somebody owes or sent one."""
    level, campaign = BELOW.get(len(actor.home), ""), current_campaign(actor)
    if not level or campaign is None:
        return Matrix([], [])
    asked = Assignment.objects.under(*actor.scope).filter(PHASE_REPORT, deliverable__retired=False)
    asked = asked.filter(unit__level=level, campaign__year=campaign.year)
    owed = {
        (unit, n): due
        for unit, n, due in asked.values_list("unit_id", "deliverable__phase__number", "due_on")
    }
    filed = visible_filings(actor).filter(kind__in=SUMMARIES, campaign__year=campaign.year)
    latest = _latest(filed, level, "ordinal")
    every = phases(campaign)
    shown = [p for p in every if p.starts <= today and any(n == p.number for _, n in {*owed, *latest})]
    units = list(Unit.objects.under(*actor.scope).filter(level=level, active=True).order_by("code"))
    rows = _rows(units, [phase.number for phase in shown], owed, latest, today)
    return Matrix([title_of_phase(phase, every) for phase in shown], rows if shown else [])


def _latest(filings: Any, level: str, column: str) -> dict[Key, Filing]:
    rows = filings.filter(unit__level=level, state__in=HANDED_IN).defer("figures").order_by("edition")
    return {(row.unit_id, getattr(row, column)): row for row in rows}


def _rows(
    units: Collection[Unit],
    columns: Collection[Any],
    owed: Mapping[Key, date],
    latest: Mapping[Key, Filing],
    today: date,
) -> list[tuple[Unit, list[Cell]]]:
    return [(unit, [_cell((unit.code, column), owed, latest, today) for column in columns]) for unit in units]


def _cell(key: Key, owed: Mapping[Key, date], latest: Mapping[Key, Filing], today: date) -> Cell:
    filing, due = latest.get(key), owed.get(key)
    handed_in = filing is not None and filing.state != State.RETURNED
    return Cell(filing, late=not handed_in and due is not None and due < today, owed=due is not None)
