"""Verbs on more time: ask, grant, refuse."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign import rules as shared
from campaign.choices import CHECKLIST_CODE
from campaign.choices.timeline import ExtensionState
from campaign.models import Assignment, Extension
from campaign.rules import extensions as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common import clock
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right


@transaction.atomic
def ask_extension(*, by: User, now: datetime, row: Assignment, wanted_on: date, reason: str) -> Extension:
    """Ask the superior for more time; the date keeps the campaign's day-off rule.

    Raises :class:`rules.NothingToExtend`, :class:`rules.DateRefused`, :class:`rules.AskedAlready`,
    :class:`campaign.rules.ReasonMissing`.
    """
    assignment = Assignment.lock(row.pk)
    campaign = assignment.campaign
    rules.refuse_state(assignment.state)
    if not reason.strip():
        raise shared.ReasonMissing("请写明为什么需要延期。")
    day = clock.working_day_on_or_before(wanted_on) if campaign.moves_deadlines else wanted_on
    rules.refuse_date(day, assignment.due_on, now.date(), campaign.ends)
    if assignment.extensions.filter(state=ExtensionState.ASKED).exists():
        raise rules.AskedAlready
    try:
        with transaction.atomic():
            return Extension.objects.create(
                assignment=assignment, unit_id=assignment.unit_id, reason=reason.strip(),
                due_before=assignment.due_on, wanted_on=day, asked_by=by, asked_at=now,
                created_at=now, updated_at=now,
            )  # fmt: skip
    except IntegrityError as error:
        raise rules.AskedAlready from error


@transaction.atomic
def grant_extension(*, by: User, now: datetime, row: Extension, text: str = "") -> Extension:
    """待批 → 已批准: the assignment is due on the wanted date; the date of the plan stays beside it."""
    extension = Extension.lock(row.pk)
    state = rules.EXTENSIONS.next_state("grant", extension.state)
    assignment = Assignment.lock(extension.assignment_id)
    rules.refuse_state(assignment.state)
    if extension.wanted_on > assignment.campaign.ends:
        rules.refuse_date(
            extension.wanted_on, assignment.due_on, extension.wanted_on, assignment.campaign.ends
        )
    _decide(extension, state, by=by, now=now, text=text)
    if assignment.due_on < extension.wanted_on:
        assignment.due_on = extension.wanted_on
        assignment.bump(now=now)
        assignment.save()
    _tell(extension, f"已批准延至 {extension.wanted_on:%Y-%m-%d}", now)
    return extension


@transaction.atomic
def refuse_extension(*, by: User, now: datetime, row: Extension, reason: str) -> Extension:
    """待批 → 未批准 with the reason; the date stays."""
    extension = Extension.lock(row.pk)
    state = rules.EXTENSIONS.next_state("refuse", extension.state)
    if not reason.strip():
        raise shared.ReasonMissing
    _decide(extension, state, by=by, now=now, text=reason)
    _tell(extension, "延期申请未获批准", now)
    return extension


def _decide(extension: Extension, state: str, *, by: User, now: datetime, text: str) -> None:
    above = set(codes.chain(extension.unit_id)[:-1])
    if above.isdisjoint(rights_of(by).codes(Right.REVIEW)) or by.pk == extension.asked_by_id:
        raise rules.AskerDecides
    extension.state, extension.decision = state, text.strip()
    extension.decided_by, extension.decided_at = by, now
    extension.bump(now=now)
    extension.save()


def _tell(extension: Extension, outcome: str, now: datetime) -> None:
    deliverable = extension.assignment.deliverable
    path = reverse("campaign:assignments-detail", args=[extension.assignment_id])
    if deliverable.code == CHECKLIST_CODE:
        path = reverse("campaign:checks-unit", args=[extension.unit_id])
    tell(
        unit_id=extension.unit_id,
        right=Right.FILL,
        key=f"extension-{extension.pk}-{extension.state}",
        title=f"“{deliverable.title}”{outcome}",
        path=path,
        now=now,
    )
