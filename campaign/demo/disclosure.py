"""Disclosures, prospectuses, notices, statements, publicity and answers of the demo; all invented."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from campaign.actions import announcements, disclosures, figures, prospectuses
from campaign.choices.disclosure import Element
from campaign.demo.people import Offices
from campaign.demo.texts import MARK
from campaign.ledgers.announcements import PublicityLedger
from campaign.models import Campaign
from campaign.models.announcements import Announcement, Question
from campaign.private_schools import private_schools
from campaign.queries.disclosure import schools_under
from yangguang.tenancy.models import Unit

TEXTS = {
    Element.POLICY: "免试就近入学。公办小学按片区招生，不收报名费、择校费，不考试、不看证书、不分重点班。",
    Element.PLAN: "今年一年级招 4 个班，180 人，每班不超过 45 人。",
    Element.ZONE: "东到文化路，西到朝阳路，南到建设街，北到环城河。片区内的小区名单见校门口公示栏。",
    Element.CONDITIONS: "满六周岁，片区内有户口或房产。带户口簿、房产证；没有的，带居住证和租房合同。",
    Element.PROCEDURE: "网上报名，学校核对材料，公布名单，发通知书。名单有疑问，三天内到学校或教育局提出。",
}
JUNIOR = {
    Element.PLAN: "今年七年级招 6 个班，300 人，每班不超过 50 人。",
    Element.CONDITIONS: "片区内小学毕业的直接升学；从外地回来的，带户口簿、房产证或租房合同和毕业证明。",
}
# County → (elements published by each school, in time, proved): the demo's counties differ on purpose.
STANDS = {
    "410902": (5, True, True),
    "410922": (5, True, True),
    "410923": (5, False, True),
    "410926": (4, True, True),
    "410927": (5, True, True),
    "410928": (5, True, True),
    "410971": (5, True, True),
    "410972": (5, True, True),
    "410973": (5, True, False),
}
STAGES = [
    (
        "registration",
        "小学一年级网上报名 7 月 15 日开始",
        "7 月 15 日 8:00 到 19 日 18:00 报名，先后不影响录取。",
        6,
    ),
    ("review", "报名材料这样核对", "学校在报名后三天内核对，缺什么会打电话告诉您，不用到校排队。", 4),
]
QUESTIONS = [
    ("who", "几岁能上小学？", "今年 8 月 31 日（含）以前满六周岁。", "义务教育法第十一条"),
    ("zone", "怎么知道我家归哪所学校？", "看学校公布的片区，或者打本县（区）招生热线，报小区名就能查。", ""),
    ("papers", "报名要带哪些材料？", "户口簿、房产证；租房的带居住证和租房合同。系统能查到的不用带。", ""),
    ("migrant", "外地户口，孩子能在这里上公办学校吗？", "能。有居住证就可以报名，由教育局就近安排。", ""),
    ("private", "民办学校报名的人太多怎么办？", "由电脑随机录取，当场公布，有公证和家长代表看着。", ""),
    ("money", "公办学校收不收报名费？", "不收。让您交报名费、择校费、赞助费的，请马上举报。", ""),
    ("fraud", "有人说花钱能买学位，是真的吗？", "是骗局。不要转账，请打 110，也可以在本站举报。", ""),
]
ACTS = [
    ("conference", "2024 年招生政策发布会", "县政府新闻办", 20, 60),
    ("picture", "小学入学一图读懂", "县融媒体中心", 18, 12000),
    ("radio", "“阳光热线”在线答疑", "县广播电台", 10, 800),
    ("fraud", "警惕“花钱上名校”", "公众号", 8, 5600),
]
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """范县 lacks an element, 南乐县 was late, 示范区 has no proofs; a prospectus waits, one came back."""
    private = sorted(private_schools(campaign.unit_id) or ())
    here = {school.county_code for school in schools_under(campaign.unit_id)}
    for county, stand in STANDS.items():
        if county in here:
            _disclose(county, stand, offices, now)
    for place, code in enumerate(private):
        _prospectus(code, place, offices, now)
    for county in sorted(here & {"410902", "410922", "410923"}):
        _tell(county, offices, now)
    _answer_questions(here, offices, now)
    figures.publish_figures(now=now)


def _at(day: date, now: datetime) -> datetime:
    return min(datetime.combine(day, time(10, 20), now.tzinfo), now)


def _text(element: str, school: Unit) -> str:
    junior = JUNIOR.get(Element(element)) if "初中" in school.name else None
    return junior or TEXTS[Element(element)]


def _disclose(county: str, stand: tuple[int, bool, bool], offices: Offices, now: datetime) -> None:
    count, in_time, proved = stand
    day = date(now.year, 6, 4) if in_time else date(now.year, 6, 13)
    moment, clerk = _at(day, now), offices.clerk(county)
    entries = [
        disclosures.Entry(
            unit=school, element=element, text=f"{_text(element, school)}{MARK}",
            place="校门口公示栏、县政府网站",
            link=f"https://www.example.gov.cn/{school.pk}/", published_on=moment.date(),
        )
        for school in schools_under(county)
        for element in Element.values[:count]
    ]  # fmt: skip
    rows = disclosures.write_disclosures(by=clerk, now=moment, entries=entries)
    for row in rows if proved else ():
        if row.element == Element.POLICY:
            paper = SimpleUploadedFile("公布网页截图（演示）.pdf", PDF, "application/pdf")
            later = min(moment + timedelta(hours=1), now)
            disclosures.take_snapshot(by=clerk, now=later, row=row, upload=paper, others=True)


def _prospectus(code: str, place: int, offices: Offices, now: datetime) -> None:
    """The last but one waits for its county, the last came back; all others are public."""
    county, last = code[:6], code[:6] == "410927"
    moment = _at(date(now.year, 6, 18), now)
    clerk, judge = offices.clerk(county), offices.reviewer(county)
    row = prospectuses.draft_prospectus(
        by=clerk, now=moment, unit=Unit.objects.get(pk=code), plan=120 + 10 * (place % 3),
        scope="只在本县（区）招生", fee=f"每学期 4000 元，住宿费 400 元{MARK}",
        conditions="满六周岁，不考试、不看证书、不收赞助费。报名人数超过计划时电脑随机录取。",
        text=f"本校是审批机关批准的民办学校，按核定的计划招生，与公办学校同时报名、同时录取。{MARK}",
    )  # fmt: skip
    row = prospectuses.submit_prospectus(by=clerk, now=moment, row=row)
    if county == "410926":
        return
    told: dict[str, Any] = {"by": judge, "now": min(moment + timedelta(days=1), now), "row": row}
    if last:
        reason = f"收费标准没有写批准文号，请补上。{MARK}"
        prospectuses.return_prospectus(**told, reason=reason)
        return
    row = prospectuses.accept_prospectus(**told)
    prospectuses.publish_prospectus(by=clerk, now=min(moment + timedelta(days=2), now), row=row)


def _tell(county: str, offices: Offices, now: datetime) -> None:
    """Stage notices, publicity and answers of one county."""
    clerk = offices.clerk(county)
    told: dict[str, Any] = {"by": clerk}
    for stage, title, text, days in STAGES:
        then = now - timedelta(days=days)
        notice = Announcement.objects.create(
            unit_id=county, stage=stage, title=title, text=f"{text}{MARK}", created_at=then, updated_at=then
        )
        announcements.publish_announcement(**told, now=then, row=notice)
    if county == "410922":
        wrong = announcements.correct_announcement(**told, now=now, row=notice)
        wrong.text = f"学校在报名后五天内核对，其他不变。{MARK}"
        wrong.save()
        announcements.publish_announcement(**told, now=now - timedelta(days=1), row=wrong)
    for kind, topic, outlet, days, reach in ACTS:
        values = {"kind": kind, "topic": f"{topic}{MARK}", "outlet": outlet, "reach": reach}
        values["on"] = (now - timedelta(days=days)).date()
        PublicityLedger().create(**told, unit_id=county, values=values, now=now)
    for topic, question, answer, basis in QUESTIONS:
        row = Question.objects.create(
            unit_id=county, topic=topic, question=question, answer=f"{answer}{MARK}", basis=basis
        )
        if (county, topic) != ("410922", "private"):
            announcements.publish_question(**told, now=now - timedelta(days=12), row=row)


def _answer_questions(here: set[str], offices: Offices, now: datetime) -> None:
    """Three questions about schools of 清丰县 and 华龙区: answered, waiting, late."""
    cases = [("410902", 12, "是否按成绩分班", True), ("410922", 1, "学位够不够", False)]
    cases.append(("410922", 8, "片区是不是又变了", False))
    for county, days, question, answered in cases:
        if county not in here:
            continue
        school, clerk = schools_under(county)[0], offices.clerk(county)
        then = now - timedelta(days=days)
        row = announcements.raise_question(
            by=clerk, now=then, unit=school, question=f"{question}{MARK}", raised_on=then.date(),
            text="我校均衡分班，家长代表现场监督，没有重点班。（演示）" if answered else "",
        )  # fmt: skip
        if answered:
            announcements.publish_statement(by=clerk, now=then + timedelta(days=2), row=row)
