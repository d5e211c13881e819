"""Rumours, incidents of public opinion, risks, disputes, and who is on duty (plan 四（二）)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from campaign.choices.items import BottomLine
from campaign.choices.opinion import (
    AdmissionStep,
    Department,
    DisputeState,
    EntryKind,
    IncidentLevel,
    IncidentState,
    RiskState,
    RumourState,
    Truth,
)
from campaign.models import dates
from campaign.models.base import account
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit
from yangguang.tenancy.policy import ScopePolicy


class RumourQuerySet(TenantQuerySet):
    def unanswered(self) -> Self:
        """Nothing has been published yet."""
        return self.filter(state__in=[RumourState.FOUND, RumourState.CHECKED])

    def late(self, today: date) -> Self:
        """Unanswered although the day to answer is over."""
        return self.unanswered().filter(answer_by__lt=today)


@audited
class Rumour(TenantModel):
    """What is said about admission and may be wrong, and what the bureau answered in public (辟谣)."""

    claim = models.CharField("传言内容", max_length=300)
    seen_at = models.CharField("出现平台", max_length=100)
    link = models.URLField("传言链接", max_length=500, blank=True)
    found_on = models.DateField("发现日期")
    answer_by = models.DateField("回应期限", editable=False)
    state = models.CharField(
        "状态", max_length=10, choices=RumourState.choices, default=RumourState.FOUND, editable=False
    )
    truth = models.CharField("核查结论", max_length=8, choices=Truth.choices, blank=True, editable=False)
    finding = models.TextField("核查情况", blank=True, editable=False)
    statement = models.TextField("辟谣声明", blank=True, editable=False)
    published_on = models.DateField("发布日期", null=True, blank=True, editable=False)
    published_where = models.CharField("发布平台", max_length=200, blank=True, editable=False)
    published_link = models.URLField("发布链接", max_length=500, blank=True, editable=False)
    checked_by = account("核查人")
    published_by = account("签发人")

    objects: ClassVar[Any] = RumourQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "不实信息"
        ordering = ["-found_on"]
        triggers = [dates.since_new_year("found_on")]
        constraints = [
            # What was published is there to be read by parents.
            ScopePolicy(name="campaign_rumour_scope", public="published_on IS NOT NULL"),
            models.CheckConstraint(
                condition=Q(state="found") | (~Q(truth="") & ~Q(finding="")),
                name="rumour_checked_has_finding",
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | (~Q(statement="") & ~Q(published_where="") & Q(published_on__isnull=False)),
                name="rumour_published_has_statement",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(published_on__gte=F("found_on")),
                name="rumour_published_after_found",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "answer_by"], name="rumour_by_state")]

    def __str__(self) -> str:
        return self.claim


class IncidentQuerySet(TenantQuerySet):
    def on_a_line(self) -> Self:
        """Open, and one of the three bottom lines is touched."""
        return self.open().exclude(lines="")

    def open(self) -> Self:
        """Not closed by the superior."""
        return self.exclude(state=IncidentState.CLOSED)


@audited
class Incident(TenantModel):
    """An incident of public opinion (舆情): how grave, who was told, what was done, until it is calm."""

    title = models.CharField("名称", max_length=100)
    level = models.CharField("等级", max_length=10, choices=IncidentLevel.choices)
    lines = models.CharField("三条底线", max_length=10, choices=BottomLine.choices, blank=True)
    about = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="涉及学校", related_name="+"
    )
    facts = models.TextField("基本情况")
    seen_at = models.CharField("发生或传播地点", max_length=100)
    found_on = models.DateField("发现日期")
    state = models.CharField(
        "状态", max_length=10, choices=IncidentState.choices, default=IncidentState.FOUND, editable=False
    )
    conclusion = models.TextField("处置结论", blank=True, editable=False)
    handled_by = account("处置人")
    closed_by = account("办结人")

    objects: ClassVar[Any] = IncidentQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "舆情事件"
        ordering = ["-found_on"]
        triggers = [dates.since_new_year("found_on")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(state__in=["calm", "closed"]) | ~Q(conclusion=""),
                name="incident_calm_has_conclusion",
            ),
            models.CheckConstraint(
                condition=~Q(closed_by=F("handled_by")), name="incident_closer_is_not_handler"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="incident_by_state")]

    def __str__(self) -> str:
        return self.title


@audited
class IncidentEntry(TenantModel):
    """One line in the life of an incident; written, never changed. Same unit as its incident."""

    append_only = True

    incident = models.ForeignKey(Incident, models.PROTECT, verbose_name="舆情事件", related_name="entries")
    step = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("类别", max_length=10, choices=EntryKind.choices)
    department = models.CharField("部门", max_length=12, choices=Department.choices, blank=True)
    text = models.TextField("内容", blank=True)
    by = account("办理人")
    at = models.DateTimeField("时间")

    class Meta(TenantModel.Meta):
        verbose_name = "处置记录"
        ordering = ["step"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "incident", "step"], name="incident_step_once"),
            models.CheckConstraint(
                condition=~Q(kind="informed") | ~Q(department=""), name="incident_informed_names_department"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.kind}"


_ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


@audited
class Risk(TenantModel):
    """A risk of one step of admission: likelihood × impact, who watches it, what is done beforehand."""

    step = models.CharField("招生环节", max_length=12, choices=AdmissionStep.choices)
    title = models.CharField("风险", max_length=200)
    likelihood = models.PositiveSmallIntegerField("可能性", validators=_ONE_TO_FIVE)
    impact = models.PositiveSmallIntegerField("影响程度", validators=_ONE_TO_FIVE)
    measures = models.TextField("防范措施")
    owner = models.CharField("责任人", max_length=50)
    review_on = models.DateField("下次研判日期")
    state = models.CharField(
        "状态", max_length=10, choices=RiskState.choices, default=RiskState.WATCHED, editable=False
    )
    outcome = models.TextField("结果", blank=True, editable=False)
    incident = models.ForeignKey(
        Incident,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name="引发的舆情",
        related_name="+",
    )

    class Meta(TenantModel.Meta):
        verbose_name = "风险隐患"
        ordering = ["-likelihood", "-impact"]
        triggers = [dates.during("review_on")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "step", "title"], name="risk_once"),
            models.CheckConstraint(
                condition=Q(likelihood__gte=1, likelihood__lte=5, impact__gte=1, impact__lte=5),
                name="risk_one_to_five",
            ),
            models.CheckConstraint(
                condition=~Q(state="resolved") | ~Q(outcome=""), name="risk_resolved_has_outcome"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def score(self) -> int:
        """Likelihood × impact, 1 to 25."""
        return self.likelihood * self.impact


@audited
class Dispute(TenantModel):
    """矛盾纠纷: a dispute with parents, settled where it arose or passed on. It names no parent."""

    about = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="涉及学校", related_name="+"
    )
    summary = models.CharField("纠纷概要", max_length=300)
    found_on = models.DateField("发现日期")
    mediator = models.CharField("化解责任人", max_length=50)
    measures = models.TextField("化解措施", blank=True)
    state = models.CharField("状态", max_length=10, choices=DisputeState.choices, default=DisputeState.OPEN)
    settled_on = models.DateField("化解日期", null=True, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "矛盾纠纷"
        ordering = ["-found_on"]
        triggers = [dates.since_new_year("found_on")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "found_on", "summary"], name="dispute_once"),
            models.CheckConstraint(
                condition=Q(state="open", settled_on=None) | (~Q(state="open") & Q(settled_on__isnull=False)),
                name="dispute_settled_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.summary


@audited
class DutyShift(TenantModel):
    """应急值班: who answers for a bureau on a day, and which leader stands behind."""

    day = models.DateField("日期")
    person = models.CharField("值班人", max_length=50)
    phone = models.CharField("值班电话", max_length=30)
    leader = models.CharField("带班领导", max_length=50)
    leader_phone = models.CharField("带班领导电话", max_length=30, blank=True)
    note = models.CharField("备注", max_length=100, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "值班"
        ordering = ["day", "unit_id"]
        triggers = [dates.during("day")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "day", "person"], name="duty_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.person}"
