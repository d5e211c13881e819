"""Second looks of the demo: the draw of July, what was seen so far, one relapse; two deadlines moved."""

from datetime import datetime, timedelta

from campaign.actions.issues import extend_issue
from campaign.actions.second_looks import confirm_look, draw_month, relapse_look
from campaign.choices import DeadlineKind, IssueState
from campaign.demo.people import Offices
from campaign.demo.texts import MARK
from campaign.models import Campaign, Issue, SecondLook
from yangguang.common import clock
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level

SEEN = [
    "到校查看公示栏和编班记录，家长代表两人签字属实，没有反弹。",
    "电话回访家长三人，均表示没有再收取清单以外的材料。",
    "抽查学籍系统与在籍名册各一班，人数一致。",
]
RELAPSED = "到校查看，公示栏内容已撤下，问题又出现。"


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Draw on the first working day of July, then look at some of what was drawn."""
    _extend(campaign, offices, now)
    drawn = now.replace(month=7, day=1, hour=12, minute=30, second=0)
    if drawn > now:
        return
    draw_month(by=None, now=drawn, campaign=campaign)
    looker = offices.supervisor(campaign.unit_id)
    looks = list(SecondLook.objects.waiting().order_by("issue__number"))
    for place, look in enumerate(looks[: len(looks) // 2 + 1]):
        moment = min(drawn + timedelta(days=3 + place, hours=place % 4), now)
        if place == 1:
            relapse_look(by=looker, now=moment, row=look, note=f"{RELAPSED}{MARK}")
        else:
            confirm_look(by=looker, now=moment, row=look, note=f"{SEEN[place % len(SEEN)]}{MARK}")


def _extend(campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Two schools got more time from their county."""
    rows = Issue.objects.filter(
        campaign=campaign, state=IssueState.RECTIFYING, unit__level=Level.SCHOOL,
        deadline_kind=DeadlineKind.LIMITED, due_on__lt=campaign.ends - timedelta(days=40),
    )  # fmt: skip
    for row in rows.order_by("number")[:2]:
        due_on = clock.add_working_days(max(row.due_on, now.date()), 10)
        judge = offices.reviewer(codes.county_of(row.unit_id))
        extend_issue(by=judge, now=now, row=row, due_on=due_on, reason=f"需等暑假施工结束后复核{MARK}")
