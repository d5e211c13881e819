"""片区调整: what is to be changed and why, and its steps as verbs."""

from functools import cached_property

from django.urls import reverse

from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.kinds import Kind
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from zoning.actions import adjustments as actions
from zoning.choices.adjustments import AdjustmentState
from zoning.forms.adjustments import ConsultForm, DropForm, ProlongForm, PublishForm
from zoning.ledgers.cells import TriggersKind
from zoning.models import Adjustment
from zoning.rules.adjustments import ADJUSTMENTS, OPEN, AdjustmentUnderWay, dates_are_in_order
from zoning.rules.zones import ZonesOfACounty

_BASIS = "实施方案 二（二）：评估、论证、征求意见，提前公布"

STATE_TONES = {
    AdjustmentState.DRAFT: "wait",
    AdjustmentState.PUBLISHED: "ok",
    AdjustmentState.DROPPED: "stop",
}


class AdjustmentLedger(Ledger):
    app = "zoning"
    name = "adjustments"
    title = "片区调整台账"
    basis = _BASIS
    model = Adjustment
    key = ("stage", "year", "title")
    order = ("-year", "stage", "-created_at")
    search = ("title",)
    rules = (dates_are_in_order,)
    columns = (
        Column("title", example="清丰县新城片区调整", width=30),
        Column("unit", "县（区）", form=False, filter=True),
        Column("stage", filter=True, example="小学"),
        Column("year", filter=True, example="2024"),
        Column("state", form=False, excel=False, filter=True, tone=lambda v: STATE_TONES.get(v, "busy")),
        Column(
            "triggers", example="新建学校", width=28,
            help="学校布局调整、适龄人口变化较大、片区完全重叠、新建学校、民办转公办；几项之间用“、”隔开",
        ),
        Column("reason", shown=False, width=40, help="为什么要调整，涉及哪些学校和住户"),
        Column("opens_on", shown=False, help="征求意见不少于 7 天，首尾两天都算", example="2024-05-20"),
        Column("closes_on", example="2024-05-27"),
        Column("registration_opens_on", shown=False, help="新片区须在报名开始以前公布", example="2024-07-01"),
        Column("published_on", form=False, excel=False),
        Column("prolonged_why", form=False, excel=False, shown=False),
        Column("dropped_why", form=False, excel=False, shown=False),
    )  # fmt: skip
    presets = (
        Preset("under-way", "办理中", lambda rows: rows.under_way()),
        Preset("consulting", "征求意见中", lambda rows: rows.consulting()),
    )
    verbs = (
        Verb.of(ADJUSTMENTS, "begin", action=actions.begin),
        Verb.of(ADJUSTMENTS, "argue", action=actions.argue),
        Verb.of(
            ADJUSTMENTS, "consult", action=actions.consult, form=ConsultForm,
            confirm="公开以后，方案、片区和勾选公开的文件任何人都能看到，征求意见期间不能再改。请确认方案已经核对无误。",
        ),
        Verb.of(ADJUSTMENTS, "prolong", action=actions.prolong, form=ProlongForm),
        Verb.of(
            ADJUSTMENTS, "decide", action=actions.decide,
            confirm="结束以后，意见的数量、摘要和答复就此固定，立即公布。",
        ),
        Verb.of(
            ADJUSTMENTS, "publish", action=actions.publish, form=PublishForm,
            confirm="公布后家长立即查到新的片区，被替代的片区同时停用，都不能再改。请确认决定文件已按规定公告。",
        ),
        Verb.of(ADJUSTMENTS, "drop", action=actions.drop, form=DropForm, danger=True),
    )  # fmt: skip
    detail_template = "zoning/adjustment_detail.html"

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        found = dict(super().kinds)
        plain = found["triggers"]
        found["triggers"] = TriggersKind(Adjustment, plain.column, plain.field)
        return found

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        return None if codes.level_of(unit_id) == Level.COUNTY else ZonesOfACounty()

    def locked(self, row: Adjustment) -> Refusal | None:
        """What is being argued about is not rewritten meanwhile."""
        return None if row.state == AdjustmentState.DRAFT else AdjustmentUnderWay()

    def why_not(self, verb: Verb, row: Adjustment) -> str:
        if verb.step is None:
            return super().why_not(verb, row)
        return f"{verb.step.hint}；现在是“{AdjustmentState(row.state).label}”。"


register(AdjustmentLedger)


# --- Buttons -----------------------------------------------------------------------------------------------


def _record(actor: Actor, row: Adjustment) -> Link | None:
    may = actor.may(Right.FILL, row.unit_id) and ADJUSTMENTS.may("record", row.state)
    may = may and not row.asks(clock.today())  # a consultation is recorded when it is over
    return Link("登记本步骤", reverse("zoning:adjustments-record", args=[row.pk])) if may else None


def _choose(actor: Actor, row: Adjustment) -> Link | None:
    may = actor.may(Right.FILL, row.unit_id) and row.state in OPEN
    return Link("选择片区", reverse("zoning:adjustments-zones", args=[row.pk])) if may else None


def _opinions(actor: Actor, row: Adjustment) -> Link | None:
    return Link("公众意见", f"{reverse('zoning:opinions-list')}?adjustment={row.pk}") if row.shown else None


def _public_page(actor: Actor, row: Adjustment) -> Link | None:
    return Link("公示页", reverse("zones:consultation", args=[row.pk])) if row.shown else None


def _comparison(actor: Actor, row: Adjustment) -> Link:
    """From an adjustment to what it changes."""
    return Link("新旧对照", reverse("zoning:comparison", args=[row.pk]))


for _source in (_record, _choose, _comparison, _opinions, _public_page):
    register_link("zoning/adjustments", _source)
