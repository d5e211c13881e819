"""Issues planted for the desk and the dashboard, without the road that leads to them."""

from datetime import date, datetime
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaign.choices import IssueState, Source
from campaign.models import Campaign, Issue
from yangguang.accounts.models import User
from yangguang.common.models import TrainingClock

CLOCK = TrainingClock._meta.db_table


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


def queries_of(client: Client, path: str) -> int:
    """Queries of a second visit, without those that only open, scope and close the transaction, and without
    the training date, which a process asks for at most once a second, whatever the page."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    asked = [query["sql"] for query in queries if " FROM " in query["sql"] and CLOCK not in query["sql"]]
    print(*asked, sep="\n")  # shown when a budget is broken
    return len(asked)
