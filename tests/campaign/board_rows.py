"""Issues planted for the desk and the dashboard, without the road that leads to them."""

from datetime import date, datetime
from typing import Any

from campaign.choices import IssueState, Source
from campaign.models import Campaign, Issue
from yangguang.accounts.models import User


def plant(
    campaign: Campaign,
    unit: str,
    *,
    now: datetime,
    area: str = "policy",
    due: str = "2024-07-30",
    closer: User | None = None,
    **fields: Any,
) -> Issue:
    """One issue; closed by ``closer`` when one is given."""
    if closer is not None:
        fields |= {"state": IssueState.CLOSED, "closed_by": closer, "closed_at": now}
    number = f"2024-{unit[:6]}-{Issue.objects.count() + 1:03}"
    return Issue.objects.create(
        unit_id=unit,
        campaign=campaign,
        number=number,
        area=area,
        source=Source.SELF_CHECK,
        found_on=fields.pop("found_on", date(2024, 6, 8)),
        found=fields.pop("found", "招生简章没有写明所需材料。"),
        due_on=date.fromisoformat(due),
        **fields,
    )
