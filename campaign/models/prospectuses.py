"""招生简章和计划 of private schools: judged by the county, then published and locked (plan 二（四）)."""

from typing import Any, ClassVar, Self

import pgtrigger
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from campaign.choices.disclosure import ProspectusState
from campaign.models.base import account
from campaign.models.campaigns import Campaign
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet
from yangguang.tenancy.policy import ScopePolicy
from yangguang.tenancy.triggers import changed

# What the county judged; from acceptance on it stands still, in the database too.
JUDGED = ("unit_id", "campaign_id", "edition", "plan", "scope", "fee", "conditions", "text", "revision")


class ProspectusQuerySet(TenantQuerySet):
    def agreed(self) -> Self:
        """The county agreed to it, published or not."""
        return self.filter(state__in=[ProspectusState.ACCEPTED, ProspectusState.PUBLISHED])


@audited
class Prospectus(TenantModel):
    """One edition of a school's prospectus and plan for a year. A later change is a new edition."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="+")
    edition = models.PositiveSmallIntegerField("版次", default=1, editable=False)
    plan = models.PositiveIntegerField("招生计划（人）", validators=[MinValueValidator(1)])
    scope = models.CharField("招生范围", max_length=300)
    fee = models.CharField("收费标准", max_length=300)
    conditions = models.TextField("报名条件", max_length=2000)
    text = models.TextField("简章正文", max_length=8000)
    revision = models.CharField("调整说明", max_length=500, blank=True)
    state = models.CharField(
        "状态", max_length=12, choices=ProspectusState.choices, default=ProspectusState.DRAFT, editable=False
    )
    returned_reason = models.TextField("退回原因", blank=True, editable=False)
    submitted_at = models.DateTimeField("提交时间", null=True, editable=False)
    submitted_by = account("提交人")
    judged_at = models.DateTimeField("审核时间", null=True, editable=False)
    judged_by = account("审核人")
    published_at = models.DateTimeField("公布时间", null=True, editable=False)
    published = models.BooleanField("对外展示", default=False, editable=False)

    objects: ClassVar[Any] = ProspectusQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "招生简章"
        ordering = ["unit_id", "-edition"]
        constraints = [
            # Published prospectuses are for everybody; drafts are the school's and its county's.
            ScopePolicy(name="campaign_prospectus_scope", public="published"),
            models.UniqueConstraint(fields=["unit", "campaign", "edition"], name="prospectus_edition_once"),
            models.UniqueConstraint(
                fields=["unit", "campaign"], condition=Q(published=True), name="prospectus_one_is_public"
            ),
            models.CheckConstraint(
                condition=Q(published=False) | Q(state="published", published_at__isnull=False),
                name="prospectus_public_is_published",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "published"]) | Q(judged_by__isnull=False),
                name="prospectus_agreed_has_judge",
            ),
            models.CheckConstraint(
                condition=~Q(judged_by=F("submitted_by")), name="prospectus_judge_is_not_author"
            ),
            models.CheckConstraint(condition=Q(plan__gte=1), name="prospectus_plan_is_positive"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="prospectus_agreed_is_locked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.state IN ('accepted', 'published') AND ({changed(*JUDGED)}"
                    " OR NEW.state NOT IN ('accepted', 'published'))"
                ),
            ),
            pgtrigger.Protect(
                name="prospectus_agreed_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=["accepted", "published"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} 第 {self.edition} 版"
