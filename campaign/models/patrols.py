"""摸排: training institutions, rounds of visits, and what each visit found (plan 二（三）)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from campaign.choices.education import InstitutionState, ObjectKind, PatrolFinding
from campaign.models import dates
from campaign.models.campaigns import Campaign
from campaign.models.issues import Issue
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, Unit


@audited
class Institution(TenantModel):
    """培训机构: a regulated object of a county."""

    name = models.CharField("机构名称", max_length=100)
    licence_no = models.CharField("办学许可证号", max_length=40, blank=True)
    address = models.CharField("地址", max_length=200, blank=True)
    leader = models.CharField("负责人", max_length=50, blank=True)
    subjects = models.CharField("培训科目", max_length=100, blank=True)
    state = models.CharField(
        "状态", max_length=12, choices=InstitutionState.choices, default=InstitutionState.OPEN
    )

    class Meta(TenantModel.Meta):
        verbose_name = "培训机构"
        ordering = ["unit_id", "name"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "name"], name="institution_once"),
        ]

    def __str__(self) -> str:
        return self.name


@audited
class PatrolRound(TenantModel):
    """One round of visits of a county: from–to, numbered within the campaign."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, editable=False, verbose_name="专项行动", related_name="patrol_rounds"
    )
    number = models.PositiveSmallIntegerField("轮次", validators=[MinValueValidator(1)])
    starts = models.DateField("开始日期")
    ends = models.DateField("结束日期")

    class Meta(TenantModel.Meta):
        verbose_name = "摸排轮次"
        ordering = ["unit_id", "number"]
        triggers = [dates.during("starts", "ends")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "campaign", "number"], name="patrol_round_once"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts"), number__gte=1), name="patrol_round_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"第{self.number}轮（{self.starts:%m-%d} 至 {self.ends:%m-%d}）"


@audited
class Patrol(TenantModel):
    """One visit to one school or training institution in a round. ``unit`` is the county."""

    round = models.ForeignKey(PatrolRound, models.PROTECT, verbose_name="轮次", related_name="patrols")
    kind = models.CharField("对象类别", max_length=12, choices=ObjectKind.choices)
    school = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="学校", related_name="+"
    )
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, verbose_name="培训机构", related_name="patrols"
    )
    visited_on = models.DateField("摸排日期")
    visited_by = models.CharField("摸排人员", max_length=100)
    finding = models.CharField("结果", max_length=10, choices=PatrolFinding.choices)
    text = models.TextField("情况说明", blank=True)
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, editable=False, verbose_name="转入的问题",
        related_name="patrols",
    )  # fmt: skip
    clue_number = models.CharField("登记的线索", max_length=20, blank=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "摸排记录"
        ordering = ["-visited_on"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="school", school__isnull=False, institution=None)
                | Q(kind="institution", institution__isnull=False, school=None),
                name="patrol_has_one_object",
            ),
            models.CheckConstraint(
                condition=~Q(finding="clue") | ~Q(text=""), name="patrol_clue_says_what"
            ),
            models.UniqueConstraint(
                fields=["unit", "round", "school"], condition=Q(institution=None), name="patrol_school_once"
            ),
            models.UniqueConstraint(
                fields=["unit", "round", "institution"], condition=Q(school=None),
                name="patrol_institution_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round_id} {self.school_id or self.institution_id}"
