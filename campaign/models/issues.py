"""The issue ledger (问题整改台账)."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from campaign.choices import Area, DeadlineKind, IssueState, ProgressKind, Source
from campaign.choices.items import BottomLine
from campaign.models import dates
from campaign.models.base import account
from campaign.models.campaigns import Campaign
from campaign.models.checks import Check, ChecklistItem
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet

# What SQL can know of the gate before an issue (decision 0013); the action refuses first, in Chinese.
CLOSING_IS_GATED = """
    IF NEW.state IN ('city_check', 'closed') AND NOT EXISTS (
        SELECT 1 FROM evidence_evidence e WHERE e.subject = 'campaign.Issue' AND e.subject_id = NEW.id
        AND e.created_at >= COALESCE(NEW.reopened_at, NEW.created_at)
    ) THEN
        RAISE EXCEPTION 'No evidence shows that issue % was rectified.', NEW.number
        USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'closed' AND OLD.state <> 'city_check' THEN
        RAISE EXCEPTION 'Issue % was not verified by the county.', NEW.number
        USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'closed' AND NOT EXISTS (
        SELECT 1 FROM guardian_userobjectpermission p
        JOIN auth_permission a ON a.id = p.permission_id
        JOIN django_content_type t ON t.id = a.content_type_id
        WHERE p.user_id = NEW.closed_by_id AND a.codename = 'review' AND t.app_label = 'tenancy'
        AND p.object_pk IN (left(NEW.unit_id, 2), left(NEW.unit_id, 4))
    ) THEN
        RAISE EXCEPTION 'Issue % is closed by nobody of the city.', NEW.number
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
DUE_WITHIN_CAMPAIGN = """
    IF EXISTS (
        SELECT 1 FROM campaign_campaign c
        WHERE c.id = NEW.campaign_id AND NEW.found_on <= c.ends AND NEW.due_on > c.ends
    ) THEN
        RAISE EXCEPTION 'Issue % is due after the campaign.', NEW.number USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


class IssueQuerySet(TenantQuerySet):
    def open(self) -> Self:
        """Not closed by the city."""
        return self.exclude(state=IssueState.CLOSED)

    def on_a_line(self) -> Self:
        """Open, and one of the three bottom lines is touched."""
        return self.open().exclude(lines="")

    def overdue(self, today: date) -> Self:
        """Open although the due day is over."""
        return self.open().filter(due_on__lt=today)

    def silent_since(self, day: date) -> Self:
        """Lasting issues (长期坚持) still with the unit, on which nothing was noted since ``day``."""
        written = IssueProgress.objects.filter(issue=OuterRef("pk"), at__date__gte=day)
        lasting = self.filter(
            deadline_kind=DeadlineKind.LASTING, state__in=[IssueState.PENDING, IssueState.RECTIFYING]
        )
        return lasting.filter(~Exists(written), found_on__lt=day)


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
    lines = models.CharField("三条底线", max_length=10, choices=BottomLine.choices, blank=True)
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
    # After 延期 or 重新打开: the day from which ``due_on`` has held; empty: since it was found.
    runs_since = models.DateField("现期限起算日", null=True, blank=True, editable=False)
    reopened_at = models.DateTimeField("重新打开时间", null=True, blank=True, editable=False)

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
            models.CheckConstraint(
                condition=~Q(closed_by=F("county_verified_by")), name="issue_closer_did_not_verify"
            ),
            models.CheckConstraint(condition=~Q(found=""), name="issue_says_what_was_found"),
        ]
        triggers = [
            dates.since_new_year("found_on"),
            pgtrigger.Trigger(
                name="issue_closing_is_gated",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
                func=CLOSING_IS_GATED,
            ),
            pgtrigger.Trigger(
                name="issue_due_within_campaign",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("due_on", "found_on"),  # type: ignore[no-untyped-call]
                func=DUE_WITHIN_CAMPAIGN,
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "area"], name="issue_by_state"),
            models.Index(fields=["unit", "due_on"], name="issue_by_due"),
            # The dashboard counts by reading this alone; a province has 200,000.
            models.Index(
                fields=["unit"],
                include=["campaign", "area", "state", "found_on", "due_on", "closed_at"],
                name="issue_board",
            ),
            # Few issues touch a bottom line; the dashboard names those that are open.
            models.Index(
                fields=["unit"],
                include=["campaign", "lines"],
                condition=~Q(lines="") & ~Q(state="closed"),
                name="issue_bottom_line",
            ),
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


@audited
class IssuePeriod(TenantModel):
    """A deadline that no longer holds: it was moved, or the issue was closed and opened again.

    The present one stands in the issue; both together say what was open and overdue on any past day. It held
    from ``starts_on`` to the day before ``ends_on``; the next began on ``resumed_on``. Never changed.
    """

    append_only = True

    issue = models.ForeignKey(Issue, models.PROTECT, verbose_name="问题", related_name="periods")
    starts_on = models.DateField("起算日")
    ends_on = models.DateField("截止日")
    resumed_on = models.DateField("重新起算日")
    due_on = models.DateField("当时的整改期限")
    closed_at = models.DateTimeField("当时的销号时间", null=True)
    closed_by = account("当时的销号人")

    objects: ClassVar[Any] = TenantQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "前期期限"
        ordering = ["starts_on", "ends_on"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), resumed_on__gte=F("ends_on")),
                name="period_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="period_closed_has_closer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.starts_on}–{self.ends_on}"
