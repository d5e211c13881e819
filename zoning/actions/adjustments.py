"""Verbs on an adjustment: begin, record a step, go on, publish, drop (plan 二（二）; decision 0028)."""

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from yangguang.accounts.models import User
from yangguang.evidence.actions import attach
from zoning.actions.comparison import count_residents
from zoning.actions.zones import drop_draft, put_in_force, supersede
from zoning.choices.adjustments import AdjustmentState, StepKind
from zoning.models import Adjustment, AdjustmentStep, Zone
from zoning.queries.adjustments import drafts_of, last_step, step_of
from zoning.queries.opinions import figures_of
from zoning.rules import adjustments as rules
from zoning.rules.adjustments import ADJUSTMENTS

# What of a step everybody reads, whatever the clerk chose.
ALWAYS_DISCLOSED = (StepKind.CONSULTATION, StepKind.DECISION)


@transaction.atomic
def begin(*, by: User | None, row: Adjustment, now: datetime) -> Adjustment:
    """草拟方案 → 评估: from now on the matter stands."""
    adjustment = Adjustment.lock(row.pk)
    return _moved(adjustment, ADJUSTMENTS.next_state("begin", adjustment.state), now)


@transaction.atomic
def record_step(
    *,
    by: User | None,
    row: Adjustment,
    now: datetime,
    on: date,
    held_by: str,
    document_title: str,
    summary: str,
    document: str = "",
    disclosed: bool = False,
    file: UploadedFile | None = None,
) -> AdjustmentStep:
    """Write down the step that is being taken, or correct what was written; the first time with its file.

    Raises what is missing: :class:`rules.PaperMissing`, :class:`rules.NumberMissing`, a day out of order,
    and for a consultation :class:`rules.StillOpen` and :class:`rules.Unanswered`.
    """
    adjustment = Adjustment.lock(row.pk)
    kind = StepKind(ADJUSTMENTS.next_state("record", adjustment.state))
    rules.must_be_after(on, last_step(adjustment), now.date())
    if kind == StepKind.DECISION and not document:
        raise rules.NumberMissing
    if kind == StepKind.CONSULTATION:
        _must_be_over(adjustment, on)
    if file is None and step_of(adjustment) is None:
        raise rules.PaperMissing
    step = adjustment.steps.filter(kind=kind).first() or AdjustmentStep(
        unit_id=adjustment.unit_id, adjustment=adjustment, kind=kind, created_at=now
    )
    step.on, step.held_by, step.summary = on, held_by, summary
    step.document, step.document_title = document, document_title
    step.disclosed = disclosed or kind in ALWAYS_DISCLOSED
    step.recorded_by = by
    step.bump(now=now)
    step.save()
    if file is not None:
        attach(by=by, subject=step, upload=file, kind=kind.label, now=now)
    return step


@transaction.atomic
def argue(*, by: User | None, row: Adjustment, now: datetime) -> Adjustment:
    """评估 → 专家论证, by somebody else than who recorded the assessment."""
    adjustment = Adjustment.lock(row.pk)
    state = ADJUSTMENTS.next_state("argue", adjustment.state)
    _must_be_checked(adjustment, by)
    return _moved(adjustment, state, now)


@transaction.atomic
def consult(
    *,
    by: User | None,
    row: Adjustment,
    now: datetime,
    opens_on: date,
    closes_on: date,
    registration_opens_on: date,
) -> Adjustment:
    """专家论证 → 征求意见: matter, plan, disclosed papers and how many children change school become public,
    and the plan stays as it is."""
    adjustment = Adjustment.lock(row.pk)
    state = ADJUSTMENTS.next_state("consult", adjustment.state)
    _must_be_checked(adjustment, by)
    rules.must_be_a_consultation(opens_on, closes_on, registration_opens_on, now.date())
    zones = drafts_of(adjustment)
    if not zones:
        raise rules.NothingPlanned
    adjustment.shown = True
    adjustment.opens_on, adjustment.closes_on = opens_on, closes_on
    adjustment.registration_opens_on = registration_opens_on
    _moved(adjustment, state, now)
    for zone in zones:
        zone.shown = True
        zone.bump(now=now)
        zone.save()
    return count_residents(by=by, row=adjustment, now=now)


