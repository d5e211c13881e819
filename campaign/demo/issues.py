"""Issues of the demo: found in self-checks and on the spot, brought to every state by the right people."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from campaign import actions
from campaign.choices import IssueState
from campaign.demo.checks import paper
from campaign.demo.people import Offices
from campaign.demo.texts import LEADERS, MARK, PERSONS, PROGRESS, SENT_BACK, SPOT_FINDS
from campaign.models import Campaign, Issue
from campaign.queries.campaigns import items_by_code
from campaign.queries.issues import kinds_asked
from campaign.rules.issues import ANY_PROOF
from yangguang.common import clock
from yangguang.evidence.actions import attach
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

# Where twenty issues out of twenty stand on the day of the demo; "sent back" is 整改中 after a return.
ENDS = [
    *["closed"] * 8,
    *["city_check"] * 2,
    *["county_check"] * 2,
    *["rectifying"] * 4,
    *["pending"] * 2,
    *["sent back"] * 2,
]


def rectify_everything(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Open the spot finds, then bring every issue as far as its end says."""
    _find_on_the_spot(campaign, now)
    ends: list[str] = []
    draw = random.Random(campaign.year)  # noqa: S311 - a demo, the same every time
    for issue in Issue.objects.filter(campaign=campaign).select_related("unit", "item").order_by("number"):
        if not ends:
            ends = draw.sample(ENDS, len(ENDS))
        _Way(issue, offices, now).walk(ends.pop())


def _find_on_the_spot(campaign: Campaign, now: datetime) -> None:
    items = items_by_code(campaign)
    schools = list(
        Unit.objects.under(campaign.unit_id).filter(level=Level.SCHOOL, active=True).order_by("code")
    )
    draw = random.Random("spot")  # noqa: S311 - a demo
    for place, (code, source, found, measures) in enumerate(SPOT_FINDS):
        item = items[code]
        moment = (now.replace(month=6, day=17, hour=14, minute=0) + timedelta(days=2 * place)).replace(
            minute=draw.randrange(60)
        )
        actions.open_issue(
            by=None, now=min(moment, now), campaign=campaign, unit=schools[(place * 7 + 3) % len(schools)],
            area=item.area, source=source, found=f"{found}{MARK}", item=item, measures=measures,
            leader=draw.choice(LEADERS), person=draw.choice(PERSONS),
            due_on=clock.add_working_days(min(moment, now).date(), 15),
        )  # fmt: skip


class _Way:
    """One issue's way from its find to its end."""

    def __init__(self, issue: Issue, offices: Offices, now: datetime) -> None:
        self.issue, self.now = issue, now
        self.draw = random.Random(issue.number)  # noqa: S311 - a demo
        county = codes.county_of(issue.unit_id)
        is_county = issue.unit.level == Level.COUNTY
        self.clerk = offices.clerk(county) if is_county else offices.school(issue.unit_id)
        self.county, self.city = offices.reviewer(county), offices.reviewer(codes.parent_of(county))
        self._moments = self._spread(issue.created_at)

    def _spread(self, begun: datetime) -> Iterator[datetime]:
        """Five moments in order between the find and now; some are done soon, some late."""
        left = (self.now - begun) * self.draw.uniform(0.3, 1)
        last = begun
        for part in sorted(self.draw.sample(range(4, 97), 5)):
            moment = self._at_work(begun + left * part / 100)
            last = moment if last < moment <= self.now else last + (self.now - last) / 8
            yield last

    def _at_work(self, moment: datetime) -> datetime:
        """The same day between nine and five, in the same order."""
        midnight = timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + timedelta(hours=9) + (moment - midnight) / 3

    def walk(self, end: str) -> None:
        """Bring the issue to ``end``."""
        if end == "pending":
            return
        actions.start_rectifying(by=self.clerk, now=next(self._moments), row=self.issue)
        actions.add_progress(
            by=self.clerk, now=next(self._moments), row=self.issue, text=self.draw.choice(PROGRESS)
        )
        if end == "rectifying":
            return
        self._hand_in()
        if end == IssueState.COUNTY_CHECK:
            return
        if end == "sent back":
            reason = self.draw.choice(SENT_BACK)
            actions.return_issue(by=self.county, now=next(self._moments), row=self.issue, reason=reason)
            return
        actions.county_accept_issue(
            by=self.county, now=next(self._moments), row=self.issue, text="现场核查，整改到位。"
        )
        if end == IssueState.CLOSED:
            actions.close_issue(
                by=self.city, now=next(self._moments), row=self.issue, text="材料齐全，同意销号。"
            )

    def _hand_in(self) -> None:
        moment = next(self._moments)
        for kind in kinds_asked(self.issue) or (ANY_PROOF,):
            attach(by=self.clerk, subject=self.issue, upload=paper(kind), kind=kind, now=moment)
        actions.hand_in_issue(
            by=self.clerk,
            now=moment,
            row=self.issue,
            measures=self.issue.measures,
            text="已整改完毕，请验收。",
        )
