"""Inspections by 双随机."""

from django.db import models


class PlanState(models.TextChoices):
    """A plan is drafted, its lists are frozen and published by their hash, then chance decides."""

    DRAFTED = "drafted", "拟定中"
    FROZEN = "frozen", "名单已冻结"
    DRAWN = "drawn", "已抽取"
    FINISHED = "finished", "已完成"


class InspectionState(models.TextChoices):
    PLANNED = "planned", "待检查"
    CHECKED = "checked", "已检查"
    ANSWERED = "answered", "已反馈"
    CLOSED = "closed", "已办结"


class ListKind(models.TextChoices):
    """The two frozen lists of a plan (双随机: what is inspected and who inspects)."""

    SCHOOLS = "schools", "学校名单"
    INSPECTORS = "inspectors", "检查人员名单"


PLAN_TONES = {
    PlanState.DRAFTED: "wait",
    PlanState.FROZEN: "due",
    PlanState.DRAWN: "busy",
    PlanState.FINISHED: "ok",
}
INSPECTION_TONES = {
    InspectionState.PLANNED: "wait",
    InspectionState.CHECKED: "busy",
    InspectionState.ANSWERED: "due",
    InspectionState.CLOSED: "ok",
}
INSPECTION_CODE = "A4"  # the deliverable that asks for a tenth of the schools (data/deliverables-2024.csv)

LEAST_SHARE = 10  # percent of all schools (data/deliverables-2024.csv, A4)
SHARE_BOUNDS = f"抽查比例不低于 {LEAST_SHARE}%、不高于 100%，请填 {LEAST_SHARE} 至 100 的整数。"
