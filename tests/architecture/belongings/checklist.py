"""A cross-check with one released finding; the checklist and its bases are the city's, for all to read."""

from campaign.models import Campaign, Check, ChecklistItem, CrossCheck, CrossFinding, LegalBasis
from tests.cast import HL, QF
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """华龙区 checked the county. The city's item and basis stand under 清丰县, which reads them."""
    found: list[TenantModel] = []
    if unit.code == QF:
        item = ChecklistItem.objects.filter(campaign=campaign, code="P02").get()
        basis = LegalBasis.objects.filter(unit_id=campaign.unit_id).first()
        assert basis is not None
        found += [item, basis]
    if unit.level == Level.COUNTY:
        now = clock.now()
        row = CrossCheck.objects.create(
            unit=unit, campaign=campaign, checker_id=HL, until=now.date(), note=canary, seed=canary, pool=1,
            state="released", assigned_at=now, finished_at=now, released_at=now,
        )  # fmt: skip
        check = Check.objects.filter(unit=unit).first()
        assert check is not None
        finding = CrossFinding.objects.create(
            unit=unit, crosscheck=row, check_row=check, place=1, state="dismissed", reason=canary,
            decision=canary, at=now, decided_at=now,
        )  # fmt: skip
        found += [row, finding]
    return found
