"""片区调整: what is to be changed and why. Its steps are taken on its own page."""

from functools import cached_property

from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset
from yangguang.ledgers.kinds import Kind
from yangguang.ledgers.registry import register
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from zoning.choices.adjustments import AdjustmentState
from zoning.ledgers.cells import TriggersKind
from zoning.models import Adjustment
from zoning.rules.adjustments import AdjustmentUnderWay, dates_are_in_order
from zoning.rules.zones import ZonesOfACounty

STATE_TONES = {
    AdjustmentState.DRAFT: "wait",
    AdjustmentState.PUBLISHED: "ok",
    AdjustmentState.DROPPED: "stop",
}


class AdjustmentLedger(Ledger):
    app = "zoning"
    name = "adjustments"
    title = "片区调整台账"
    basis = "实施方案 二（二）：评估、论证、征求意见，提前公布"
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
        Column("dropped_why", form=False, excel=False, shown=False),
    )  # fmt: skip
    presets = (Preset("under-way", "办理中", lambda rows: rows.under_way()),)

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


register(AdjustmentLedger)
