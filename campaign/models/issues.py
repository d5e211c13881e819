"""The issue ledger (问题整改台账)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from campaign.choices import Area, DeadlineKind, IssueState, ProgressKind, Source
from campaign.models.base import account
from campaign.models.campaigns import Campaign
from campaign.models.checks import Check, ChecklistItem
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet


class IssueQuerySet(TenantQuerySet):
    def open(self) -> Self:
        """Not closed by the city."""
        return self.exclude(state=IssueState.CLOSED)

    def overdue(self, today: date) -> Self:
        """Open although the due day is over."""
        return self.open().filter(due_on__lt=today)


@audited
class Issue(TenantModel):
    """One line of the issue ledger (问题整改台账). ``unit`` is the school or bureau that must rectify."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="issues")
    number = models.CharField("编号", max_length=20, editable=False)  # 2024-410922-001
    area = models.CharField("整治领域", max_length=20, choices=Area.choices)
    item = models.ForeignKey(
        ChecklistItem, models.PROTECT, null=True, blank=True, verbose_name="检查项", related_name="issues"
    )
    check_row = models.ForeignKey(
        Check, models.PROTECT, null=True, blank=True, editable=False, verbose_name="自查结论",
        related_name="issues",
    )  # fmt: skip
    prohibition = models.PositiveSmallIntegerField(
        "十项严禁", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    found_on = models.DateField("发现日期")
    found = models.TextField("发现的问题")
    measures = models.TextField("整改措施", blank=True)
    leader = models.CharField("责任领导", max_length=50, blank=True)
    person = models.CharField("责任人", max_length=50, blank=True)
    deadline_kind = models.CharField(
        "整改类型", max_length=10, choices=DeadlineKind.choices, default=DeadlineKind.LIMITED
    )
    due_on = models.DateField("整改期限")
    state = models.CharField(
        "状态", max_length=12, choices=IssueState.choices, default=IssueState.PENDING, editable=False
    )
    returned_reason = models.TextField("退回原因", blank=True, editable=False)
    rectified_at = models.DateTimeField("报验时间", null=True, blank=True, editable=False)
    rectified_by = account("整改人")
    county_verified_at = models.DateTimeField("县级验收时间", null=True, blank=True, editable=False)
    county_verified_by = account("县级验收人")
    closed_at = models.DateTimeField("销号时间", null=True, blank=True, editable=False)
    closed_by = account("销号人")

    objects: ClassVar[Any] = IssueQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "问题"
        ordering = ["-number"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "number"], name="issue_number_once"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False, closed_by__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None, closed_by=None)),
                name="issue_closed_has_closer",
            ),
            models.CheckConstraint(
                condition=~Q(closed_by=F("rectified_by")) & ~Q(county_verified_by=F("rectified_by")),
                name="issue_verifier_is_not_rectifier",
            ),
            models.CheckConstraint(
                condition=Q(prohibition=None) | Q(prohibition__gte=1, prohibition__lte=10),
                name="issue_prohibition_of_ten",
            ),
            models.CheckConstraint(condition=~Q(found=""), name="issue_says_what_was_found"),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "area"], name="issue_by_state"),
            models.Index(fields=["unit", "due_on"], name="issue_by_due"),
        ]

    def __str__(self) -> str:
        return self.number

    def is_overdue(self, today: date) -> bool:
        """Open although the due day is over."""
        return self.state != IssueState.CLOSED and self.due_on < today


@audited
class IssueProgress(TenantModel):
    """One entry in the life of an issue; written, never changed. Same unit as its issue."""

    issue = models.ForeignKey(Issue, models.PROTECT, verbose_name="问题", related_name="progress")
    step = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("类别", max_length=15, choices=ProgressKind.choices)
    text = models.TextField("内容", blank=True)
    by = account("办理人")
    at = models.DateTimeField("时间")

    objects: ClassVar[Any] = TenantQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "整改记录"
        ordering = ["step"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "issue", "step"], name="progress_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.kind}"
