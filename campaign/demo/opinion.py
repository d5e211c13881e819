"""Rumours, incidents, risks, disputes and duty of the demo; all invented."""

from datetime import datetime, timedelta
from typing import Any

from campaign.actions import opinion as actions
from campaign.choices.opinion import Department, Truth
from campaign.demo.people import Offices
from campaign.models import Campaign, Dispute, DutyShift, Risk
from campaign.rules import opinion as rules
from yangguang.common import clock

# (county, days before now, claim, seen at, how far it went)
RUMOURS = [
    ("410902", 20, "今年城区小学只收 2020 年以前买房的（虚构）", "家长微信群", "closed"),
    ("410922", 9, "交 3 万元“共建费”就能进实验班（虚构）", "抖音同城", "published"),
    ("410922", 1, "网上报名系统按先后顺序录取（虚构）", "家长微信群", "checked"),
    ("410923", 2, "乡镇学校今年不招外县随迁子女（虚构）", "贴吧", "found"),
]
STATEMENT: dict[str, Any] = {
    "statement": "这个说法没有依据。报名不分先后，不与捐资挂钩，以教育局公布的招生方案为准。",
    "published_where": "县教育局公众号、政府网站",
}
# (step, risk, likelihood, impact, measures)
RISKS = [
    ("registration", "热点小学报名首日家长排队聚集（虚构）", 4, 4, "分时段线上预约，增设引导员"),
    ("zoning", "新建小区片区归属争议（虚构）", 3, 4, "提前公示，入户解释，设咨询窗口"),
    ("draw", "电脑派位结果被质疑（虚构）", 2, 5, "公证和家长代表全程监督，公布复算办法"),
    ("classes", "分班时家长要求选班选教师（虚构）", 4, 2, "阳光分班，现场直播"),
]


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Some in every state; 清丰县 has one rumour that waits for its statement and one incident at work."""
    for row in RUMOURS:
        _rumour(*row, offices=offices, now=now)
    _incidents(offices, now)
    for number, county in enumerate(("410902", "410922", "410923", "410926")):
        _registers(county, number, now)


def _rumour(
    county: str, days: int, claim: str, seen_at: str, end: str, *, offices: Offices, now: datetime
) -> None:
    begun = now - timedelta(days=days)
    clerk, reviewer = offices.clerk(county), offices.reviewer(county)
    values = {"claim": claim, "seen_at": seen_at, "found_on": begun.date()}
    row = actions.found_rumour(by=clerk, unit_id=county, values=values, now=begun)
    if end == "found":
        return
    finding = "已向学校和招生科核实，查阅了当年招生方案。"
    actions.check_rumour(by=clerk, now=begun, row=row, truth=Truth.FALSE, finding=finding)
    if end == "checked":
        return
    answered = begun + timedelta(days=1)
    actions.publish_statement(by=reviewer, now=answered, row=row, **STATEMENT)
    if end == "closed":
        actions.close_rumour(by=reviewer, now=answered, row=row)


def _incidents(offices: Offices, now: datetime) -> None:
    begun = now - timedelta(days=6)
    clerk = offices.clerk("410922")
    facts: dict[str, Any] = {
        "title": "新建小区家长集中反映片区划分（虚构）", "level": "larger", "lines": "stability",
        "seen_at": "县政府门前、短视频平台",
        "facts": "约四十名家长要求说明片区划分依据，现场秩序平稳。", "found_on": begun.date(),
    }  # fmt: skip
    row = actions.open_incident(by=clerk, unit_id="410922", values=facts, now=begun)
    actions.handle_incident(by=clerk, now=begun, row=row, text="分管副局长到场解释，约定三日内书面答复。")
    for department in (Department.PUBLICITY, Department.CYBERSPACE):
        actions.inform_department(
            by=clerk,
            now=begun + timedelta(hours=2),
            row=row,
            department=department,
            text="电话通报并报送书面材料。",
        )
    later = begun + timedelta(days=3)
    actions.note_progress(by=clerk, now=later, row=row, text="书面答复已送达家长代表，周边两校预留学位。")
    old = now - timedelta(days=15)
    facts = {
        "title": "某小学分班传言引发议论（虚构）", "level": "ordinary", "seen_at": "本地论坛",
        "facts": "网帖称按成绩分班，当日浏览量约两千。", "found_on": old.date(),
    }  # fmt: skip
    row = actions.open_incident(by=offices.clerk("410902"), unit_id="410902", values=facts, now=old)
    actions.handle_incident(by=offices.clerk("410902"), now=old, row=row, text="学校公布分班办法和过程录像。")
    calm = old + timedelta(days=2)
    actions.calm_incident(
        by=offices.reviewer("410902"), now=calm, row=row, text="网帖已由发布者更正，家长认可。"
    )
    actions.close_incident(
        by=offices.reviewer("4109"), now=calm + timedelta(days=1), row=row, text="同意办结。"
    )


def _registers(county: str, number: int, now: datetime) -> None:
    """Risks, one dispute and two weeks of duty."""
    Risk.objects.bulk_create(
        Risk(
            unit_id=county, step=step, title=title, likelihood=likelihood, impact=impact, measures=measures,
            owner="张明", review_on=clock.add_working_days(now.date(), 3 + 4 * place - 2 * number),
            created_at=now, updated_at=now,
        )
        for place, (step, title, likelihood, impact, measures) in enumerate(RISKS[: 4 - number % 3])
    )  # fmt: skip
    found = now.date() - timedelta(days=12 + number)
    Dispute.objects.create(
        unit_id=county, summary="两个小区家长要求说明片区调整（虚构）", found_on=found, mediator="李强",
        measures="召开说明会，逐户答复。", state="settled" if number % 2 else "open",
        settled_on=rules.answer_by(found) if number % 2 else None, created_at=now, updated_at=now,
    )  # fmt: skip
    DutyShift.objects.bulk_create(
        DutyShift(
            unit_id=county, day=now.date() + timedelta(days=offset), person=("李强", "王芳")[offset % 2],
            phone="0393-0000000", leader="张明", created_at=now, updated_at=now,
        )
        for offset in range(-3, 11)
    )  # fmt: skip
