"""What was handed in and when, what came back marked, more time, and the editions of a campaign."""

from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from campaign.choices.timeline import ExtensionState
from campaign.models.assignments import Assignment
from campaign.models.base import account, published
from campaign.models.campaigns import Campaign
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet


@audited
class Submission(TenantModel):
    """One handing-in of an assignment, kept as it was: written, never changed, never deleted.

    ``contents`` (:func:`campaign.contents.contents_of`): the files by checksum and the rows of the ledgers
    the deliverable consists of, as people read them; of a sealed value only the mask.
    """

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, verbose_name="任务", related_name="submissions"
    )
    number = models.PositiveSmallIntegerField("次数")
    at = models.DateTimeField("提交时间")
    by = account("提交人")
    note = models.TextField("说明", blank=True)
    nothing = models.BooleanField("零报告", default=False)
    contents = models.JSONField("提交内容", default=dict)

    class Meta(TenantModel.Meta):
        verbose_name = "提交记录"
        ordering = ["number"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "assignment", "number"], name="submission_number_once"),
        ]
        triggers = [
            pgtrigger.Protect(name="submission_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"第 {self.number} 次提交"


class MarkQuerySet(TenantQuerySet):
    def standing(self) -> Self:
        """Of the last return, until the next submission."""
        return self.filter(cleared_at=None)


@audited
class ReturnMark(TenantModel):
    """One thing a superior marked as wrong: a row or a file (``subject`` its model, ``subject_id``; of a file
    ``part`` is the row it is attached to), or what is missing (``subject`` empty; ``part`` note, files, or
    the label of a ledger that lacks rows). A return without any mark opens the whole."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, verbose_name="任务", related_name="marks")
    subject = models.CharField("对象", max_length=60, blank=True, editable=False)
    subject_id = models.UUIDField("对象编号", null=True, blank=True, editable=False)
    part = models.CharField("部分", max_length=60, blank=True)
    name = models.CharField("名称", max_length=200)
    reason = models.CharField("原因", max_length=300)
    at = models.DateTimeField("标出时间")
    by = account("标出人")
    cleared_at = models.DateTimeField("重新提交时间", null=True, blank=True, editable=False)

    objects: ClassVar[Any] = MarkQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "退回标记"
        ordering = ["at", "name"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(reason=""), name="returnmark_has_reason"),
            models.CheckConstraint(
                condition=Q(subject="", subject_id=None) | (~Q(subject="") & Q(subject_id__isnull=False)),
                name="returnmark_subject_whole",
            ),
        ]
        indexes = [models.Index(fields=["assignment", "cleared_at"], name="returnmark_standing")]

    def __str__(self) -> str:
        return f"{self.name}：{self.reason}"


@audited
class Extension(TenantModel):
    """More time for one assignment: asked by whoever owes it, decided by a reviewer of a superior."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, verbose_name="任务", related_name="extensions")
    reason = models.TextField("申请理由")
    due_before = models.DateField("原截止日期", editable=False)
    wanted_on = models.DateField("申请延至")
    state = models.CharField(
        "状态", max_length=10, choices=ExtensionState.choices, default=ExtensionState.ASKED, editable=False
    )
    asked_by = account("申请人")
    asked_at = models.DateTimeField("申请时间")
    decided_by = account("审批人")
    decided_at = models.DateTimeField("审批时间", null=True, blank=True, editable=False)
    decision = models.TextField("审批意见", blank=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "延期申请"
        ordering = ["-asked_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "assignment"], condition=Q(state="asked"), name="extension_one_open"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
            models.CheckConstraint(condition=Q(wanted_on__gt=F("due_before")), name="extension_is_later"),
            models.CheckConstraint(
                condition=~Q(decided_by=F("asked_by")), name="extension_decider_is_not_asker"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_at=None)
                | (~Q(state="asked") & Q(decided_at__isnull=False)),
                name="extension_decided_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(decision=""), name="extension_refusal_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} 延至 {self.wanted_on}"


@audited
class CampaignEdition(TenantModel):
    """What a campaign asked for before a change: written with the change, never changed."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="editions")
    number = models.PositiveSmallIntegerField("版次")  # the edition that stood until this change
    contents = models.JSONField("内容")
    change = models.TextField("改动")
    reason = models.CharField("原因", max_length=300)
    at = models.DateTimeField("改动时间")
    by = account("改动人")

    class Meta(TenantModel.Meta):
        verbose_name = "专项行动版次"
        ordering = ["-number"]
        constraints = [
            published("campaign_campaignedition_scope"),
            models.UniqueConstraint(fields=["unit", "campaign", "number"], name="campaignedition_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="campaignedition_has_reason"),
        ]
        triggers = [
            pgtrigger.Protect(name="edition_append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"第 {self.number} 版"
