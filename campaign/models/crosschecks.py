"""相互检查: a county looks at a sample of another county's answers (plan 二（四）)."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.db.models.lookups import Exact

from campaign.choices.crosschecks import CrossState, FindingState
from campaign.models.base import account
from campaign.models.campaigns import Campaign
from campaign.models.checks import Check
from campaign.models.issues import Issue
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, Unit


@audited
class CrossCheck(TenantModel):
    """``checker`` checks ``unit`` (both counties of one city) until a date, on a drawn sample.

    ``seed`` and ``pool`` (how many answers there were) let anybody draw the sample again.
    """

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, verbose_name="专项行动", related_name="crosschecks"
    )
    checker = models.ForeignKey(Unit, models.PROTECT, verbose_name="检查单位", related_name="+")
    until = models.DateField("截止日期")
    note = models.CharField("检查要求", max_length=300, blank=True)
    seed = models.CharField("抽样种子", max_length=40)
    pool = models.PositiveIntegerField("已有结论数")
    state = models.CharField("状态", max_length=10, choices=CrossState.choices, default=CrossState.ASSIGNED)
    assigned_by = account("安排人")
    assigned_at = models.DateTimeField("安排时间")
    finished_by = account("完成人")
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)
    released_by = account("反馈人")
    released_at = models.DateTimeField("反馈时间", null=True, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "相互检查"
        ordering = ["-assigned_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(unit=F("checker")), name="crosscheck_not_the_own_county"),
            models.CheckConstraint(
                condition=Exact(Left("unit", 4), Left("checker", 4)), name="crosscheck_within_one_city"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(finished_at__isnull=False), name="crosscheck_ended_has_time"
            ),
            models.CheckConstraint(
                condition=Q(state="released", released_at__isnull=False)
                | (~Q(state="released") & Q(released_at=None)),
                name="crosscheck_released_has_time",
            ),
            models.UniqueConstraint(
                fields=["unit", "checker"], condition=Q(state="assigned"), name="crosscheck_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checker_id} → {self.unit_id}"


@audited
class CrossFinding(TenantModel):
    """One answer of the sample. ``unit`` is the checking county until the city releases the findings, then
    the checked one: before, the checked county's people must not see a verdict."""

    crosscheck = models.ForeignKey(
        CrossCheck, models.PROTECT, verbose_name="相互检查", related_name="findings"
    )
    check_row = models.ForeignKey(Check, models.PROTECT, verbose_name="自查结论", related_name="+")
    place = models.PositiveSmallIntegerField("序号")  # in the order drawn
    state = models.CharField(
        "核对意见", max_length=10, choices=FindingState.choices, default=FindingState.OPEN
    )
    reason = models.TextField("不同意的理由", blank=True)
    by = account("核对人")
    at = models.DateTimeField("核对时间", null=True, blank=True)
    decided_by = account("处理人")
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)
    decision = models.CharField("处理说明", max_length=500, blank=True)
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, editable=False, verbose_name="问题", related_name="+"
    )

    class Meta(TenantModel.Meta):
        verbose_name = "相互检查意见"
        ordering = ["crosscheck", "place"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "crosscheck", "check_row"], name="crossfinding_once"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "agreed"]) | ~Q(reason=""), name="crossfinding_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="issue", issue__isnull=False) | (~Q(state="issue") & Q(issue=None)),
                name="crossfinding_issue_is_named",
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(decision=""), name="crossfinding_dismissed_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("by")), name="crossfinding_judge_is_not_checker"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.crosscheck_id} {self.place}"
