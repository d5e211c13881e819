"""What the checklist rests on, and how it came to be what it is: legal bases and versions."""

import pgtrigger
from django.db import models

from campaign.models.base import account, published
from campaign.models.campaigns import Campaign
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


@audited
class LegalBasis(TenantModel):
    """法规依据: one clause of one document, in own words. Published by the city (plan 二（一）)."""

    title = models.CharField("文件名称", max_length=120)
    short = models.CharField("简称", max_length=40)  # how checklists cite it
    clause = models.CharField("条款", max_length=40, blank=True)
    summary = models.TextField("内容摘要")
    issued_by = models.CharField("发布机关", max_length=60, blank=True)
    issued_on = models.DateField("发布日期", null=True, blank=True)
    link = models.URLField("原文网址", max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "法规依据"
        ordering = ["short", "clause"]
        constraints = [
            published("campaign_legalbasis_scope"),
            models.UniqueConstraint(fields=["unit", "short", "clause"], name="basis_clause_once"),
            models.CheckConstraint(condition=~models.Q(summary=""), name="basis_says_what_it_says"),
        ]

    def __str__(self) -> str:
        return f"{self.short} {self.clause}".strip()


@audited
class ItemBasis(TenantModel):
    """One item cites one clause. Same unit as both: the city."""

    item = models.ForeignKey("campaign.ChecklistItem", models.CASCADE, related_name="citations")
    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="citations")

    class Meta(TenantModel.Meta):
        verbose_name = "检查项依据"
        ordering = ["basis__short", "basis__clause"]
        constraints = [
            published("campaign_itembasis_scope"),
            models.UniqueConstraint(fields=["unit", "item", "basis"], name="itembasis_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.basis_id}"


@audited
class ChecklistVersion(TenantModel):
    """One change of the checklist: who, when, why, and what happened to which item.

    ``changes``: ``[{"code", "kind" (:class:`campaign.choices.items.ItemChange`), "text", "details"}]``.
    """

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, verbose_name="专项行动", related_name="checklist_versions"
    )
    number = models.PositiveSmallIntegerField("版次")
    by = account("修改人")
    at = models.DateTimeField("修改时间")
    reason = models.CharField("原因", max_length=300, blank=True)
    changes = models.JSONField("改动", default=list)

    class Meta(TenantModel.Meta):
        verbose_name = "检查清单版次"
        ordering = ["-number"]
        constraints = [
            published("campaign_checklistversion_scope"),
            models.UniqueConstraint(fields=["unit", "campaign", "number"], name="checklistversion_once"),
        ]
        triggers = [pgtrigger.Protect(name="checklistversion_stays", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"第 {self.number} 版"
