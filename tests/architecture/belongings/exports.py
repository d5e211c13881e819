"""A request for a file with whole identity numbers."""

from campaign.models import Campaign
from enrollment.models import WholeExport
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """Asked by ``by``, and not decided."""
    asked = WholeExport.objects.create(
        unit=unit, ledger="enrollment/left-behind", said=canary, rows=1, reason=canary, asked_by=by,
        asked_at=clock.now(),
    )  # fmt: skip
    return [asked]
