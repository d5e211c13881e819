"""Verbs on seat plans and on the measures that close a gap."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from campaign.contents import lock_for
from enrollment.choices.standing import Standing
from enrollment.models import Expansion, School, SeatPlan
from enrollment.queries.standing import refusal_of
from enrollment.rules import seats as rules
from yangguang.accounts.models import User
from yangguang.evidence.models import Evidence
from yangguang.tenancy import codes
from yangguang.tenancy.scope import scope


@transaction.atomic
def plan_seats(*, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> SeatPlan:
    """What a school offers in one entry grade of one year.

    Raises :class:`rules.SeatsOfASchool`, ``SchoolClosed``, :class:`rules.GradeNotTaught`.
    """
    school = School.objects.filter(unit_id=unit_id).first()
    if school is None:
        raise rules.SeatsOfASchool
    if school.standing != Standing.OPEN:
        raise refusal_of(unit_id)
    _must_teach(school, values["grade"])
    plan: SeatPlan = SeatPlan.objects.create(unit_id=unit_id, created_at=now, updated_at=now, **values)
    return plan


@transaction.atomic
def amend_seats(*, by: User | None, row: SeatPlan, values: Mapping[str, Any], now: datetime) -> SeatPlan:
    """Change a seat plan. The caller has locked it. A closed school's may still be put right.

    What was planned is locked once the county handed it in with I4; who came is counted all summer.
    """
    if any(name in rules.PLANNED and getattr(row, name) != value for name, value in values.items()):
        with scope(codes.parent_of(row.unit_id)):  # what the county handed in is not the school's to see
            refusal = lock_for(row)
        if refusal is not None:
            raise refusal
    if "grade" in values:
        school = School.objects.filter(unit_id=row.unit_id).first()
        if school is None:
            raise rules.SeatsOfASchool
        _must_teach(school, values["grade"])
    for name, value in values.items():
        setattr(row, name, value)
    row.bump(now=now)
    row.save()
    return row


def _must_teach(school: School, grade: str) -> None:
    if grade not in rules.entry_grades(school.stage):
        raise rules.GradeNotTaught(
            f"“{school.name}”是{school.get_stage_display()}，没有这个起始年级，请核对年级或学校的学段。"
        )


@transaction.atomic
def start_expansion(*, by: User | None, now: datetime, row: Expansion) -> Expansion:
    """已列计划 → 实施中."""
    measure = Expansion.lock(row.pk)
    measure.state = rules.EXPANSIONS.next_state("start", measure.state)
    return _saved(measure, now)


@transaction.atomic
def deliver_expansion(
    *, by: User | None, now: datetime, row: Expansion, delivered_on: date | None = None
) -> Expansion:
    """实施中 → 已交付, with a file that proves it (:class:`rules.DeliveryUnproved`)."""
    measure = Expansion.lock(row.pk)
    state = rules.EXPANSIONS.next_state("deliver", measure.state)
    day = delivered_on or now.date()
    if day > now.date():
        raise rules.DeliveredInTheFuture
    if not Evidence.objects.of(measure).exists():
        raise rules.DeliveryUnproved
    measure.state, measure.delivered_on, measure.delivered_by = state, day, by
    return _saved(measure, now)


@transaction.atomic
def drop_expansion(*, by: User | None, now: datetime, row: Expansion, reason: str) -> Expansion:
    """The measure will not come; its seats no longer count."""
    measure = Expansion.lock(row.pk)
    measure.state = rules.EXPANSIONS.next_state("drop", measure.state)
    measure.dropped_reason = reason.strip()
    return _saved(measure, now)


def _saved(measure: Expansion, now: datetime) -> Expansion:
    measure.bump(now=now)
    measure.save()
    return measure
