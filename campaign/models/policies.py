"""Admission documents with their verdicts (政策清理), preference categories, special recruitment."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from campaign.choices.policies import (
    PolicyKind,
    PolicyScope,
    PolicyState,
    SpecialKind,
    SpecialState,
    Verdict,
)
from campaign.models import dates
from campaign.models.base import account
from campaign.models.issues import Issue
from campaign.models.items import LegalBasis
from yangguang.audit.history import audited
from yangguang.evidence.models import Evidence
from yangguang.tenancy.models import TenantModel, TenantQuerySet


def paper(label: str) -> models.ForeignKey:
    """A file on which a decision rests: once named here it cannot be taken away."""
    return models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, editable=False, verbose_name=label, related_name="+"
    )


def issue_of(related_name: str) -> models.ForeignKey:
    """The issue a row was put into the issue ledger as."""
    return models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, editable=False, verbose_name="问题台账编号",
        related_name=related_name,
    )  # fmt: skip


class PolicyQuerySet(TenantQuerySet):
    def unjudged(self) -> Self:
        """Nobody has said what becomes of it."""
        return self.filter(state=PolicyState.PENDING)

    def unfinished(self) -> Self:
        """To be amended or repealed, and the notice is missing."""
        return self.filter(state=PolicyState.JUDGED)

    def overdue(self, today: date) -> Self:
        """Unfinished although the day it was promised for is over."""
        return self.unfinished().filter(done_by__lt=today)


@audited
class PolicyDocument(TenantModel):
    """An admission document or unwritten practice of a bureau or school, with its verdict (plan 二（一）)."""

    title = models.CharField("文件名称", max_length=200)
    number = models.CharField("文号", max_length=60, blank=True)
    kind = models.CharField("类别", max_length=10, choices=PolicyKind.choices)
    scope = models.CharField("适用范围", max_length=10, choices=PolicyScope.choices)
    office = models.CharField("发文机关", max_length=100)
    issued_on = models.DateField("发文日期")
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, verbose_name="对照的上级规定", related_name="+"
    )
    superior = models.CharField("其他上级规定", max_length=300, blank=True)  # not in the library, or several
    verdict = models.CharField("清理意见", max_length=10, choices=Verdict.choices, blank=True)
    reason = models.TextField("理由", blank=True)
    done_by = models.DateField("完成时限", null=True, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=PolicyState.choices, default=PolicyState.PENDING, editable=False
    )
    judged_at = models.DateTimeField("判定时间", null=True, blank=True, editable=False)
    judged_by = account("判定人")
    done_on = models.DateField("完成日期", null=True, blank=True, editable=False)
    notice_number = models.CharField("修改或废止文号", max_length=60, blank=True, editable=False)
    notice = paper("修改或废止文件")
    link = models.URLField("公布网址", max_length=300, blank=True)
    issue = issue_of("policies")

    objects: ClassVar[Any] = PolicyQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "招生政策文件"
        ordering = ["unit_id", "issued_on"]
        triggers = [dates.during("done_by")]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "title", "number"], name="policy_once"),
            models.CheckConstraint(
                condition=Q(state="pending", verdict="") | (~Q(state="pending") & ~Q(verdict="")),
                name="policy_judged_has_verdict",
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=["amend", "repeal"]) | (Q(done_by__isnull=False) & ~Q(reason="")),
                name="policy_corrected_for_a_reason_by_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="done", verdict__in=["amend", "repeal"])
                | (Q(notice__isnull=False, done_on__isnull=False) & ~Q(notice_number="")),
                name="policy_corrected_by_notice",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="keep") | Q(state="done", done_on__isnull=False),
                name="policy_kept_is_done",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@audited
class PreferenceCategory(TenantModel):
    """A group of children with a preference: basis, scope, conditions and procedure (plan 二（一）)."""

    group = models.CharField("优待对象", max_length=100)
    basis = models.TextField("依据")
    scope = models.TextField("范围")
    conditions = models.TextField("条件标准")
    procedure = models.TextField("办理程序")
    number = models.CharField("文号", max_length=60, blank=True)
    public = models.BooleanField("已公开", default=False)
    published_on = models.DateField("公开日期", null=True, blank=True)
    link = models.URLField("公开网址", max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "优待政策"
        ordering = ["unit_id", "group"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "group"], name="preference_once"),
            models.CheckConstraint(
                condition=~Q(basis="") & ~Q(scope="") & ~Q(conditions="") & ~Q(procedure=""),
                name="preference_has_four_parts",
            ),
            models.CheckConstraint(
                condition=Q(public=False) | (Q(published_on__isnull=False) & ~Q(link="")),
                name="preference_public_somewhere_since",
            ),
        ]

    def __str__(self) -> str:
        return self.group


class SpecialQuerySet(TenantQuerySet):
    def faulty(self) -> Self:
        """Recruiting without provincial approval, or more than it allows."""
        return self.filter(Q(state=SpecialState.CLAIMED) | Q(admitted__gt=F("quota")))


@audited
class SpecialAdmission(TenantModel):
    """Special recruitment of one school in one year: only as the province approved it (plan 二（一）)."""

    year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("类型", max_length=10, choices=SpecialKind.choices)
    number = models.CharField("省级批准文号", max_length=60, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    approval = paper("省级批准文件")
    quota = models.PositiveIntegerField("核定人数")
    admitted = models.PositiveIntegerField("已录取人数", default=0)
    state = models.CharField(
        "状态", max_length=10, choices=SpecialState.choices, default=SpecialState.CLAIMED, editable=False
    )
    issue = issue_of("special_admissions")

    objects: ClassVar[Any] = SpecialQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "特殊类型招生"
        ordering = ["unit_id", "kind"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "year", "kind"], name="special_once_a_year"),
            models.CheckConstraint(
                condition=Q(state="claimed", approval=None)
                | (Q(state="approved", approval__isnull=False, approved_on__isnull=False) & ~Q(number="")),
                name="special_approved_by_the_province",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.get_kind_display()}"
