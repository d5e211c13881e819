"""Verbs of meetings: record one, say which schools' heads were there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from campaign.contents import lock_for
from campaign.models import Attendance, Meeting
from campaign.queries.campaigns import current_campaign
from campaign.rules import meetings as rules
from campaign.rules.dates import Span, during, must_fit
from yangguang.accounts.models import User
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@transaction.atomic
def record_meeting(*, by: User | None, now: datetime, unit: Unit, values: Mapping[str, Any]) -> Meeting:
    """Record a meeting ``unit`` held: ``kind topic held_on place chair expected present`` and, if there,
    ``roster minutes``. Raises :class:`rules.MeetingInTheFuture`, :class:`rules.TooManyPresent`, and
    :class:`campaign.rules.dates.OutsideCampaign` for a day that is not of the campaign that is on."""
    campaign = current_campaign(unit.pk)
    if campaign is None:
        raise rules.NoCampaign
    meeting = Meeting(
        campaign=campaign, unit=unit, recorded_by=by, created_at=now, updated_at=now,
        **{name: value for name, value in values.items() if value not in (None, "")},
    )  # fmt: skip
    _check(meeting, now)
    meeting.save(force_insert=True)
    return meeting


@transaction.atomic
def amend_meeting(*, by: User | None, now: datetime, row: Meeting, values: Mapping[str, Any]) -> Meeting:
    """Correct the record. The caller has locked the row."""
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, values[name])
    _check(row, now)
    if changed:
        row.bump(now=now)
        row.save()
    return row


@transaction.atomic
def take_attendance(
    *, by: User | None, now: datetime, meeting: Meeting, present: Mapping[str, str]
) -> Meeting:
    """Which schools' heads were there: school code → who came. Replaces what was said before.
    Refused while the meeting is handed in and locked."""
    meeting = Meeting.lock(meeting.pk)
    refusal = lock_for(meeting)
    if refusal is not None:
        raise refusal
    schools = Unit.objects.under(meeting.unit_id).filter(level=Level.SCHOOL, pk__in=present)
    if schools.count() != len(present):
        raise rules.NotOneOfYourSchools
    known = {row.school_id: row for row in meeting.attendance.all()}
    for gone in set(known) - set(present):
        known[gone].delete()
    for code, who in present.items():
        row = known.get(code)
        if row is None:
            Attendance.objects.create(
                meeting=meeting, unit_id=meeting.unit_id, school_id=code, who=who.strip()[:50],
                created_at=now, updated_at=now,
            )  # fmt: skip
        elif row.who != who.strip()[:50]:
            row.who = who.strip()[:50]
            row.bump(now=now)
            row.save()
    meeting.bump(now=now)
    meeting.save()
    return meeting


def _check(meeting: Meeting, now: datetime) -> None:
    if meeting.held_on > now.date():
        raise rules.MeetingInTheFuture
    span = Span(meeting.campaign.starts, meeting.campaign.ends)
    must_fit(during, "held_on", "召开日期", meeting.held_on, [span])
    if meeting.present > meeting.expected:
        raise rules.TooManyPresent
