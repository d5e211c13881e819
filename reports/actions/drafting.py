"""Drafting: the clock writes a report's figures down once, whatever crashes or runs twice."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.models import Assignment, Campaign, Phase
from campaign.queries.campaigns import phases
from reports import rules
from reports.choices import Kind, State
from reports.models import Filing, FilingSource
from reports.queries import figures as queries
from reports.queries import summaries
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

log = logging.getLogger(__name__)


def draft_due_filings(*, now: datetime) -> int:
    """Draft every report that is due and has none; returns how many. Safe to repeat and to race.

    Each draft has its own transaction and its own unit's scope: one county's trouble stops no other.
    A city's draft of the day follows its counties'.
    """
    today = now.date()
    with scope(codes.NATION):
        owed = [*queries.assignments_to_draft(today), *summaries.owed(today)]
    count = sum(_try(unit, partial(_draft_owed, assignment_id=pk, now=now)) for unit, pk in owed)
    with scope(codes.NATION):
        cities = queries.cities_to_draft(today)
    return count + sum(
        _try(unit, partial(_draft_city, unit_code=unit, campaign_id=pk, due_on=due, now=now))
        for unit, pk, due in cities
    )


def _try(unit_code: str, draft: Callable[[], bool]) -> bool:
    try:
        with scope(unit_code):
            return draft()
    except Exception:
        # Whatever it was, the row is still due: the next tick tries again, the others go on now.
        log.exception("Drafting for %s failed.", unit_code)
        return False


def _draft_owed(*, assignment_id: Any, now: datetime) -> bool:
    rows = Assignment.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=assignment_id)
    assignment = rows.select_related("unit", "campaign", "deliverable__phase").first()
    if assignment is None or assignment.filings.exists():
        return False  # another worker has it in hand, or had it
    campaign = assignment.campaign
    if assignment.is_phase_report:
        phase = assignment.deliverable.phase
        if summaries.summary_of(assignment.unit, phase) is not None:
            return False
        period = summaries.period_of_phase(phase, phases(campaign))
    else:
        period = queries.period_of(campaign, assignment.due_on)
    _draft(assignment.unit, campaign, period, assignment=assignment, due_on=assignment.due_on, now=now)
    return True


def _draft_city(*, unit_code: str, campaign_id: Any, due_on: date, now: datetime) -> bool:
    campaign = Campaign.objects.select_for_update(skip_locked=True).filter(pk=campaign_id).first()
    if campaign is None:
        return False
    done = Filing.objects.filter(unit_id=unit_code, campaign=campaign, kind=Kind.WEEKLY, due_on=due_on)
    if done.exists():
        return False
    period = queries.period_of(campaign, due_on)
    _draft(Unit.objects.get(pk=unit_code), campaign, period, due_on=due_on, now=now)
    return True


@transaction.atomic
def start_summary(*, by: User | None, unit: Unit, phase: Phase, now: datetime) -> Filing:
    """Draft the summary of a phase now, asked for or not: before the clock does, or where nobody asks.

    Refuses outside of bureaus, before the phase begins, and where one is in force.
    """
    if unit.level not in summaries.LEVELS:
        raise rules.NobodyToSumUpFor
    if phase.starts > now.date():
        raise rules.PhaseNotBegun
    campaign = phase.campaign
    if summaries.summary_of(unit, phase) is not None:
        raise rules.SummaryExists
    assignment = summaries.assignment_of(unit, phase)
    due_on = assignment.due_on if assignment else clock.add_working_days(now.date(), rules.SUMMARY_WITHIN)
    period = summaries.period_of_phase(phase, phases(campaign))
    try:
        with transaction.atomic():
            return _draft(unit, campaign, period, assignment=assignment, due_on=due_on, by=by, now=now)
    except IntegrityError as error:
        if "filing_one" not in str(error):
            raise
        raise rules.SummaryExists from error  # two clicks at once: the database kept one


def _draft(
    unit: Unit,
    campaign: Campaign,
    period: queries.Period,
    *,
    due_on: date,
    now: datetime,
    assignment: Assignment | None = None,
    by: User | None = None,
) -> Filing:
    filing = Filing.objects.create(
        unit=unit,
        campaign=campaign,
        assignment=assignment,
        kind=period.kind,
        period_start=period.start,
        period_end=period.end,
        due_on=due_on,
        ordinal=period.ordinal,
        figures=queries.figures_of(unit, campaign, period, now),
        drafted_at=now,
        drafted_by=by,
        created_at=now,
        updated_at=now,
    )
    _note_sources(filing, now)
    title = f"{filing}已自动取数，请在 {due_on:%m-%d} 前填写并送审"
    tell_of(filing, unit.pk, Right.FILL, "drafted", title, now)
    return filing


@transaction.atomic
def refresh_figures(*, by: User | None, filing: Filing, version: int | None = None, now: datetime) -> Filing:
    """Take the figures of a draft anew (a county from its ledgers, a city from accepted reports).

    Refuses when the report left the draft, or when a return did not mark the figures.
    """
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.DRAFT)
    if row.replaces is not None and not rules.figures_open(row.replaces.marks):
        raise rules.FiguresClosed
    period = queries.Period.of(row)
    row.figures = queries.figures_of(row.unit, row.campaign, period, now)
    row.written_at = None  # whoever wrote the words must look at the new figures
    row.bump(now=now)
    row.save()
    FilingSource.objects.filter(filing=row).delete()
    _note_sources(row, now)
    return row


@transaction.atomic
def new_edition(*, filing: Filing, now: datetime) -> Filing:
    """The draft that takes the place of a returned or withdrawn edition: words kept, figures taken anew
    unless the return left them alone. The old edition stays as it is."""
    period = queries.Period.of(filing)
    anew = rules.figures_open(filing.marks)
    row = Filing.objects.create(
        unit=filing.unit,
        campaign=filing.campaign,
        assignment=filing.assignment,
        kind=filing.kind,
        period_start=filing.period_start,
        period_end=filing.period_end,
        due_on=filing.due_on,
        ordinal=filing.ordinal,
        edition=filing.edition + 1,
        replaces=filing,
        figures=queries.figures_of(filing.unit, filing.campaign, period, now) if anew else filing.figures,
        zero_confirmed=filing.zero_confirmed and not anew,
        work_done=filing.work_done,
        problems=filing.problems,
        next_steps=filing.next_steps,
        sections=filing.sections,
        drafted_at=now,
        created_at=now,
        updated_at=now,
    )
    _note_sources(row, now)
    return row


def _note_sources(filing: Filing, now: datetime) -> None:
    """Rows beside the snapshot, so that the database knows what a city's report rests on."""
    FilingSource.objects.bulk_create(
        FilingSource(
            unit_id=filing.unit_id, filing=filing, source_id=line["filing"], created_at=now, updated_at=now
        )
        for line in filing.figures.get("lines", ())
    )


def tell_of(filing: Filing, unit_id: str, right: str, what: str, title: str, now: datetime) -> None:
    """Put a notice about the filing into the inbox of a unit, once per event and edition."""
    path = reverse("reports:filings-detail", args=[filing.pk])
    # A county tells its superior: the notice is the superior's row, outside the county's own scope.
    with scope(unit_id):
        tell(unit_id=unit_id, right=right, key=f"filing-{what}-{filing.pk}", title=title, path=path, now=now)
