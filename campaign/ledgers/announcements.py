"""Stage notices, statements of hot-spot schools, the log of publicity, questions and answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaign.actions import announcements as actions
from campaign.choices.disclosure import PUBLIC_TONES, PublicState
from campaign.ledgers.dated import DatedLedger
from campaign.ledgers.disclosures import past_or_today
from campaign.models.announcements import Announcement, Publicity, Question, Statement
from campaign.rules import dates
from campaign.rules.disclosure import ANNOUNCEMENTS, QUESTIONS, STATEMENTS, NotABureau
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.refusals import Locked, Refusal
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level
from yangguang.tenancy.codes import level_of
from yangguang.tenancy.models import Unit


def _tone(value: str) -> str:
    return PUBLIC_TONES.get(value, "none")


class BureauLedger(Ledger):
    """Rows that bureaus alone write."""

    levels = (Level.COUNTY, Level.CITY)

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        return NotABureau() if level_of(unit_id) == Level.SCHOOL else None


class AnnouncementLedger(BureauLedger):
    """Each stage's news with its time; published once and for all, put right by a correction."""

    app = "campaign"
    name = "announcements"
    title = "阶段公告"
    model = Announcement
    basis = "实施方案 二（四）"
    key = ("stage", "title")
    search = ("title", "text")
    columns = (
        Column("title", width=40, example="2024 年小学一年级网上报名开始"),
        Column("unit", "发布单位", form=False, filter=True),
        Column("stage", filter=True, example="报名", width=10),
        Column("state", form=False, filter=True, tone=_tone),
        Column("published_at", form=False, filter=True),
        Column("text", shown=False, width=60, help="家长看到的全文，用平常的话写；不写个人信息"),
        Column("link", shown=False, width=30, example="https://www.example.gov.cn/bm.html"),
        Column("corrects__title", "更正哪一份", form=False, shown=False),
    )
    verbs = (
        Verb.of(
            ANNOUNCEMENTS, "publish", action=actions.publish_announcement,
            confirm="公布后任何人都能看到，文字不能再改，只能另发更正，确定公布吗？",
        ),
        Verb.of(ANNOUNCEMENTS, "correct", action=actions.correct_announcement),
    )  # fmt: skip
    detail_template = "evidence/card.html"

    def locked(self, row: Announcement) -> Refusal | None:
        if row.state == PublicState.DRAFT:
            return None
        return Locked("该公告已公布，文字不能再改；写错了请点“更正”，另发一份更正公告。")


def _left(row: Statement) -> Mark:
    """How long is left to answer, or by how much the answer was late."""
    today = clock.today()
    if row.published_on is not None:
        return Mark("逾期回应", "busy") if row.is_late(today) else Mark("按期回应", "ok")
    tone = "late" if row.due_on < today else "due" if row.due_on == today else "none"
    return Mark(clock.remaining_in_words(row.due_on, today), tone)


class StatementLedger(DatedLedger):
    """A question raised about a hot-spot school, and its public answer within three working days."""

    app = "campaign"
    name = "statements"
    title = "热点学校回应声明"
    model = Statement
    basis = "实施方案 二（四）"
    key = ("raised_on", "question")
    search = ("question", "text")
    levels = (Level.SCHOOL, Level.COUNTY)
    rules = (past_or_today("raised_on"),)
    bounds = {"raised_on": dates.since_new_year}
    columns = (
        Column("question", "社会关切", width=40, help="家长和社会在问什么", example="是否按成绩分班"),
        Column("unit", "回应单位", form=False, filter=True),
        Column("raised_on", filter=True, example="2024-06-20"),
        Column("due_on", form=False, excel=False, filter=True),
        Column("left", "回应时限", value=_left, form=False, excel=False, sort=False),
        Column("state", form=False, excel=False, filter=True, tone=_tone),
        Column("text", shown=False, width=60, help="公开声明的全文；不写个人信息"),
        Column("link", shown=False, width=30, example="https://www.example.gov.cn/sm.html"),
        Column("published_on", form=False, excel=False, filter=True, shown=False),
    )
    presets = (
        Preset("waiting", "待回应", lambda rows: rows.waiting()),
        Preset("overdue", "逾期未回应", lambda rows: rows.overdue(clock.today())),
    )
    verbs = (
        Verb.of(
            STATEMENTS, "publish", action=actions.publish_statement,
            confirm="发布后任何人都能看到，文字不能再改，确定发布吗？",
        ),
    )  # fmt: skip
    detail_template = "evidence/card.html"

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Statement:
        return actions.raise_question(by=by, now=now, unit=Unit.objects.get(pk=unit_id), **values)

    def update(
        self, *, by: User | None, row: Statement, values: Mapping[str, Any], now: datetime
    ) -> Statement:
        return actions.amend_statement(by=by, now=now, row=row, values=values)

    def locked(self, row: Statement) -> Refusal | None:
        return actions.statement_lock() if row.published else None


class PublicityLedger(DatedLedger, BureauLedger):
    app = "campaign"
    name = "publicity"
    title = "宣传工作台账"
    model = Publicity
    basis = "实施方案 四（二）"
    key = ("on", "kind", "topic")
    order = ("-on",)
    search = ("topic", "outlet")
    rules = (past_or_today("on"),)
    bounds = {"on": dates.during}
    columns = (
        Column("topic", width=30, example="小学入学一图读懂"),
        Column("unit", "单位", form=False, filter=True),
        Column("kind", filter=True, example="一图读懂"),
        Column("on", filter=True, example="2024-06-05"),
        Column("outlet", filter=False, example="县融媒体中心"),
        Column("reach", help="阅读、观看或到场人次，不清楚可不填", example="12000", width=12),
        Column("link", shown=False, width=30, example="https://www.example.gov.cn/yt.html"),
        Column("note", shown=False, width=40),
    )
    detail_template = "evidence/card.html"


class QuestionLedger(BureauLedger):
    """What hotline operators look up, and what the public reads under /questions/ once published."""

    app = "campaign"
    name = "questions"
    title = "招生问答库"
    model = Question
    basis = "实施方案 四（二）"
    key = ("question",)
    order = ("topic", "question")
    search = ("question", "answer")
    columns = (
        Column("question", width=40, example="外地户口租房住，孩子怎么报名？"),
        Column("topic", filter=True, example="随迁子女", width=12),
        Column("unit", "单位", form=False, filter=True),
        Column("answer", width=60, help="接线员照着念、家长照着看，用平常的话写"),
        Column("basis", shown=False, example="县 2024 年招生意见第三条"),
        Column("state", form=False, excel=False, filter=True, tone=_tone),
        Column("published_on", form=False, excel=False, shown=False),
    )
    verbs = (
        Verb.of(QUESTIONS, "publish", action=actions.publish_question, bulk=True),
        Verb.of(QUESTIONS, "withdraw", action=actions.withdraw_question, bulk=True),
    )


for _ledger in (AnnouncementLedger, StatementLedger, PublicityLedger, QuestionLedger):
    register(_ledger)
