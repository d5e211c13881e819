"""A child in the six ledgers beside left-behind, a visit, a group nobody belongs to."""

from datetime import date

from campaign.models import Campaign
from enrollment.actions import groups as actions
from enrollment.models import (
    Child,
    Disability,
    Dropout,
    Migrant,
    NoSuchChild,
    Orphan,
    Poverty,
    Unattended,
)
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each, of one child."""
    child = Child.objects.create(
        unit=unit, name=canary, sex="male", id_number=f"G{canary}", birth_date=date(2015, 5, 12)
    )
    shared = {
        "unit": unit, "child": child, "placement": "home_teaching", "source": "school",
        "found_on": date(2024, 6, 5),
    }  # fmt: skip
    dropout = Dropout.objects.create(**shared, status="confirmed", cause="weary")
    visit = actions.add_follow_up(
        by=by, row=dropout, now=clock.now(), kind="persuasion", on=clock.today(), person=canary,
        outcome="agreed", note=canary,
    )  # fmt: skip
    return [
        dropout,
        visit,
        Migrant.objects.create(
            **shared, entry_year=2024, seat="public", from_province="41", parents_work=canary,
            permit_number=canary,
        ),
        Unattended.objects.create(**shared, civil_affairs_number=canary[:30]),
        Orphan.objects.create(**shared, civil_affairs_number=canary[:30]),
        Poverty.objects.create(**shared, category="other", aid=canary),
        Disability.objects.create(
            **shared, kind="5", level="2", certificate_number=canary, individual_plan=canary
        ),
        NoSuchChild.objects.create(unit=unit, group="left-behind", declared_on=clock.today(), by=by),
    ]  # fmt: skip
