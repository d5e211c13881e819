"""Zones: a draft with a rule and a school, an adjustment, and an opinion. A place is public and says nothing
secret; nor does the adjustment people are asked about."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from campaign.models import Campaign
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import TenantModel, Unit
from zoning.actions import adjustments as actions
from zoning.actions.opinions import Said, type_in_opinion
from zoning.models import AddressRule, Adjustment, AdjustmentStep, Opinion, Place, Zone, ZoneSchool

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """Of every unit, though only a county draws zones: no page may show a foreign one."""
    name = f"路{uuid4().hex[:8]}"
    place = Place.objects.create(unit=unit, kind="road", name=name, normalised=name, names=[name])
    step, opinion = _asked(unit, canary)
    adjustment = Adjustment.objects.create(
        unit=unit, stage="primary", year=2024, title=canary, triggers=["layout"], reason=canary
    )
    zone = Zone.objects.create(unit=unit, stage="primary", year=2024, name=canary, text=canary)
    rule = AddressRule.objects.create(unit=unit, zone=zone, place=place, note=canary)
    school = ZoneSchool.objects.create(unit=unit, zone=zone, school=unit)
    return [place, step, opinion, adjustment, zone, rule, school]


def _asked(unit: Unit, canary: str) -> tuple[AdjustmentStep, Opinion]:
    """The record of a step that is not disclosed, and what somebody said: both for the county alone."""
    now, today = clock.now(), clock.today()
    row = Adjustment.objects.create(
        unit=unit, stage="junior", year=2024, title="征求意见的调整", triggers=["layout"], reason="公开"
    )
    Zone.objects.create(unit=unit, stage="junior", year=2024, name="征求意见的片区", adjustment=row)
    actions.begin(by=None, row=row, now=now)
    step = _recorded(row, canary, now)
    actions.argue(by=None, row=row, now=now)
    _recorded(row, canary, now)
    actions.consult(
        by=None, row=row, now=now, opens_on=today, closes_on=today + timedelta(days=6),
        registration_opens_on=today + timedelta(days=30),
    )  # fmt: skip
    said = Said("oppose", canary, place=canary, name=canary, contact="13800001234")
    return step, type_in_opinion(by=None, adjustment=row, said=said, on=today, now=now)


def _recorded(row: Adjustment, canary: str, now: datetime) -> AdjustmentStep:
    return actions.record_step(
        by=None, row=row, now=now, on=now.date(), held_by=canary, document_title=canary, summary=canary,
        file=SimpleUploadedFile(f"{canary}.pdf", PDF, "application/pdf"),
    )  # fmt: skip
