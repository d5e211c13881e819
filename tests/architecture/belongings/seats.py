"""Seats: children counted, a measure, and a school's plan and history."""

from datetime import date

from campaign.models import Campaign
from enrollment.models import Demand, Expansion, School, SchoolChange, SeatPlan
from yangguang.accounts.models import User
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """Of every unit a count and a measure; of a school its plan. Its history: :func:`history`."""
    day = date(2024, 6, 5)
    demand = Demand.objects.create(
        unit=unit, year=2024, grade="p1", locality="urban", zone=canary, household=90, source="police",
        as_of=day, note=canary,
    )  # fmt: skip
    measure = Expansion.objects.create(
        unit=unit, year=2024, grade="p1", locality="urban", means="build", seats=45, done_by=day,
        owner=canary, document=canary, note=canary,
    )  # fmt: skip
    plan = SeatPlan.objects.create(
        unit=unit, year=2024, grade="p1", planned_classes=2, class_size=45, plan=90, source="school",
        as_of=day,
    )  # fmt: skip
    return [demand, measure, plan]


def history(school: School, canary: str) -> SchoolChange:
    """One line of a school's history."""
    assert school.unit.level == Level.SCHOOL
    return SchoolChange.objects.create(
        unit=school.unit, school=school, kind="renamed", day=date(2024, 6, 5), former=canary,
        current="新校名", document=canary, reason=canary,
    )  # fmt: skip
