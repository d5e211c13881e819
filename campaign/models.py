"""A yearly campaign: what is owed, what is checked, what was found and whether it was put right."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from campaign.choices import (
    Answer,
    AppliesTo,
    Area,
    AssignmentState,
    DeadlineKind,
    DeliverableKind,
    IssueState,
    ProgressKind,
    Source,
)
from yangguang.audit.history import audited
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, TenantQuerySet
from yangguang.tenancy.policy import ScopePolicy


def _person(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name=label,
        related_name="+",
    )


def _published(name: str) -> ScopePolicy:
    """The city owns the campaign, and counties, schools and parents read what it asks: not a secret."""
    return ScopePolicy(name=name, public="true")


@audited
class Campaign(TenantModel):
    """One year's campaign of one city; dates, deliverables and checklist are data copied from a template."""

    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("名称", max_length=100)
    starts = models.DateField("开始日期")
    ends = models.DateField("结束日期")
    template_version = models.CharField("模板版本", max_length=40)
    moves_deadlines = models.BooleanField("截止日遇休息日提前到前一个工作日", default=True)

    class Meta(TenantModel.Meta):
        verbose_name = "专项行动"
        ordering = ["-year"]
        constraints = [
            _published("campaign_campaign_scope"),
            models.UniqueConstraint(fields=["unit", "year"], name="campaign_once_a_year"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="campaign_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.title


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
            _published("campaign_phase_scope"),
            models.UniqueConstraint(fields=["unit", "campaign", "number"], name="phase_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=4), name="phase_one_to_four"),
        ]

    def __str__(self) -> str:
        return f"第{self.number}阶段 {self.name}"


class ItemQuerySet(TenantQuerySet):
    def for_level(self, level: str) -> Self:
        """Items a unit of that level answers; none for a province or a city."""
        if level == Level.COUNTY:
            return self.exclude(applies_to=AppliesTo.SCHOOL)
        if level == Level.SCHOOL:
            return self.exclude(applies_to=AppliesTo.BUREAU)
        return self.none()


@audited
class ChecklistItem(TenantModel):
    """One question of the checklist of the six rectifications."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="items")
    position = models.PositiveSmallIntegerField("序号")
    code = models.CharField("编号", max_length=10)
    area = models.CharField("整治领域", max_length=20, choices=Area.choices)
    prohibition = models.PositiveSmallIntegerField("十项严禁", null=True, blank=True)
    applies_to = models.CharField("适用对象", max_length=10, choices=AppliesTo.choices)
    text = models.CharField("检查内容", max_length=300)
    evidence = models.CharField("应备材料", max_length=200, blank=True)
    basis = models.CharField("依据", max_length=200, blank=True)

    objects: ClassVar[Any] = ItemQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "检查项"
        ordering = ["position"]
        constraints = [
            _published("campaign_checklistitem_scope"),
            models.UniqueConstraint(fields=["unit", "campaign", "code"], name="item_code_once"),
            models.CheckConstraint(
                condition=Q(prohibition=None) | Q(prohibition__gte=1, prohibition__lte=10),
                name="item_prohibition_of_ten",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


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

    class Meta(TenantModel.Meta):
        verbose_name = "任务"
        ordering = ["position"]
        constraints = [
            _published("campaign_deliverable_scope"),
            models.UniqueConstraint(fields=["unit", "campaign", "code"], name="deliverable_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def owed_by(self, level: str) -> bool:
        """Whether units of that level owe it."""
        return level in self.levels.split()


class AssignmentQuerySet(TenantQuerySet):
    def unfinished(self) -> Self:
        """Still with the unit that owes it."""
        return self.exclude(state__in=[AssignmentState.SUBMITTED, AssignmentState.ACCEPTED])

    def late(self, today: date) -> Self:
        """Not handed in although the day is over."""
        return self.unfinished().filter(due_on__lt=today)


@audited
class Assignment(TenantModel):
    """One unit owes one deliverable by one date. Late is computed, never stored."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, verbose_name="专项行动", related_name="assignments"
    )
    deliverable = models.ForeignKey(
        Deliverable, models.PROTECT, verbose_name="任务", related_name="assignments"
    )
    due_on = models.DateField("截止日期")
    nominal_due_on = models.DateField("方案规定日期")  # differs from due_on when that is a day off
    state = models.CharField(
        "状态", max_length=12, choices=AssignmentState.choices, default=AssignmentState.NOT_STARTED
    )
    nothing_to_report = models.BooleanField("零报告", default=False)
    note = models.TextField("说明", blank=True)
    reason = models.TextField("退回原因", blank=True)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    submitted_by = _person("提交人")
    decided_at = models.DateTimeField("审核时间", null=True, blank=True)
    decided_by = _person("审核人")

    objects: ClassVar[Any] = AssignmentQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "任务清单"
        ordering = ["due_on", "deliverable__position", "unit_id"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "deliverable", "nominal_due_on"], name="assignment_once_a_date"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "accepted", "returned"]) | Q(submitted_at__isnull=False),
                name="assignment_submitted_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "returned"]) | Q(decided_at__isnull=False),
                name="assignment_decided_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(reason=""), name="assignment_returned_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("submitted_by")), name="assignment_judge_is_not_maker"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="assignment_desk")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.deliverable.code} {self.due_on}"

    def is_late(self, today: date) -> bool:
        """Whether it is not handed in although the day is over."""
        done = self.state in (AssignmentState.SUBMITTED, AssignmentState.ACCEPTED)
        return not done and self.due_on < today


