"""入学材料清单, 采集信息的应用, 数据共享协议, 名单请求记录 (plan 二（四）, 二（五）)."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from campaign.choices import Area
from enrollment.actions import registers as actions
from enrollment.choices.matching import DEPARTMENTS, ListKind
from enrollment.choices.registers import VERDICT_TONES, Asked, CollectorVerdict
from enrollment.forms.registers import JudgeForm
from enrollment.models import DataAgreement, DataCollector, MatchRound, RequiredMaterial
from enrollment.queries.materials import BEYOND
from enrollment.rules import registers as rules
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right


def _check(row: RequiredMaterial) -> Mark:
    if row.state != Asked.KEPT:
        return Mark(row.get_state_display(), "ok")
    return (
        Mark("超出上级清单", "late") if getattr(row, "beyond", False) else Mark("在清单内或上级未列", "none")
    )


class MaterialLedger(Ledger):
    """What is asked of parents, before and now; the city's and the province's rows are the measure."""

    app = "enrollment"
    name = "materials"
    title = "入学材料清单"
    model = RequiredMaterial
    basis = "实施方案 二（四）、二（五）"
    key = ("audience", "name")
    order = ("unit", "audience", "state", "name")
    search = ("name",)
    levels = (Level.COUNTY, Level.CITY)
    rules = (rules.spared_since,)
    columns = (
        Column("name", example="居住证", width=24),
        Column("audience", filter=True, example="随迁子女入学", width=18),
        Column("unit", "所属单位", form=False, filter=True),
        Column("state", filter=True, example="仍需提交", width=20, help="取消或改为数据核验的，也留在清单里"),
        Column("changed_on", help="不再提交的填写", example="2024-05-20"),
        Column("basis", example="《居住证暂行条例》第十二条", width=34),
        Column("check", "与上级清单对照", value=_check, form=False, excel=False, sort=False),
        Column("note", shown=False, width=30),
    )
    presets = (
        Preset("kept", "仍需提交", lambda rows: rows.kept()),
        Preset("spared", "已减少", lambda rows: rows.spared()),
        Preset("beyond", "超出上级清单", lambda rows: rows.kept().filter(beyond=True)),
    )

    def queryset(self, actor: Actor) -> Any:
        """With whether a superior's list leaves the paper out: in the same query."""
        return super().queryset(actor).annotate(beyond=BEYOND)


class CollectorLedger(Ledger):
    app = "enrollment"
    name = "collectors"
    title = "采集学生信息的应用"
    model = DataCollector
    basis = "实施方案 二（四）"
    key = ("name",)
    order = ("unit", "name")
    search = ("name", "operator")
    levels = (Level.COUNTY, Level.SCHOOL)
    columns = (
        Column("name", example="某某家校通", width=24),
        Column("kind", filter=True, example="小程序"),
        Column("unit", "使用单位", form=False, filter=True),
        Column("operator", example="某某科技有限公司", width=26, shown=False),
        Column("collects", example="姓名、班级、家长电话", width=34, help="写信息项目，不写任何人的信息"),
        Column("purpose", example="发布通知", shown=False, width=24),
        Column("filed_number", text=True, shown=False, width=22, help="没有备案的留空"),
        Column("again", filter=True, help="与学籍信息采集表已有项目相同的，选“是”"),
        Column("verdict", form=False, filter=True, tone=lambda value: VERDICT_TONES.get(value, "none")),
        Column("finding", form=False, shown=False, width=34),
        Column("checked_on", form=False, shown=False),
    )
    presets = (
        Preset("waiting", "待核查", lambda rows: rows.filter(verdict=CollectorVerdict.WAITING)),
        Preset("again", "重复采集", lambda rows: rows.filter(again=True)),
        Preset("unfiled", "没有备案", lambda rows: rows.filter(filed_number="")),
    )
    verbs = (
        Verb("judge", "核查", action=actions.judge_collector, right=Right.REVIEW, form=JudgeForm),
    )  # fmt: skip


def _in_force(row: DataAgreement) -> Mark:
    today: date = clock.today()
    return Mark("已过期", "late") if row.valid_until and row.valid_until < today else Mark("有效", "ok")


class AgreementLedger(Ledger):
    app = "enrollment"
    name = "agreements"
    title = "数据共享协议"
    model = DataAgreement
    basis = "实施方案 二（五）"
    key = ("department", "title")
    order = ("unit", "department")
    search = ("title", "number")
    rules = (rules.agreement_is_dated,)
    columns = (
        Column("title", example="清丰县教育局与残联数据共享协议", width=34),
        Column(
            "department", filter=True, example="残联名单", width=18,
            options=lambda actor: [(kind.value, kind.label) for kind in DEPARTMENTS],
        ),
        Column("unit", "县（区）", form=False, filter=True),
        Column("number", text=True, example="清教〔2024〕8号", width=18),
        Column("content", example="6—15 周岁持证残疾儿童姓名、证件号码、残疾类别", width=40, shown=False),
        Column("basis", example="《残疾人教育条例》第十七条", width=30, shown=False),
        Column("signed_on", example="2024-05-20"),
        Column("valid_until", example="2027-05-19", help="长期有效的留空"),
        Column("force", "效力", value=_in_force, form=False, excel=False, sort=False),
        Column("contact", example="县残联教就部 张某", shown=False, width=24),
    )  # fmt: skip


class RequestLedger(Ledger):
    """Who asked whom for which list, on what footing, and what became of it (2.5.6)."""

    app = "enrollment"
    name = "match-requests"
    title = "名单请求记录"
    model = MatchRound
    basis = "实施方案 二（五）"
    order = ("-received_on",)
    writable = False
    columns = (
        Column("kind", filter=True, width=18),
        Column("unit", "县（区）", form=False, filter=True),
        Column("footing", "依据", value=lambda row: str(row.agreement or row.basis), sort=False, width=34),
        Column("asked_on"),
        Column("received_on", filter=True),
        Column("given_by", width=24),
        Column("who", "经办人", value=lambda row: row.by.name, sort=False),
        Column("count", "比对行数", value=lambda row: row.outcome.get("good", ""), sort=False),
        Column("state", filter=True),
        Column("closed_at", shown=False),
        Column("erased_at", "名单删除时间"),
    )

    def queryset(self, actor: Actor) -> Any:
        """Rounds that asked somebody."""
        rows = super().queryset(actor).exclude(kind=ListKind.THREE_WAY)
        return rows.select_related("agreement", "by")


def _issue(actor: Actor, row: DataCollector) -> Link | None:
    """“转为问题”: the issue's form, filled as far as the register knows."""
    wrong = row.again or row.verdict in (CollectorVerdict.MENDING, CollectorVerdict.STOPPED)
    if not wrong or not actor.may(Right.FILL, row.unit_id):
        return None
    said = "重复采集学籍已有的信息" if row.again else row.get_verdict_display()
    given = {
        "unit": row.unit_id,
        "area": Area.PROCESS.value,
        "found": f"{row.get_kind_display()}“{row.name}”{said}（{row.collects}），请核实整改。",
    }
    return Link("转为问题", f"{reverse('campaign:issues-add')}?{urlencode(given)}")


for ledger in (MaterialLedger, CollectorLedger, AgreementLedger, RequestLedger):
    register(ledger)
register_link("enrollment/collectors", _issue)
