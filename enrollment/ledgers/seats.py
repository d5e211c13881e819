"""Ledgers of seats: what schools offer, how many children come, how gaps are closed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F

from campaign.ledgers.handed_in import HandedInLedger
from enrollment.actions import seats as actions
from enrollment.choices.seats import EXPANSION_TONES, ExpansionState
from enrollment.choices.standing import Standing
from enrollment.forms.seats import DeliverForm, DropForm
from enrollment.ledgers.schools import closed_schools, schools
from enrollment.models import Demand, Expansion, School, SeatPlan
from enrollment.queries.standing import gone, refusal_of
from enrollment.rules import seats as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Closed, Column, Ledger, Mark, Preset, Problem, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level

_BASIS = "实施方案 二（二）"


def as_of_is_past(values: Mapping[str, Any]) -> Iterable[Problem]:
    return rules.as_of_is_past(values, today=clock.today())


def _mean(row: SeatPlan) -> Mark | str:
    """Children a class on the average, with its alarm."""
    if not row.actual_classes:
        return ""
    kind = rules.class_alarm(row.enrolled, row.actual_classes)
    mean = f"{row.enrolled / row.actual_classes:.1f}"
    return Mark(f"{mean} {kind.label}", "late") if kind else mean


class SeatPlanLedger(Ledger):
    """学位计划: one row a school, entry grade and year. The school may fill its own."""

    app = "enrollment"
    name = "seat-plans"
    title = "学位计划台账"
    basis = _BASIS
    model = SeatPlan
    key = ("year", "grade")
    order = ("-year", "unit", "-grade")
    levels = (Level.SCHOOL,)
    rules = (rules.plan_is_sound, as_of_is_past)
    columns = (
        Column("unit", "学校", width=28, form=False),
        Column("year", filter=True, example="2024"),
        Column("grade", filter=True, example="一年级"),
        Column("planned_classes", example="4", help="核定的起始年级班数"),
        Column("class_size", example="45", help="小学 45 人、初中 50 人"),
        Column("seats", "学位数", value=lambda row: row.seats, form=False, excel=False, sort=False),
        Column("plan", example="180", help="批准的招生计划人数；民办学校由审批地教育局核定"),
        Column("registered", example="175"),
        Column("enrolled", example="170"),
        Column("actual_classes", example="4"),
        Column("mean", "平均班额", value=_mean, form=False, excel=False, sort=False),
        Column("teachers_needed", shown=False, example="10"),
        Column("teachers_present", shown=False, example="9"),
        Column("outside", shown=False, help="民办学校只在审批地招生，应为 0", basis="实施方案 二（一）"),
        Column("source", filter=True, shown=False),
        Column("as_of", example="2024-06-05"),
    )
    presets = (
        Preset("big", "大班额", lambda rows: rows.filter(enrolled__gt=rules.BIG * F("actual_classes"))),
    )

    def named(self, row: SeatPlan) -> str:
        return str(row)

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        """A school that is no more plans nothing."""
        ended = School.objects.filter(unit_id=unit_id).exclude(standing=Standing.OPEN).exists()
        return refusal_of(unit_id) if ended else None

    def closed_units(self, actor: Actor) -> Sequence[Closed]:
        """Schools that are no more, for the sentence of the import."""
        return [(each.code, each.name, each.sentence) for each in gone(*actor.rights.codes(self.fill))]

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> SeatPlan:
        return actions.plan_seats(by=by, unit_id=unit_id, values=values, now=now)

    def update(self, *, by: User | None, row: SeatPlan, values: Mapping[str, Any], now: datetime) -> SeatPlan:
        return actions.amend_seats(by=by, row=row, values=values, now=now)


class DemandLedger(HandedInLedger):
    """适龄人口: a series. The row of a later day supersedes that of an earlier one and erases nothing."""

    app = "enrollment"
    name = "demands"
    title = "适龄人口台账"
    basis = _BASIS
    model = Demand
    key = ("year", "grade", "locality", "zone", "as_of")
    order = ("-year", "unit", "-grade", "locality", "-as_of")
    search = ("zone",)
    rules = (rules.counted_somehow, as_of_is_past)
    columns = (
        Column("unit", "县（区）", form=False, filter=True),
        Column("year", filter=True, example="2024"),
        Column("grade", filter=True, example="一年级"),
        Column("locality", filter=True, example="城区"),
        Column("zone", help="分片区统计时填写；不填表示该城乡类型的总数", width=18),
        Column("births", help="对应年份出生人口，用于预测", example="1200"),
        Column("household", help="户籍适龄儿童；尚未核定时留空，按出生人口预测", example="1150"),
        Column("migrants", help="进城务工人员随迁子女", example="60"),
        Column("children", "合计", value=lambda row: _children(row), form=False, excel=False, sort=False),
        Column("source", filter=True),
        Column("as_of", filter=True, example="2024-06-05"),
        Column("note", shown=False, width=24),
    )

    def named(self, row: Demand) -> str:
        return f"{row}（截至 {row.as_of}）"

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        """A county counts, not its schools and not its city."""
        counts = codes.level_of(unit_id) == Level.COUNTY
        return super().closed_to_new(unit_id) if counts else rules.CountedByTheCounty()


def _children(row: Demand) -> str:
    total = rules.Count(row.births, row.household, row.migrants).children
    return "按出生人口预测" if total is None else str(total)


class ExpansionLedger(Ledger):
    """学位扩充措施: the plan that must cover a gap."""

    app = "enrollment"
    name = "expansions"
    title = "学位扩充措施台账"
    basis = _BASIS
    model = Expansion
    key = ("year", "grade", "locality", "means", "document")
    order = ("done_by",)
    search = ("owner", "document")
    columns = (
        Column("unit", "县（区）", form=False, filter=True),
        Column("year", filter=True, example="2024", help="从哪一年秋季招生起使用"),
        Column("grade", filter=True, example="一年级"),
        Column("locality", filter=True, example="城区"),
        Column("means", filter=True, example="挖潜扩容"),
        Column("school", options=schools, closed=closed_schools, shown=False, width=24),
        Column("seats", example="90"),
        Column("done_by", example="2024-08-20", help="8 月 31 日以前完成的，才计入当年"),
        Column("owner", example="张某", help="谁负责"),
        Column("document", example="清丰县学位扩充方案第 3 项", width=24),
        Column("note", shown=False, width=24),
        Column("state", form=False, excel=False, filter=True, tone=lambda v: EXPANSION_TONES.get(v, "none")),
        Column("delivered_on", form=False, excel=False, shown=False),
        Column("dropped_reason", form=False, excel=False, shown=False),
    )
    presets = (
        Preset(
            "late", "已过期限未交付",
            lambda rows: rows.filter(
                state__in=[ExpansionState.PLANNED, ExpansionState.UNDER_WAY], done_by__lt=clock.today()
            ),
        ),
    )  # fmt: skip
    verbs = (
        Verb.of(rules.EXPANSIONS, "start", action=actions.start_expansion),
        Verb.of(rules.EXPANSIONS, "deliver", action=actions.deliver_expansion, form=DeliverForm),
        Verb.of(rules.EXPANSIONS, "drop", action=actions.drop_expansion, form=DropForm, danger=True),
    )
    detail_template = "enrollment/expansion_detail.html"

    def named(self, row: Expansion) -> str:
        return f"{row.unit.name} {row.year} 年{row.get_locality_display()}{row.get_grade_display()}：{row}"

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        """A county counts, not its schools and not its city."""
        return None if codes.level_of(unit_id) == Level.COUNTY else rules.CountedByTheCounty()

    def locked(self, row: Expansion) -> Refusal | None:
        """Delivered or dropped: history."""
        settled = row.state in (ExpansionState.DELIVERED, ExpansionState.DROPPED)
        return rules.ExpansionSettled() if settled else None


for _ledger in (SeatPlanLedger, DemandLedger, ExpansionLedger):
    register(_ledger)
