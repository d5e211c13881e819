"""The invented campaign of the demo, loaded through people's own actions (decision 0003).

Counties differ on purpose: 华龙区 is done, 清丰县 is left to whoever walks the road, 南乐县 was returned,
范县 has holes, 台前县 handed in late. Everything is drawn from fixed seeds, so every demo is the same.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaign.actions import start_campaign
from campaign.demo import (
    crosschecks,
    disclosure,
    education,
    inspections,
    letters,
    opinion,
    phases,
    policies,
    reminders,
    second_looks,
    timeline,
)
from campaign.demo.checks import answer_everything
from campaign.demo.deliverables import hand_in_everything
from campaign.demo.hotlines import load_hotlines
from campaign.demo.issues import rectify_everything
from campaign.demo.people import Offices
from campaign.models import Campaign
from campaign.queries.campaigns import current_campaign
from yangguang.accounts.models import User
from yangguang.tenancy.models import Unit

CITY = "4109"

# Areas with a ``load(*, campaign, offices, now)``, in this order.
ROOMS: tuple[Any, ...] = (
    second_looks,
    opinion,
    policies,
    disclosure,
    inspections,
    education,
    letters,
    crosschecks,
)


def load_campaign(now: datetime) -> Campaign:
    """Start the campaign of 2024 in 濮阳市; call it when the schools are registered."""
    begun = now.replace(year=2024, month=5, day=27, hour=9, minute=0, second=0)
    campaign = start_campaign(by=None, now=begun, city=Unit.objects.get(pk=CITY), year=2024)
    load_hotlines(city=CITY, now=begun)
    return campaign


def load_checks_and_issues(people: Mapping[str, User], now: datetime) -> None:
    """Answers of every county and school, about 90 issues in every state, and what else was due until
    ``now``. Runs in a scope that covers the city."""
    campaign = current_campaign(CITY)
    if campaign is None:
        raise LookupError("load_campaign comes first.")
    offices = Offices(people, now)
    answer_everything(campaign=campaign, offices=offices, now=now)
    rectify_everything(campaign=campaign, offices=offices, now=now)
    for room in ROOMS:
        room.load(campaign=campaign, offices=offices, now=now)
    hand_in_everything(campaign=campaign, offices=offices, now=now)
    phases.load(campaign=campaign, offices=offices, now=now)
    reminders.load(campaign=campaign, offices=offices, now=now)
    timeline.load(campaign=campaign, offices=offices, now=now)


__all__ = ["load_campaign", "load_checks_and_issues"]
