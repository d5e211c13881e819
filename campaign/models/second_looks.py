"""回头看: a month after closing a tenth of the closed issues is looked at again (domain.md §3)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from campaign.choices.second_looks import LookState
from campaign.models.base import account
from campaign.models.campaigns import Campaign
from campaign.models.issues import Issue
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet


@audited
class SecondLookDraw(TenantModel):
    """One month's draw in one county. ``unit`` is the county; anybody can recompute it from what is here."""

    append_only = True

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="+")
    month = models.DateField("月份")  # its first day
    drawn_at = models.DateTimeField("抽取时间")
    drawn_by = account("抽取人")  # nobody: the clock
    seed = models.CharField("种子", max_length=200)
    seed_is_public = models.BooleanField("种子为现场输入的公开数值")
    population = models.JSONField("待抽名单")  # numbers of the issues closed in the month before, sorted
    digest = models.CharField("名单校验值", max_length=64)
    selection = models.JSONField("抽中")  # numbers, in the order drawn

    objects: ClassVar[Any] = TenantQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "回头看抽取"
        ordering = ["-month", "unit_id"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "campaign", "month"], name="look_draw_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="look_draw_month_is_its_first_day"),
            models.CheckConstraint(condition=~Q(seed=""), name="look_draw_has_seed"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month:%Y-%m}"


class LookQuerySet(TenantQuerySet):
    def waiting(self) -> Self:
        return self.filter(state=LookState.WAITING)

    def overdue(self, today: date) -> Self:
        """Still waiting although the due day is over."""
        return self.waiting().filter(due_on__lt=today)


@audited
class SecondLook(TenantModel):
    """One issue drawn to be looked at again. Same unit as the issue; ``by`` is whoever went there."""

    draw = models.ForeignKey(SecondLookDraw, models.PROTECT, verbose_name="抽取", related_name="looks")
    issue = models.ForeignKey(Issue, models.PROTECT, verbose_name="问题", related_name="looks")
    closed_at = models.DateTimeField("销号时间")  # of the closing that is looked at
    rectified_by = account("整改人")
    closed_by = account("销号人")
    drawn_on = models.DateField("抽取日期")
    due_on = models.DateField("办结期限")
    state = models.CharField(
        "状态", max_length=12, choices=LookState.choices, default=LookState.WAITING, editable=False
    )
    by = account("回看人")
    at = models.DateTimeField("回看时间", null=True, blank=True, editable=False)
    note = models.TextField("回看情况", blank=True, editable=False)

    objects: ClassVar[Any] = LookQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "回头看"
        ordering = ["due_on", "unit_id"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "draw", "issue"], name="look_once_a_draw"),
            models.CheckConstraint(
                condition=Q(state="waiting", by=None, at=None)
                | (~Q(state="waiting") & ~Q(note="") & Q(by__isnull=False, at__isnull=False)),
                name="look_done_says_by_whom_and_what",
            ),
            models.CheckConstraint(
                condition=~Q(by=F("rectified_by")) & ~Q(by=F("closed_by")), name="looker_is_somebody_else"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="look_by_state")]

    def __str__(self) -> str:
        return f"{self.issue} 回头看"

    def is_overdue(self, today: date) -> bool:
        """Still waiting although the due day is over."""
        return self.state == LookState.WAITING and self.due_on < today