@transaction.atomic
def prolong(*, by: User | None, row: Adjustment, now: datetime, closes_on: date, reason: str) -> Adjustment:
    """Keep a consultation open longer; the reason is shown."""
    adjustment = Adjustment.lock(row.pk)
    state = ADJUSTMENTS.next_state("prolong", adjustment.state)
    assert adjustment.closes_on is not None  # a constraint: who is consulted knows until when
    if adjustment.steps.filter(kind=StepKind.CONSULTATION).exists():
        raise rules.AlreadyRecorded
    if closes_on <= adjustment.closes_on or closes_on < now.date():
        raise rules.NotLonger(adjustment.closes_on)
    if adjustment.registration_opens_on is not None:
        rules.must_leave_time(closes_on, adjustment.registration_opens_on)
    if not reason.strip():
        raise rules.ReasonMissing
    adjustment.closes_on, adjustment.prolonged_why = closes_on, reason.strip()
    return _moved(adjustment, state, now)


@transaction.atomic
def decide(*, by: User | None, row: Adjustment, now: datetime) -> Adjustment:
    """征求意见 → 决定: every opinion is answered; figures and answers are frozen in the record."""
    adjustment = Adjustment.lock(row.pk)
    state = ADJUSTMENTS.next_state("decide", adjustment.state)
    step = _must_be_checked(adjustment, by)
    _must_be_over(adjustment, step.on)
    step.figures = figures_of(adjustment)
    step.bump(now=now)
    step.save()
    return _moved(adjustment, state, now)


@transaction.atomic
def publish(*, by: User | None, row: Adjustment, now: datetime, registration_opens_on: date) -> Adjustment:
    """决定 → 已公布: all its zones come into force at once, before registration opens; what they replace, and
    what ends, is superseded. Raises what forbids it, :class:`zoning.rules.zones.ZoneClashes` among others."""
    adjustment = Adjustment.lock(row.pk)
    state = ADJUSTMENTS.next_state("publish", adjustment.state)
    step = _must_be_checked(adjustment, by)
    today = now.date()
    if registration_opens_on <= today:
        raise rules.RegistrationTooEarly
    zones = drafts_of(adjustment)
    if not zones:
        raise rules.NothingPlanned
    adjustment.published_on, adjustment.registration_opens_on = today, registration_opens_on
    _moved(adjustment, state, now)
    for zone in adjustment.ended_zones.published():
        supersede(Zone.lock(zone.pk), on=today, now=now)
    for zone in zones:
        draft = Zone.lock(zone.pk)
        draft.document = draft.document or step.document
        draft.document_title = draft.document_title or step.document_title
        put_in_force(draft, by=by, now=now, on=today)
    return adjustment


@transaction.atomic
def drop(*, by: User | None, row: Adjustment, now: datetime, reason: str) -> Adjustment:
    """Give it up, with the reason; its drafts are kept as not adopted, what is in force stays in force."""
    adjustment = Adjustment.lock(row.pk)
    state = ADJUSTMENTS.next_state("drop", adjustment.state)
    if not reason.strip():
        raise rules.ReasonMissing
    adjustment.dropped_why = reason.strip()
    _moved(adjustment, state, now)
    for zone in drafts_of(adjustment):
        drop_draft(zone, now=now)
    return adjustment


def _must_be_checked(adjustment: Adjustment, by: User | None) -> AdjustmentStep:
    """The record of the step to be left: it is there, with its document, by somebody else."""
    step = step_of(adjustment)
    if step is None:
        raise rules.StepMissing(AdjustmentState(adjustment.state).label)
    if by is not None and step.recorded_by_id == by.pk:
        raise rules.SamePerson
    return step


def _must_be_over(adjustment: Adjustment, on: date) -> None:
    """The last day has passed, and everybody has an answer."""
    if adjustment.closes_on is not None and on <= adjustment.closes_on:
        raise rules.StillOpen(adjustment.closes_on)
    waiting = adjustment.opinions.filter(answer="").count()
    if waiting:
        raise rules.Unanswered(waiting)


def _moved(adjustment: Adjustment, state: Any, now: datetime) -> Adjustment:
    adjustment.state = state
    adjustment.bump(now=now)
    adjustment.save()
    return adjustment
