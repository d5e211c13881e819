"""A term of the city, and what a county must keep."""

from datetime import date

from campaign.models import Campaign
from enrollment.models import LegalHold, RetentionTerm
from yangguang.accounts.models import User
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each. A term is read by everybody below, so it carries no canary."""
    return [
        RetentionTerm.objects.create(unit=unit, year=2024, kind="applicant", years=3, basis="市规定"),
        LegalHold.objects.create(
            unit=unit, id_number=f"H{canary}", reason=canary, document=canary, held_on=date(2024, 6, 5)
        ),
    ]
