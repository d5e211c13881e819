"""Giving what is still open its new date after the city changed the campaign."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, ProtectedError

from campaign import rules
from campaign.actions.start import dates_owed
from campaign.choices import AssignmentState
from campaign.choices.timeline import ExtensionState
from campaign.models import Assignment, Campaign, Extension
from yangguang.evidence.models import Evidence


@transaction.atomic
def redate(*, campaign: Campaign, now: datetime) -> int:
    """Move every assignment that was never handed in; returns how many moved.

    One whose date is no longer asked for takes the earliest date nobody stands on; left over, it goes,
    unless something was done about it. An extension that reaches further is kept.
    """
    dates = dates_owed(campaign)
    extended = dict(
        Extension.objects.filter(assignment__campaign=campaign, state=ExtensionState.GRANTED)
        .order_by()
        .values_list("assignment_id")
        .annotate(until=Max("wanted_on"))
    )
    rows = Assignment.objects.filter(campaign=campaign).select_related("unit").select_for_update(of=("self",))
    grouped: dict[tuple[UUID, str], list[Assignment]] = {}
    for row in rows.order_by("nominal_due_on"):
        grouped.setdefault((row.deliverable_id, row.unit_id), []).append(row)
    by_key = {deliverable.pk: deliverable for deliverable in dates}
    moved: list[Assignment] = []
    idle: list[Assignment] = []
    for (deliverable_id, _), owed in grouped.items():
        deliverable = by_key.get(deliverable_id)
        asked = deliverable is not None and deliverable.owed_by(owed[0].unit.level)
        dues = dates[deliverable] if deliverable is not None and asked else []
        idle += _move(owed, dues, extended, moved)
    for row in moved:
        row.bump(now=now)
    Assignment.objects.bulk_update(
        moved, ["due_on", "nominal_due_on", "version", "updated_at"], batch_size=500
    )
    _drop(idle)
    return len(moved)


def _move(
    owed: list[Assignment], dues: list[rules.Due], extended: dict[UUID, date], moved: list[Assignment]
) -> list[Assignment]:
    """Give the open ones of one unit and deliverable their dates; those that are left over."""
    wanted = {due.nominal: due for due in dues}
    done = [row for row in owed if row.submitted_at is not None]
    open_rows = [row for row in owed if row.submitted_at is None]
    free = rules.dates_missing(dues, {row.nominal_due_on for row in done})
    taken = {row.nominal_due_on for row in open_rows if row.nominal_due_on in wanted}
    spare = iter([due for due in free if due.nominal not in taken])
    idle = []
    for row in open_rows:
        due = wanted.get(row.nominal_due_on) or next(spare, None)
        if due is None:
            idle.append(row)
            continue
        day = max(due.on, extended.get(row.pk, due.on))
        if (row.nominal_due_on, row.due_on) != (due.nominal, day):
            row.nominal_due_on, row.due_on = due.nominal, day
            moved.append(row)
    return idle


def _drop(rows: Iterable[Assignment]) -> None:
    """Delete what is no longer owed and nobody has begun; what an upper app holds on to stays."""
    wanted = {row.pk for row in rows if row.state == AssignmentState.NOT_STARTED}
    wanted -= set(Evidence.objects.filter(subject_id__in=wanted).values_list("subject_id", flat=True))
    try:
        with transaction.atomic():
            Assignment.objects.filter(pk__in=wanted).delete()
    except ProtectedError as error:
        held = {getattr(each, "assignment_id", None) for each in error.protected_objects}
        Assignment.objects.filter(pk__in=wanted - held).delete()
