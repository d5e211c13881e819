"""Clues, letters, interviews, meetings and accountability of a unit."""

from datetime import date, timedelta

from campaign.actions.letter_documents import freeze, render_letter
from campaign.models import Accountability, Attendance, Campaign, Clue, ClueEntry, Interview, Letter, Meeting
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit

DAY = date(2024, 7, 12)


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """A letter to the unit, an interview held with it, and what it handles itself."""
    above = Unit.objects.get(pk=unit.parent_code)
    # A clue and its outcome are a bureau's; a school's row stands only for what nobody may reach.
    others = Unit.objects.under(unit.county_code).filter(level=Level.SCHOOL).exclude(pk=unit.pk)
    about = others.first() or Unit.objects.get(pk=unit.county_code)
    now = clock.now()
    clue = Clue.objects.create(
        unit=unit, campaign=campaign, number=f"X{canary}"[:20], about=about, source="patrol", text=canary,
        found_on=DAY, due_on=DAY + timedelta(days=20),
    )  # fmt: skip
    entry = ClueEntry.objects.create(unit=unit, clue=clue, step=1, kind="opened", text=canary, at=now)
    person = Accountability.objects.create(
        unit=unit, about=unit, clue=clue, person=canary, post=canary, kind="criticism", decided_on=DAY,
        decided_by=canary,
    )  # fmt: skip
    meeting = Meeting.objects.create(
        unit=unit, campaign=campaign, kind="group_talk", topic=canary, held_on=DAY, place=canary,
        chair=canary, expected=3, present=2,
    )  # fmt: skip
    there = Attendance.objects.create(unit=unit, meeting=meeting, school=about, who=canary)
    return [
        clue,
        entry,
        person,
        meeting,
        there,
        _letter(campaign, unit, above, canary),
        _talk(campaign, unit, above, canary),
    ]


def _letter(campaign: Campaign, unit: Unit, above: Unit, canary: str) -> Letter:
    letter = Letter.objects.create(
        unit=above, campaign=campaign, issuer=above, addressee=unit, subject=canary, facts=canary,
        reply_by=date(2024, 7, 26),
    )  # fmt: skip
    letter.state, letter.unit, letter.number, letter.signed_at = "sent", unit, f"{canary}号", clock.now()
    freeze(letter, now=clock.now())
    letter.save()
    render_letter(letter_id=letter.pk, now=clock.now())
    letter.refresh_from_db()
    return letter


def _talk(campaign: Campaign, unit: Unit, above: Unit, canary: str) -> Interview:
    talk = Interview.objects.create(
        unit=above, campaign=campaign, issuer=above, about=unit, principal=canary, post=canary, reason=canary,
        planned_on=DAY,
    )  # fmt: skip
    talk.state, talk.unit, talk.held_on, talk.commitments_due = "held", unit, DAY, DAY
    talk.minutes = talk.commitments = canary
    talk.save()
    return talk
