"""The demo's reminders: what the clock wrote on the last working days, some of it read, and who is away."""

from datetime import datetime, time, timedelta

from campaign.demo.people import Offices
from campaign.models import Campaign
from yangguang.accounts.actions import enter_absence
from yangguang.common import clock
from yangguang.notices.actions import mark_read, remind
from yangguang.notices.models import Notice
from yangguang.notices.reminders import registered
from yangguang.tenancy.choices import Right

_COUNTY, _READER = "410922", "410923"


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Tick as the clock would have, on this working day and the two before it; 南乐县 reads its reminders.

    What was due on those days and handed in since is reminded of and cancelled, as it would have been.
    """
    for back in (2, 1, 0):
        day = clock.add_working_days(now.date(), -back) if back else now.date()
        moment = datetime.combine(day, time(0, 10), tzinfo=now.tzinfo)
        for dues in registered():
            remind(dues=dues, now=moment)
        mine = Notice.objects.reminders().filter(unit_id=_READER, right=Right.FILL, day=day)
        mark_read(by=offices.clerk(_READER), notices=mine, now=moment + timedelta(hours=8, minutes=40))
    city = offices.reviewer(campaign.unit_id)
    enter_absence(
        by=offices.reviewer(_COUNTY),
        substitute=city,
        starts=clock.add_working_days(now.date(), 1),
        ends=clock.add_working_days(now.date(), 3),
        now=now,
        reason="外出培训（虚构）",
    )
