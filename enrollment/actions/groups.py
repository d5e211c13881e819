"""Verbs of the special-group ledgers: verify, follow up, come back, have nobody."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from enrollment.choices import PLACED, Placement
from enrollment.choices.groups import FollowUpKind, Group
from enrollment.models import Dropout, FollowUp, GroupEntry, NoSuchChild
from enrollment.queries.groups import MODELS, group_of
from enrollment.rules import groups as rules
from yangguang.accounts.models import User
from yangguang.tenancy.models import Unit

_ONLY_IN = {FollowUpKind.PERSUASION: Group.DROPOUT, FollowUpKind.HOME_TEACHING: Group.DISABILITY}


@transaction.atomic
def verify_entry(*, by: User | None, row: GroupEntry, now: datetime) -> GroupEntry:
    """核实: the row was checked with the child's family or school today and still holds."""
    row.verified_on = timezone.localdate(now)
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def add_follow_up(
    *,
    by: User | None,
    row: GroupEntry,
    now: datetime,
    kind: str,
    on: date,
    person: str,
    outcome: str,
    note: str = "",
) -> FollowUp:
    """Write down a visit, a call or a lesson at home for the entry ``row``.

    Raises :class:`rules.FollowUpInFuture`; :class:`rules.FollowUpKindForeign` for another ledger's kind.
    """
    group = group_of(row)
    if on > timezone.localdate(now):
        raise rules.FollowUpInFuture
    if _ONLY_IN.get(FollowUpKind(kind), group) != group:
        raise rules.FollowUpKindForeign
    return FollowUp.objects.create(
        unit_id=row.unit_id, child_id=row.child_id, group=group, kind=kind, on=on, person=person.strip(),
        outcome=outcome, note=note.strip(), by=by, created_at=now, updated_at=now,
    )  # fmt: skip


@transaction.atomic
def return_to_school(*, by: User | None, row: Dropout, now: datetime, returned_on: date) -> Dropout:
    """登记返校: the child is back at the school the row names.

    Raises :class:`rules.ReturnNeedsSchool` without a school, :class:`rules.ReturnNotSound` for a day that
    cannot be.
    """
    if row.school_id is None:
        raise rules.ReturnNeedsSchool
    if row.placement not in PLACED:
        row.placement, row.not_enrolled_reason = Placement.ENROLLED, ""
    values: dict[str, Any] = {
        "left_on": row.left_on, "returned_on": returned_on, "placement": row.placement,
    }  # fmt: skip
    today = timezone.localdate(now)
    for field, message in rules.return_is_sound(values, today=today):
        raise rules.ReturnNotSound(message, field=field)
    row.returned_on, row.verified_on = returned_on, today
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def declare_none(*, by: User | None, unit: Unit, group: str, now: datetime) -> NoSuchChild:
    """零报告: the county has looked and has nobody of the group. :class:`rules.GroupNotEmpty` when it has."""
    if MODELS[Group(group)].objects.filter(unit=unit).exists():
        raise rules.GroupNotEmpty
    today = timezone.localdate(now)
    row, made = NoSuchChild.objects.get_or_create(
        unit=unit,
        group=group,
        defaults={"declared_on": today, "by": by, "created_at": now, "updated_at": now},
    )
    if not made:
        row.declared_on, row.by = today, by
        row.bump(now=now)
        row.save()
    return row
