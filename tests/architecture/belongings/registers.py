"""A material asked of parents, an app that collects data, an agreement with a department."""

from datetime import date

from campaign.models import Campaign
from enrollment.models import DataAgreement, DataCollector, RequiredMaterial
from yangguang.accounts.models import User
from yangguang.tenancy.models import TenantModel, Unit

DAY = date(2024, 5, 20)


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each."""
    return [
        RequiredMaterial.objects.create(
            unit=unit, audience="migrant", name=canary, basis=canary, state="cut", changed_on=DAY, note=canary
        ),
        DataCollector.objects.create(
            unit=unit, name=canary, kind="mini", operator=canary, collects=canary, purpose=canary, again=True
        ),
        DataAgreement.objects.create(
            unit=unit, department="disabled", title=canary, content=canary, basis=canary, signed_on=DAY,
            contact=canary,
        ),
    ]  # fmt: skip
