"""Admission documents, preferences, special recruitment, systems, working group, platform, steps."""

from datetime import date

from campaign.models import (
    Campaign,
    DepartmentDuty,
    GroupMember,
    PlatformUse,
    PolicyDocument,
    PreferenceCategory,
    ProcessStep,
    SpecialAdmission,
    SystemDocument,
)
from yangguang.accounts.models import User
from yangguang.tenancy.models import TenantModel, Unit

DAY = date(2024, 5, 29)


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each, whatever the level of the unit: the doors are what is tried."""
    steps = dict.fromkeys(
        ("materials_before", "materials_after", "days_before", "days_after", "visits_before", "visits_after"),
        1,
    )
    parts = dict.fromkeys(("group", "basis", "scope", "conditions", "procedure"), canary)
    return [
        PolicyDocument.objects.create(
            unit=unit, title=canary, number=canary, kind="notice", scope="county", office=canary,
            issued_on=DAY, superior=canary,
        ),
        PreferenceCategory.objects.create(unit=unit, number=canary, **parts),
        SpecialAdmission.objects.create(
            unit=unit, year=2024, kind="art", number=canary, approved_on=DAY, quota=30
        ),
        SystemDocument.objects.create(
            unit=unit, kind="zoning", title=canary, number=canary, issued_on=DAY, in_force_from=DAY
        ),
        GroupMember.objects.create(
            unit=unit, role="leader", name=canary, post=canary, department=canary, phone="0393-0000000",
            duty=canary,
        ),
        DepartmentDuty.objects.create(unit=unit, department=canary, duty=canary, contact=canary),
        PlatformUse.objects.create(unit=unit, platform="province", used_since=DAY),
        ProcessStep.objects.create(unit=unit, position=1, step=canary, note=canary, **steps),
    ]  # fmt: skip
