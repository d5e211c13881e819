"""双随机: the pool of inspectors, recusals, plans, and inspections with their results."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from campaign.actions import inspections as actions
from campaign.choices.inspections import INSPECTION_CODE, INSPECTION_TONES, PLAN_TONES, PlanState
from campaign.completion import Completion, register_completion
from campaign.forms.inspections import ReplyForm, ScheduleForm
from campaign.ledgers.issues import NoCampaign
from campaign.models import (
    Assignment,
    Inspection,
    InspectionFinding,
    InspectionPlan,
    Inspector,
    Issue,
    Recusal,
)
from campaign.queries.campaigns import current_campaign
from campaign.queries.inspections import best_plan
from campaign.rules import inspections as rules
from campaign.rules.inspections import INSPECTIONS
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import TenantModel, Unit


class CityLedger(Ledger):
    """Rows that only the city's supervisors write: the city inspects (plan 四（一）)."""

    app = "campaign"
    levels = (Level.CITY,)
    fill = Right.SUPERVISE

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        if not Unit.objects.filter(pk=unit_id, level=Level.CITY).exists():
            raise rules.PlansAreTheCitys
        return super().create(by=by, unit_id=unit_id, values=values, now=now)


def _bureaus(actor: Actor) -> Sequence[tuple[Any, str]]:
    """Where inspectors come from: the city and its counties."""
    units = Unit.objects.under(*actor.scope).filter(level__in=[Level.CITY, Level.COUNTY], active=True)
    return list(units.values_list("pk", "name"))


def _schools(actor: Actor) -> Sequence[tuple[Any, str]]:
    units = Unit.objects.under(*actor.scope).filter(level=Level.SCHOOL, active=True)
    return list(units.values_list("pk", "name"))


class InspectorLedger(CityLedger):
    name = "inspectors"
    title = "检查人员库"
    model = Inspector
    basis = "实施方案 四（一）；双随机、一公开"
    key = ("home", "name")
    order = ("home", "name")
    search = ("name",)
    columns = (
        Column("name", example="李明"),
        Column("unit", "建库单位", form=False, shown=False),
        Column(
            "home", filter=True, options=_bureaus, lookup="code", example="南乐县",
            help="本人所在的市、县（区）教育局；同一县（区）的学校自动回避。",
        ),
        Column("post", example="督学"),
        Column("available", filter=True, example="是"),
    )  # fmt: skip


class RecusalLedger(CityLedger):
    name = "recusals"
    title = "检查人员回避登记"
    model = Recusal
    basis = "实施方案 四（一）"
    key = ("inspector", "school")
    columns = (
        Column("inspector", filter=True),
        Column("unit", "登记单位", form=False, shown=False),
        Column("school", options=_schools, lookup="code", filter=True),
        Column("reason", example="配偶在该校任教", width=30),
    )