@audited
class Check(TenantModel):
    """One unit's answer to one item. No row means 未检查: holes are computed, a blank is never an answer."""

    item = models.ForeignKey(ChecklistItem, models.PROTECT, verbose_name="检查项", related_name="checks")
    answer = models.CharField("结论", max_length=15, choices=Answer.choices)
    note = models.TextField("说明", blank=True)
    reason = models.CharField("不适用原因", max_length=300, blank=True)
    answered_at = models.DateTimeField("填报时间")
    answered_by = _person("填报人")
    returned_reason = models.CharField("退回原因", max_length=300, blank=True)
    # What the answer was when a reviewer returned it, so the next submission shows what changed:
    # {"answer", "note", "reason", "returned", "by"}; empty once the item passed a review unmarked.
    before = models.JSONField("退回前", default=dict, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "自查结论"
        ordering = ["item__position", "unit_id"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "item"], name="check_once_a_unit"),
            models.CheckConstraint(
                condition=~Q(answer="not_applicable") | ~Q(reason=""), name="check_not_applicable_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item.code} {self.get_answer_display()}"


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
    rectified_by = _person("整改人")
    county_verified_at = models.DateTimeField("县级验收时间", null=True, blank=True, editable=False)
    county_verified_by = _person("县级验收人")
    closed_at = models.DateTimeField("销号时间", null=True, blank=True, editable=False)
    closed_by = _person("销号人")

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
    by = _person("办理人")
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
class Hotline(TenantModel):
    """A telephone for questions and reports on admission (plan 二（四）, 三（三）): public by its purpose."""

    phone = models.CharField(
        "电话",
        max_length=30,
        validators=[RegexValidator(r"^[0-9 +-]{5,30}$", "请填写电话号码，例如 0393-0000000。")],
    )
    purpose = models.CharField("用途", max_length=30, default="招生咨询和举报")
    hours = models.CharField("接听时间", max_length=60, default="工作日 8:30—12:00，14:30—18:00")

    class Meta(TenantModel.Meta):
        verbose_name = "热线电话"
        ordering = ["unit_id", "phone"]
        constraints = [
            _published("campaign_hotline_scope"),
            models.UniqueConstraint(fields=["unit", "phone"], name="hotline_once"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.phone}"
