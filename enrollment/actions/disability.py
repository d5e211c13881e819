"""“零拒绝”: a disabled child turned away becomes an issue by itself (plan 二（五）)."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from django.db import transaction

from campaign.actions import open_issue
from campaign.choices import Area, DeadlineKind, Source
from campaign.models import Campaign, ChecklistItem, Issue
from campaign.queries.campaigns import current_campaign
from enrollment.models import Disability
from yangguang.accounts.models import User
from yangguang.tenancy.choices import Level

ITEM = "S03"  # of the checklist: 适龄残疾儿童是否“零拒绝”


@transaction.atomic
def report_refusals(*, by: User | None, keys: Iterable[Any], now: datetime) -> list[Issue]:
    """Open an issue for each of the entries that is refused and has none yet; the new issues.

    An entry remembers its issue, so that it is opened once however often the row is saved; only people close
    it. The issue goes to the school that refused, else to the county's bureau, and names no child. Without
    a campaign there is no issue ledger: the next save opens it.
    """
    campaign_of = cache(current_campaign)
    item_of = cache(_item)
    rows = (
        Disability.objects.refused()
        .filter(pk__in=list(keys), issue=None)
        .select_related("unit", "refused_by")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    opened = []
    for row in rows:
        campaign = campaign_of(row.unit_id)
        if campaign is None:
            continue
        row.issue = _open(row, campaign, item_of(campaign), by=by, now=now)
        row.bump(now=now)
        row.save()
        opened.append(row.issue)
    return opened


def _item(campaign: Campaign) -> ChecklistItem | None:
    return ChecklistItem.objects.filter(campaign=campaign, code=ITEM).in_force().first()


def _open(
    row: Disability, campaign: Campaign, item: ChecklistItem | None, *, by: User | None, now: datetime
) -> Issue:
    unit = row.refused_by or row.unit
    # What a school is told it may not rewrite; what the bureau found of itself is its own find.
    source = Source.SUPERIOR if unit.level == Level.SCHOOL else Source.SELF_CHECK
    what = "被学校拒绝接收" if row.refused_by else "未入学，且没有合法理由"
    where = f"儿童信息见{row.unit.name}残疾儿童台账"
    return open_issue(
        by=by,
        now=now,
        campaign=campaign,
        unit=unit,
        area=Area.SPECIAL_GROUPS,
        source=source,
        item=item,
        deadline_kind=DeadlineKind.IMMEDIATE,
        found=f"有 1 名适龄残疾儿童{what}，不符合“零拒绝”要求。{where}，须逐人落实安置。",
    )