def _comes_later(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The randomness must lie in the future of whoever chooses its source."""
    if values.get("seed_on") and values["seed_on"] <= clock.today():
        yield "seed_on", "随机数须在今天以后公布，冻结名单时谁也不能知道它；请改选以后的开奖日。"


class PlanLedger(CityLedger):
    name = "inspection-plans"
    title = "抽查方案"
    model = InspectionPlan
    basis = "实施方案 四（一）；任务 A4（抽查比例不低于 10%）"
    key = ("title",)
    search = ("title",)
    importable = False
    rules = (_comes_later, rules.share_is_enough)
    columns = (
        Column("title", example="7 月双随机抽查", width=28),
        Column("unit", "组织单位", form=False),
        Column("state", form=False, filter=True, tone=lambda value: PLAN_TONES.get(value, "none")),
        Column("share", required=True, help="占全市在用学校的百分比，不低于 10、不高于 100。", example="10"),
        Column(
            "seed_source", example="中国福利彩票双色球 2024-07-21 开奖号码", width=36,
            help="事先写明、谁也不能左右、公众都能查到的号码；号码越多越好。",
        ),
        Column("seed_on", help="须晚于冻结名单的日期。", example="2024-07-21"),
        Column("school_count", form=False, excel=False),
        Column("drawn_count", form=False, excel=False),
        Column("frozen_at", form=False, excel=False, shown=False),
        Column("drawn_at", form=False, excel=False),
    )  # fmt: skip

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> InspectionPlan:
        """A draft in the campaign that is on."""
        campaign = current_campaign(unit_id)
        if campaign is None:
            raise NoCampaign
        unit = Unit.objects.get(pk=unit_id)
        return actions.open_plan(by=by, now=now, campaign=campaign, unit=unit, **values)

    def update(
        self, *, by: User | None, row: InspectionPlan, values: Mapping[str, Any], now: datetime
    ) -> InspectionPlan:
        return actions.amend_plan(by=by, now=now, row=row, values=values)

    def locked(self, row: InspectionPlan) -> Refusal | None:
        """Sealed once the lists are frozen; an attempt is 403 and stands in the security log."""
        return None if row.state == PlanState.DRAFTED else rules.PlanSealed()


class InspectionLedger(Ledger):
    """Written by the draw alone; the school's own rows appear when they are done."""

    app = "campaign"
    name = "inspections"
    title = "抽查检查"
    model = Inspection
    basis = "实施方案 三（三）、四（一）"
    order = ("-plan__created_at", "position")
    search = ("school",)
    writable = False
    columns = (
        Column("school", "学校", filter=True, options=_schools),
        Column("plan", "方案"),
        Column("position", "抽中顺序", shown=False),
        Column("first_name", "检查人员一"),
        Column("first_home", "人员一单位", shown=False),
        Column("second_name", "检查人员二"),
        Column("second_home", "人员二单位", shown=False),
        Column("planned_on", filter=True),
        Column("state", filter=True, tone=lambda value: INSPECTION_TONES.get(value, "none")),
        Column("done_on", filter=True),
        Column("result", shown=False, width=40),
        Column("reply", shown=False, width=40),
        Column("closed_at", shown=False),
    )
    presets = (
        Preset("waiting", "待检查", lambda rows: rows.waiting()),
        Preset("open", "未办结", lambda rows: rows.exclude(state="closed")),
    )
    verbs = (
        Verb.of(INSPECTIONS, "schedule", action=actions.schedule_inspection, form=ScheduleForm, bulk=True),
        Verb.of(INSPECTIONS, "issues", action=actions.open_issues, bulk=True),
        Verb.of(INSPECTIONS, "reply", action=actions.reply_to_inspection, form=ReplyForm),
        Verb.of(INSPECTIONS, "close", action=actions.close_inspection, bulk=True),
    )
    detail_template = "campaign/inspection_detail.html"


def _sheet(actor: Actor, row: Inspection) -> Link | None:
    """From an inspection to its result sheet, while it is to be filled in."""
    step = INSPECTIONS.steps["record"]
    if row.state not in step.moves or not step.reached_by(actor.rights, row.unit_id, row.state):
        return None
    return Link(step.title, reverse("campaign:inspections-sheet", args=[row.pk]))


def _draw(actor: Actor, row: InspectionPlan) -> Link:
    """From a plan to its draw."""
    return Link("名单与抽取", reverse("campaign:draws-detail", args=[row.pk]))


def _origin(actor: Actor, row: Issue) -> Link | None:
    """From an issue back to the inspection that found it."""
    finding = InspectionFinding.objects.filter(issue=row).first()
    if finding is None:
        return None
    return Link("查看抽查结果", reverse("campaign:inspections-detail", args=[finding.inspection_id]))


register(InspectorLedger)
register(RecusalLedger)
register(PlanLedger)
register(InspectionLedger)
register_link("campaign/inspections", _sheet)
register_link("campaign/inspection-plans", _draw)
register_link("campaign/issues", _origin)


def inspections_complete(assignment: Assignment) -> Completion:
    """A4: a tenth of the schools drawn by 双随机, and every one of them inspected."""
    plan = best_plan(assignment)
    if plan is None:
        return Completion(False, "还没有双随机抽查方案，请先拟定方案。", reverse("campaign:draws"))
    path = reverse("campaign:draws-detail", args=[plan.pk])
    if not plan.drawn_count:
        return Completion(False, f"《{plan.title}》还没有抽取（现在是“{plan.get_state_display()}”）。", path)
    left = plan.inspections.waiting().count()
    done = f"{plan.school_count} 所学校抽取 {plan.drawn_count} 所"
    if left:
        return Completion(False, f"{done}，还有 {left} 所没有登记检查结果。", path)
    return Completion(True, f"{done}，已全部检查。", path)


register_completion(INSPECTION_CODE, inspections_complete)
