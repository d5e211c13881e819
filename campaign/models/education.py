"""警示教育: anonymised cases everybody below may learn from, and the sessions held."""

from django.db import models
from django.db.models import F, Q

from campaign.choices import Area
from campaign.choices.education import TrainingKind
from campaign.models import dates
from campaign.models.base import published_below
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel

# An identity number (18 signs) or a mobile number: the database refuses what the rule refuses.
IDENTITY, MOBILE = r"[0-9]{17}[0-9Xx]", r"(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)"


def _anonymous(*columns: str) -> Q:
    named = Q()
    for column in columns:
        named |= Q(**{f"{column}__regex": IDENTITY}) | Q(**{f"{column}__regex": MOBILE})
    return ~named


@audited
class WarningCase(TenantModel):
    """典型案例: what happened and what came of it, without names; published to all units below."""

    title = models.CharField("案例标题", max_length=100)
    area = models.CharField("整治领域", max_length=20, choices=Area.choices)
    happened = models.CharField("发生时间", max_length=20, blank=True)
    text = models.TextField("基本案情")
    handling = models.TextField("处理结果", blank=True)
    lesson = models.TextField("警示", blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    published = models.BooleanField("印发下级学习", default=False)

    class Meta(TenantModel.Meta):
        verbose_name = "典型案例"
        ordering = ["-created_at"]
        constraints = [
            # Published to be learned from by every unit under the one that wrote it.
            published_below("campaign_warningcase_scope", "published"),
            models.UniqueConstraint(fields=["unit", "title"], name="warning_case_once"),
            models.CheckConstraint(
                condition=_anonymous("title", "text", "handling", "lesson", "source"),
                name="warning_case_is_anonymous",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@audited
class Training(TenantModel):
    """教育活动: one session on warning cases, integrity, or the business of admission."""

    kind = models.CharField("类别", max_length=10, choices=TrainingKind.choices)
    held_on = models.DateField("举办日期")
    title = models.CharField("主题", max_length=100)
    place = models.CharField("地点", max_length=100, blank=True)
    cases = models.TextField("使用案例", blank=True)
    expected = models.PositiveIntegerField("应到人数")
    present = models.PositiveIntegerField("实到人数")
    note = models.TextField("主要内容", blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "教育活动"
        ordering = ["-held_on"]
        triggers = [dates.during("held_on")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "held_on", "title"], name="training_once"),
            models.CheckConstraint(
                condition=Q(present__lte=F("expected"), expected__gte=1), name="training_attendance_fits"
            ),
        ]

    def __str__(self) -> str:
        return self.title
