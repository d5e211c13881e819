"""Random admission: a draw that registers, with a child; one settled, whose list and moves are public."""

from datetime import timedelta

from campaign.models import Campaign
from enrollment.models import Applicant, Decline, Lottery, LotteryList
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One of each; only the draft carries the canary, the rest anybody may read."""
    today = clock.today()
    before = today - timedelta(days=4)
    shared = {
        "unit": unit, "county_id": unit.pk[:6], "grade": "p1", "plan": 1, "opens_on": before,
        "closes_on": before, "seed_on": today - timedelta(days=1), "draw_on": today,
    }  # fmt: skip
    settled = Lottery.objects.create(**shared, title="公开", year=2025, seed_source="公开")
    listed = LotteryList.objects.create(unit=unit, lottery=settled, kind="tickets", content="000001,1,王**\n")
    Lottery.objects.filter(pk=settled.pk).update(
        state="admitted", frozen_on=before, frozen_at=clock.now(), list_hash="0" * 64,
        ticket_count=1, child_count=1,
    )  # fmt: skip
    given_up = Decline.objects.create(
        unit=unit, lottery=settled, sequence=1, number="000001", cause="absent", declined_on=today
    )
    draft = Lottery.objects.create(**shared, title=canary, year=2024, seed_source=canary)
    child = Applicant.objects.create(
        unit=unit, lottery=draft, number="000001", name=canary, listed="王**", id_type="other",
        id_number=f"L{canary}", county_id=unit.pk[:6], tie=canary[:20],
    )  # fmt: skip
    return [settled, listed, given_up, draft, child]
