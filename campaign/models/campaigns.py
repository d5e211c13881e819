"""A yearly campaign, its phases, and what is owed in each."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from campaign.choices import DeliverableKind
from campaign.models.base import published
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


@audited
class Campaign(TenantModel):
    """One year's campaign of one city; dates, deliverables and checklist are data copied from a template."""

    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("名称", max_length=100)
    starts = models.DateField("开始日期")
    ends = models.DateField("结束日期")
    template_version = models.CharField("模板版本", max_length=40)
    edition = models.PositiveSmallIntegerField("版次", default=1)  # raised by every change of the city
    moves_deadlines = models.BooleanField("截止日遇休息日提前到前一个工作日", default=True)

    class Meta(TenantModel.Meta):
        verbose_name = "专项行动"
        ordering = ["-year"]
        constraints = [
            published("campaign_campaign_scope"),
            models.UniqueConstraint(fields=["unit", "year"], name="campaign_once_a_year"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="campaign_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.title


# Phases follow each other by number, without overlap, inside their campaign.
_IN_ORDER = """
    IF EXISTS (
        SELECT 1 FROM campaign_phase mine
            JOIN campaign_campaign c ON c.id = mine.campaign_id
            LEFT JOIN campaign_phase later
                ON later.campaign_id = mine.campaign_id AND later.number > mine.number
        WHERE mine.campaign_id = NEW.campaign_id
            AND (later.starts <= mine.ends OR mine.starts < c.starts OR mine.ends > c.ends)
    ) THEN
        RAISE EXCEPTION 'Phases overlap or leave their campaign.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""


@audited
class Phase(TenantModel):
    """One of the four phases (plan 三)."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="phases")
    number = models.PositiveSmallIntegerField("阶段")
    name = models.CharField("名称", max_length=20)
    starts = models.DateField("开始日期")
    ends = models.DateField("结束日期")

    class Meta(TenantModel.Meta):
        verbose_name = "阶段"
        ordering = ["number"]
        constraints = [
            published("campaign_phase_scope"),
            models.UniqueConstraint(fields=["unit", "campaign", "number"], name="phase_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=4), name="phase_one_to_four"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="phase_ends_after_start"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="phase_in_order",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,  # all phases move together; looked at when they all have
                func=_IN_ORDER,
            )
        ]

    def __str__(self) -> str:
        return f"第{self.number}阶段 {self.name}"


@audited
class Deliverable(TenantModel):
    """What units of some levels owe; ``due``: ``06-10``, ``weekly:fri`` or ``monthly:last-workday``."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, verbose_name="专项行动", related_name="deliverables"
    )
    position = models.PositiveSmallIntegerField("序号")
    code = models.CharField("编号", max_length=10)
    phase = models.ForeignKey(Phase, models.PROTECT, verbose_name="阶段", related_name="deliverables")
    levels = models.CharField("责任层级", max_length=40)  # "city county"
    title = models.CharField("任务", max_length=100)
    due = models.CharField("时限", max_length=30)
    kind = models.CharField("形式", max_length=12, choices=DeliverableKind.choices)
    note = models.CharField("要求", max_length=200, blank=True)
    retired = models.BooleanField("已取消", default=False)  # no longer asked for; what was handed in stays

    class Meta(TenantModel.Meta):
        verbose_name = "任务"
        ordering = ["position"]
        constraints = [
            published("campaign_deliverable_scope"),
            models.UniqueConstraint(fields=["unit", "campaign", "code"], name="deliverable_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def owed_by(self, level: str) -> bool:
        """Whether units of that level owe it."""
        return level in self.levels.split()
