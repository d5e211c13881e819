"""Pledges, cases, trainings, institutions and patrol rounds of the demo; all invented, and it says so."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from campaign.actions import patrols as actions
from campaign.demo.people import Offices
from campaign.demo.texts import MARK
from campaign.ledgers.education import TrainingLedger, WarningLedger
from campaign.ledgers.patrols import InstitutionLedger
from campaign.ledgers.pledges import PledgeLedger
from campaign.models import Campaign, Institution, Patrol
from campaign.rules.pledges import TEXT_VERSION
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
POSTS = ("校长", "分管副校长", "教务主任", "招生报名岗", "学籍管理员")
BUREAU_POSTS = ("局长", "分管副局长", "基础教育股股长", "招生专干")
HOLES = "410926"  # the county that has holes: its odd schools have not all signed, one has no roster
CASES = [
    ("违规提前组织招生报名案例", "conduct", "某民办学校在公告发布前以“开放日”名义收取报名登记表 62 份。",
     "责令退还材料，通报批评，核减下一年度计划。", "招生时间、方式以公告为准，任何名义的提前登记都是违规。"),
    ("收取与入学挂钩费用案例", "conduct", "某校家委会在报名期间以购置空调名义向新生家长收费。",
     "全部退还，约谈校长，给予分管负责人警告处分。", "家委会收费不得与入学挂钩，学校负有管理责任。"),
    ("以面谈为名考试选拔案例", "conduct", "某校对报名学生逐一面谈并打分，按分数确定录取名单。",
     "取消面谈结果，改为电脑随机录取，追究两人责任。", "义务教育阶段不得以面谈、测评、证书选拔学生。"),
    ("空挂学籍案例（待核）", "student_status", "某校为保留班额，为已转出学生保留学籍一学期。", "", ""),
]  # fmt: skip
INSTITUTIONS = ("启明文化培训学校", "小星星艺术中心", "思远教育咨询部")
CLUES = {
    "410922": "门口张贴“小升初保录名校”广告，要求家长先交订金",
    "410928": "现场正在组织六年级学生“分班模拟考”",
}
NO_ROUNDS = {"410927"}
FORGOTTEN = 7  # every seventh object is not visited in a round that is over


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """What counties and schools entered; runs before the deliverables are handed in (M6)."""
    units = Unit.objects.under(campaign.unit_id).filter(level__in=[Level.COUNTY, Level.SCHOOL], active=True)
    every = list(units.order_by("code"))
    begun = now.replace(month=5, day=30)
    people = [row for unit in every for row in _roster(unit, begun.date())]
    PledgeLedger().create_many(by=None, rows=people, now=begun)
    _teach(campaign, every, offices, now)
    _patrol(campaign, every, offices, now)


def _roster(unit: Unit, day: date) -> Iterator[tuple[str, dict[str, Any]]]:
    has_hole = unit.level == Level.SCHOOL and unit.pk.startswith(HOLES) and int(unit.pk[-1]) % 2
    if has_hole and unit.pk.endswith("3"):
        return
    dice = random.Random(unit.pk)  # noqa: S311 - a demo, the same every time
    for place, post in enumerate(BUREAU_POSTS if unit.level == Level.COUNTY else POSTS):
        signed = not (has_hole and place >= 3)
        name = dice.choice(SURNAMES) + dice.choice(GIVEN) + dice.choice(GIVEN)
        yield unit.pk, {
            "name": f"{name}{MARK}", "post": post, "signed_on": day if signed else None,
            "text_version": TEXT_VERSION if signed else "",
        }  # fmt: skip


def _teach(campaign: Campaign, units: list[Unit], offices: Offices, now: datetime) -> None:
    cases, city = WarningLedger(), offices.reviewer(campaign.unit_id)
    for title, area, text, handling, lesson in CASES:
        values = {
            "title": f"{title}{MARK}", "area": area, "happened": "2023 年", "text": text,
            "handling": handling, "lesson": lesson, "source": "虚构案例，供演练", "published": bool(handling),
        }  # fmt: skip
        cases.create(by=city, unit_id=campaign.unit_id, values=values, now=now)
    sessions = [
        (
            unit.pk,
            {
                "kind": "warning" if place % 3 else "integrity",
                "held_on": date(campaign.year, 6, 4 + place % 12),
                "title": f"招生违规典型案例警示教育会{MARK}", "place": "会议室", "cases": CASES[place % 3][0],
                "expected": 20 + place % 9, "present": 19 + place % 9, "note": "集体学习案例，签订承诺书。",
            },
        )
        for place, unit in enumerate(units)
        if unit.level == Level.COUNTY or place % 3 == 0
    ]  # fmt: skip
    TrainingLedger().create_many(by=None, rows=sessions, now=now)


def _patrol(campaign: Campaign, units: list[Unit], offices: Offices, now: datetime) -> None:
    counties = [unit for unit in units if unit.level == Level.COUNTY]
    rows = [
        (
            county.pk,
            {
                "name": f"{county.name}{name}（虚构）", "licence_no": f"1{county.pk}7000{place}",
                "leader": "马某", "subjects": "语文、数学" if place != 1 else "美术",
                "state": "unlicensed" if place == 2 else "open",
            },
        )
        for county in counties
        for place, name in enumerate(INSTITUTIONS)
    ]  # fmt: skip
    InstitutionLedger().create_many(by=None, rows=rows, now=now)
    for county in counties:
        if county.pk not in NO_ROUNDS:
            schools = [u for u in units if u.level == Level.SCHOOL and u.county_code == county.pk]
            _rounds(campaign, county, schools, offices, now)


def _rounds(campaign: Campaign, county: Unit, schools: list[Unit], offices: Offices, now: datetime) -> None:
    by, begun = offices.clerk(county.pk), now.replace(month=6, day=1)
    rounds = actions.plan_rounds(by=by, now=begun, campaign=campaign, unit=county)
    objects: list[Unit | Institution] = [*schools, *Institution.objects.filter(unit=county).order_by("name")]
    last = None
    for number, span in enumerate(rounds[:3]):
        for place, each in enumerate(objects):
            if span.starts > now.date() or (place + number + int(county.pk)) % FORGOTTEN == 0:
                continue
            is_school = isinstance(each, Unit)
            finds = CLUES.get(county.pk, "") if each == objects[-1] and number == 2 else ""
            row = actions.write_patrol(
                by=by, now=now, unit_id=county.pk,
                values={
                    "round": span, "kind": "school" if is_school else "institution",
                    "school": each if is_school else None, "institution": None if is_school else each,
                    "visited_on": span.starts + timedelta(days=place % 9), "visited_by": "摸排组（演示）",
                    "finding": "clue" if finds else "none", "text": f"{finds}{MARK}" if finds else "",
                },
            )  # fmt: skip
            last = row if finds else last
    _pass_on(last, county, by, now)


def _pass_on(row: Patrol | None, county: Unit, by: Any, now: datetime) -> None:
    """One find becomes an issue; the other waits on the desk."""
    if row is not None and county.pk != "410922":
        actions.patrol_to_issue(by=by, now=now, row=row, area="conduct")
