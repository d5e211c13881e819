"""Second looks: a draw of the county, a look at an issue of the unit."""

from datetime import date

from campaign.models import Campaign, Issue, SecondLook, SecondLookDraw
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Campaign, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """One draw and one look; the note is nobody else's to read."""
    now = clock.now()
    issue = Issue.objects.filter(unit=unit).order_by("number").first()
    assert issue is not None
    draw = SecondLookDraw.objects.create(
        unit=unit, campaign=campaign, month=date(2024, 6, 1), drawn_at=now, seed=canary, seed_is_public=True,
        population=[issue.number], digest="0" * 64, selection=[issue.number],
    )  # fmt: skip
    look = SecondLook.objects.create(
        unit=unit, draw=draw, issue=issue, closed_at=now, drawn_on=now.date(), due_on=now.date(),
        state="confirmed", by=by, at=now, note=canary,
    )  # fmt: skip
    return [draw, look]
