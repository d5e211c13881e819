"""残疾儿童."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from campaign.models import Issue
from enrollment.choices import Placement
from enrollment.choices.groups import DisabilityGrade, DisabilityKind, LawfulReason
from enrollment.models.groups import GroupEntry, GroupEntryQuerySet, entry_constraints
from yangguang.audit.history import audited
from yangguang.common.fields import SealedField, mask_all, mask_identity
from yangguang.tenancy.models import TenantModel, Unit

# “零拒绝”: no school turned the child away, and who is in none has a lawful reason.
REFUSED = Q(refused_by__isnull=False) | Q(placement=Placement.NOT_ENROLLED, lawful_reason="")


class DisabilityQuerySet(GroupEntryQuerySet):
    def refused(self) -> "DisabilityQuerySet":
        """Turned away, or not enrolled without a lawful reason."""
        return self.filter(REFUSED)


@audited
class Disability(GroupEntry):
    """残疾儿童 (plan 二（五）: “零拒绝”“全覆盖”). The certificate carries the identity number and the advice
    is of a doctor: both are sealed."""

    kind = models.CharField("残疾类别", max_length=1, choices=DisabilityKind.choices)
    level = models.CharField("残疾等级", max_length=1, choices=DisabilityGrade.choices, blank=True)
    certificate_number = SealedField("残疾人证号", mask=mask_identity, blank=True)
    advice = SealedField("医学和教育评估建议", mask=mask_all, blank=True)
    individual_plan = models.CharField("个别化教育方案", max_length=300, blank=True)
    lawful_reason = models.CharField(
        "未入学的合法理由", max_length=10, choices=LawfulReason.choices, blank=True
    )
    refused_by = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="拒绝接收的学校", related_name="+"
    )
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, editable=False, verbose_name="问题台账",
        related_name="+",
    )  # fmt: skip

    objects: ClassVar = DisabilityQuerySet.as_manager()

    class Meta(GroupEntry.Meta):
        abstract = False
        verbose_name = "残疾儿童"
        constraints = [
            *TenantModel.Meta.constraints,
            *entry_constraints("disability"),
            models.UniqueConstraint(fields=["unit", "issue"], name="disability_issue_of_one_child"),
        ]
