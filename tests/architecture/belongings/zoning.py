"""Zones: a draft with a rule and a school, and an adjustment. A place is public and says nothing secret."""

from uuid import uuid4

from campaign.models import Campaign
from yangguang.accounts.models import User
from yangguang.tenancy.models import TenantModel, Unit
from zoning.models import AddressRule, Adjustment, Place, Zone, ZoneSchool


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """Of every unit, though only a county draws zones: no page may show a foreign one."""
    name = f"路{uuid4().hex[:8]}"
    place = Place.objects.create(unit=unit, kind="road", name=name, normalised=name, names=[name])
    adjustment = Adjustment.objects.create(
        unit=unit, stage="primary", year=2024, title=canary, triggers=["layout"], reason=canary
    )
    zone = Zone.objects.create(unit=unit, stage="primary", year=2024, name=canary, text=canary)
    rule = AddressRule.objects.create(unit=unit, zone=zone, place=place, note=canary)
    school = ZoneSchool.objects.create(unit=unit, zone=zone, school=unit)
    return [place, adjustment, zone, rule, school]
