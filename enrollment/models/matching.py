"""Rounds of matching: the list of another department beside a ledger, and what people make of it.

A round belongs to its county. Of the list only what comparison and follow-up need is kept, sealed, and
not after the round is over (:data:`enrollment.rules.matching.KEPT_AFTER_CLOSING`); the counts stay.
"""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from enrollment.choices.children import Sex
from enrollment.choices.matching import (
    FindingKind,
    FindingOutcome,
    FindingState,
    ListKind,
    Result,
    RoundState,
)
from enrollment.models.agreements import DataAgreement
from enrollment.models.children import Child
from enrollment.models.statuses import AtSchool, StudentStatus
from yangguang.audit.history import audited
from yangguang.common.fields import BlindIndexField, SealedField, mask_identity, mask_name, mask_phone
from yangguang.tenancy.models import TenantModel, TenantQuerySet


@audited
class MatchRound(TenantModel):
    """One comparison. ``outcome`` holds headings, counts and faults by row number; nothing personal."""

    kind = models.CharField("名单来源", max_length=15, choices=ListKind.choices)
    target = models.CharField("比对台账", max_length=80, blank=True)  # a label of enrollment.rules.targets
    as_of = models.DateField("名单截止日期")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="发起人", related_name="+")
    agreement = models.ForeignKey(
        DataAgreement, models.PROTECT, null=True, blank=True, verbose_name="共享协议", related_name="rounds"
    )
    basis = models.CharField("调取依据", max_length=200, blank=True)
    asked_on = models.DateField("请求日期", null=True)
    received_on = models.DateField("收到日期", null=True)
    given_by = models.CharField("提供人和科室", max_length=100, blank=True)
    household = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="所用户籍名单", related_name="+"
    )
    file = models.CharField("存储位置", max_length=200, blank=True, editable=False)
    name = models.CharField("文件名", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10, choices=RoundState.choices, default=RoundState.READING)
    message = models.CharField("说明", max_length=500, blank=True)
    columns = models.JSONField("列对应", default=dict, blank=True)  # field → position
    good_only = models.BooleanField("只比对读得懂的行", default=False)
    outcome = models.JSONField("结果", default=dict, blank=True)
    opened_at = models.DateTimeField("比对完成时间", null=True, editable=False)
    closed_at = models.DateTimeField("结束时间", null=True, editable=False)
    erased_at = models.DateTimeField("名单删除时间", null=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "比对轮次"
        ordering = ["-created_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None)),
                name="match_round_closed_says_when",
            ),
            # Who asked whom, on what footing, and when it came (plan 2.5.6); a three-way round asks nobody.
            models.CheckConstraint(
                condition=Q(kind=ListKind.THREE_WAY)
                | (Q(asked_on__isnull=False, received_on__gte=models.F("asked_on")) & ~Q(given_by=""))
                & (Q(agreement__isnull=False) | ~Q(basis="")),
                name="match_round_says_whom_it_asked",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(state="closed") | Q(state="refused"),
                name="match_round_erased_after_closing",
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="match_round_waiting")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{self.as_of:%Y-%m-%d}）"


@audited
class ListMapping(TenantModel):
    """How a county read the columns of a department's list: offered when such a list comes again."""

    kind = models.CharField("名单来源", max_length=15, choices=ListKind.choices)
    digest = models.CharField("表头校验值", max_length=64)
    headings = models.JSONField("列对应", default=dict)  # field → heading

    class Meta(TenantModel.Meta):
        verbose_name = "列名对应"
        ordering = ["-updated_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "kind", "digest"], name="list_mapping_once"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class MatchRow(TenantModel):
    """A row of their list. Without a history on purpose: the list is to be gone after its term, and a
    history would keep it (decision 0024)."""

    round = models.ForeignKey(MatchRound, models.CASCADE, verbose_name="轮次", related_name="rows")
    number = models.PositiveIntegerField("行号")
    name = models.CharField("姓名", max_length=50, blank=True)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices, blank=True)
    id_number_index = BlindIndexField(source="id_number")
    id_number = SealedField("证件号码", mask=mask_identity)
    birth_date = models.DateField("出生日期", null=True)
    guardian = SealedField("监护人", mask=mask_name, blank=True)
    phone = SealedField("联系电话", mask=mask_phone, blank=True)
    address = models.CharField("地址", max_length=200, blank=True)
    school = models.CharField("就读学校", max_length=100, blank=True)
    result = models.CharField("结果", max_length=10, choices=Result.choices, default=Result.THEIRS)
    differs = models.CharField("不同之处", max_length=100, blank=True)  # names of fields, by comma
    child = models.ForeignKey(Child, models.SET_NULL, null=True, verbose_name="儿童", related_name="+")

    class Meta(TenantModel.Meta):
        verbose_name = "名单行"
        ordering = ["number"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "round", "id_number_index"], name="match_row_once"),
        ]
        indexes = [models.Index(fields=["round", "result", "number"], name="match_row_by_result")]

    def __str__(self) -> str:
        return f"第 {self.number} 行"


class FindingQuerySet(TenantQuerySet):
    def unfinished(self) -> Self:
        return self.exclude(state=FindingState.CLOSED)


@audited
class MatchFinding(TenantModel):
    """What a comparison found and somebody has to look into. Holds nothing of the child itself: it points at
    the row of the list (until that is erased), the child, or the row of the student-status ledger."""

    round = models.ForeignKey(MatchRound, models.PROTECT, verbose_name="轮次", related_name="findings")
    kind = models.CharField("类别", max_length=10, choices=FindingKind.choices)
    row = models.ForeignKey(MatchRow, models.SET_NULL, null=True, verbose_name="名单行", related_name="+")
    child = models.ForeignKey(Child, models.SET_NULL, null=True, verbose_name="儿童", related_name="+")
    status = models.ForeignKey(
        StudentStatus, models.SET_NULL, null=True, verbose_name="学籍", related_name="+"
    )
    pupil = models.ForeignKey(AtSchool, models.SET_NULL, null=True, verbose_name="在校", related_name="+")
    state = models.CharField(
        "状态", max_length=10, choices=FindingState.choices, default=FindingState.OPEN, editable=False
    )
    outcome = models.CharField(
        "处理结果", max_length=15, choices=FindingOutcome.choices, blank=True, editable=False
    )
    note = models.TextField("核查情况", blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, verbose_name="核查人",
        related_name="+",
    )  # fmt: skip
    at = models.DateTimeField("核查时间", null=True, editable=False)

    objects: ClassVar[Any] = FindingQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "比对核查"
        ordering = ["state", "-updated_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="closed", by__isnull=False, at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(outcome=""),
                name="match_finding_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(state="looked") | (Q(by__isnull=False, at__isnull=False) & ~Q(note="")),
                name="match_finding_looked_says_what",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "kind", "id"], name="match_finding_by_kind"),
            models.Index(fields=["unit", "state"], name="match_finding_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"
