"""Which summaries there are: of each phase that has begun, and the final one in the last (plan 三（四）)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from campaign.models import PHASE_REPORT, Assignment, Campaign, Phase
from campaign.queries.campaigns import current_campaign, phases
from reports import rules
from reports.choices import SUMMARIES, Kind
from reports.models import Filing
from reports.queries.figures import Period
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

LEVELS = (Level.CITY, Level.COUNTY)


def period_of_phase(phase: Phase, all_phases: list[Phase]) -> Period:
    """What a phase's summary tells of: the phase itself; in the last one, the campaign until then."""
    first, last = all_phases[0], all_phases[-1]
    if phase.number != last.number or len(all_phases) == 1:
        return Period(phase.starts, phase.ends, phase.number, Kind.PHASE_SUMMARY)
    return Period(first.starts, phase.starts - timedelta(days=1), phase.number, Kind.FINAL_SUMMARY)


def owed(today: date) -> list[tuple[str, Any]]:
    """(unit code, assignment id) of summaries somebody owes that it is time to draft and that have none."""
    rows = (
        Assignment.objects.unfinished()
        .filter(PHASE_REPORT, filings=None, campaign__ends__gte=today)
        .filter(deliverable__phase__starts__lte=today)
        .select_related("deliverable__phase__campaign")
        .order_by("due_on", "unit_id")
    )
    known: dict[Any, list[Phase]] = {}
    found = []
    for row in rows:
        phase = row.deliverable.phase
        period = period_of_phase(phase, known.setdefault(phase.campaign_id, phases(phase.campaign)))
        if rules.drafted_from(period.end, row.due_on) <= today:
            found.append((row.unit_id, row.pk))
    return found


def assignment_of(unit: Unit, phase: Phase) -> Assignment | None:
    """The assignment that asks the unit for the summary of the phase, if anybody asks."""
    rows = Assignment.objects.unfinished().filter(PHASE_REPORT, unit=unit, filings=None)
    return rows.filter(deliverable__phase=phase).select_related("deliverable").order_by("due_on").first()


def summary_of(unit: Unit, phase: Phase) -> Filing | None:
    """The summary of the phase that is in force, if there is one."""
    rows = Filing.objects.filter(unit=unit, campaign=phase.campaign, kind__in=SUMMARIES, ordinal=phase.number)
    return rows.in_force().defer("figures").first()


@dataclass(frozen=True)
class Choice:
    """One phase of one unit: its summary, or that it may be drafted now."""

    unit: Unit
    phase: Phase
    title: str
    filing: Filing | None


def choices(actor: Actor, today: date) -> list[Choice]:
    """Summaries of the units the actor fills in for, phase by phase, as far as they have begun: 4 queries."""
    campaign = current_campaign(actor)
    own = actor.rights.codes(Right.FILL)
    if campaign is None or not own:
        return []
    units = list(Unit.objects.filter(pk__in=own, level__in=LEVELS, active=True).order_by("code"))
    if not units:
        return []
    return _choices(campaign, units, today)


def _choices(campaign: Campaign, units: list[Unit], today: date) -> list[Choice]:
    every = phases(campaign)
    rows = Filing.objects.filter(unit__in=units, campaign=campaign, kind__in=SUMMARIES)
    filed = {(row.unit_id, row.ordinal): row for row in rows.in_force().defer("figures")}
    return [
        Choice(unit, phase, title_of_phase(phase, every), filed.get((unit.code, phase.number)))
        for unit in units
        for phase in every
        if phase.starts <= today
    ]


def title_of_phase(phase: Phase, every: list[Phase]) -> str:
    """What the summary of a phase is called: 动员部署阶段小结, 专项行动总结."""
    kind = Kind(period_of_phase(phase, every).kind)
    return kind.label if kind == Kind.FINAL_SUMMARY else f"{phase.name}{kind.label}"
