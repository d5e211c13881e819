"""双随机 of the demo, invented: one plan finished, one half inspected, one waiting for its numbers."""

import random
from datetime import datetime, timedelta

from campaign.actions import inspections as actions
from campaign.demo.checks import paper
from campaign.demo.people import Offices
from campaign.demo.texts import MARK
from campaign.ledgers.inspections import InspectorLedger, RecusalLedger
from campaign.models import Campaign, Inspection, InspectionPlan, Inspector
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.evidence.actions import attach
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

NAMES = "李明远 王素芳 张国强 刘春阳 陈静怡 杨一帆 赵敏之 黄志勇 周文博 吴晓东 徐丽娟 孙建民 马俊杰 胡雅琴"
WITNESSES = "派驻纪检组 郑某、家长代表 冯某（演示）"
SEEDS = {"6": "03 08 15 17 22 31 / 09", "7": "05 11 12 19 26 33 / 02"}
FINDS = {
    "C08": "八年级按成绩分设两个层次班，师资配备不同",
    "D01": "校门口公示栏没有公布片区范围和举报电话",
    "R03": "要求家长提交清单以外的材料两种",
}


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Pool, recusal and three plans, by the city's reviewer."""
    by = offices.reviewer(campaign.unit_id)
    _pool(campaign, by, now)
    june = _plan(campaign, by, "6 月双随机抽查", "6", _on(now, 6, 14), _on(now, 6, 17))
    for row in june.inspections.all():
        _inspect(row, by, offices, _on(now, 6, 19 + row.position), closes=row.position > 1)
    actions.finish_plan(by=by, now=_on(now, 6, 28), row=june)
    july = _plan(campaign, by, "7 月双随机抽查", "7", _on(now, 7, 4), _on(now, 7, 8))
    for row in july.inspections.filter(position__lte=2):
        _inspect(row, by, offices, _on(now, 7, 9 + row.position), closes=False)
    _draft(campaign, by, "开学前双随机抽查", "中国福利彩票双色球 7 月 14 日开奖号码", now, days=2)


def _on(now: datetime, month: int, day: int) -> datetime:
    return now.replace(month=month, day=day, hour=10, minute=20, second=0, microsecond=0)


def _pool(campaign: Campaign, by: User, now: datetime) -> None:
    homes = Unit.objects.under(campaign.unit_id).filter(level__in=[Level.CITY, Level.COUNTY]).order_by("code")
    pool, places = InspectorLedger(), list(homes)
    rows = [
        {"name": f"{name}{MARK}", "post": "督学", "home": places[n % len(places)], "available": True}
        for n, name in enumerate(NAMES.split())
    ]
    for row in rows:
        pool.create(by=by, unit_id=campaign.unit_id, values=row, now=now)
    inspector = Inspector.objects.filter(unit_id=campaign.unit_id).order_by("home_id", "name").first()
    school = Unit.objects.under("410923").filter(level=Level.SCHOOL).order_by("code").first()
    values = {"inspector": inspector, "school": school, "reason": f"亲属在该校任教{MARK}"}
    RecusalLedger().create(by=by, unit_id=campaign.unit_id, values=values, now=now)


def _draft(
    campaign: Campaign, by: User, title: str, source: str, now: datetime, *, days: int
) -> InspectionPlan:
    """A frozen plan whose numbers come out ``days`` later; the tokens are the same in every demo."""
    plan = actions.open_plan(
        by=by, now=now, campaign=campaign, unit=campaign.unit, title=f"{title}{MARK}", seed_source=source,
        seed_on=(now + timedelta(days=days)).date(),
    )  # fmt: skip
    dice = random.Random(title)  # noqa: S311 - a demo, the same every time
    return actions.freeze_plan(by=by, now=now, row=plan, token=lambda: f"{dice.getrandbits(32):08x}")


def _plan(
    campaign: Campaign, by: User, title: str, month: str, frozen: datetime, drawn: datetime
) -> InspectionPlan:
    source = f"中国福利彩票双色球 {drawn:%m 月 %d 日}前一期开奖号码"
    plan = _draft(campaign, by, title, source, frozen, days=(drawn - frozen).days)
    return actions.draw_plan(
        by=by, now=drawn, row=plan, seed=SEEDS[month], witnesses=WITNESSES,
        seed_link="开奖公告（演示，号码为虚构）", planned_on=clock.add_working_days(drawn.date(), 4),
    )  # fmt: skip


def _inspect(row: Inspection, by: User, offices: Offices, moment: datetime, *, closes: bool) -> None:
    """The result sheet, its issues, the school's answer."""
    attach(by=by, subject=row, upload=paper("现场检查记录"), kind="检查记录", now=moment)
    code = list(FINDS)[row.position % len(FINDS)]
    answers = dict.fromkeys(("C01", "C05", "C06", "D03", "R05"), ("fine", ""))
    if row.position % 2:
        answers[code] = ("problem", f"{FINDS[code]}{MARK}")
    row = actions.record_inspection(
        by=by, now=moment, row=row, done_on=moment.date(), answers=answers,
        result="查阅分班名册、公示栏和报名材料，访谈家长和教师各 5 人。（演示）",
    )  # fmt: skip
    if row.position % 2:
        actions.open_issues(by=by, now=moment, row=row)
    later = moment + timedelta(days=2)
    if closes:
        school = offices.school(row.school_id)
        actions.reply_to_inspection(by=school, now=later, row=row, reply="检查情况属实，已安排整改。（演示）")
        actions.close_inspection(by=by, now=later, row=row)
