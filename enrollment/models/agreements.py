"""数据共享协议: on what footing another department gives its lists (plan 2.5.6)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from enrollment.choices.matching import ListKind
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet


class AgreementQuerySet(TenantQuerySet):
    def in_force(self, day: date) -> Self:
        """Signed, and not run out."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), signed_on__lte=day)


@audited
class DataAgreement(TenantModel):
    """What a county agreed with a department: which data, for what, until when. Its paper is attached."""

    department = models.CharField("部门名单", max_length=15, choices=ListKind.choices)
    title = models.CharField("协议（文件）名称", max_length=150)
    number = models.CharField("文号", max_length=60, blank=True)
    content = models.CharField("共享内容", max_length=300)
    basis = models.CharField("依据", max_length=200)
    signed_on = models.DateField("签订日期")
    valid_until = models.DateField("有效期至", null=True, blank=True)
    contact = models.CharField("对方联系人和科室", max_length=100)

    objects: ClassVar[Any] = AgreementQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "数据共享协议"
        ordering = ["unit_id", "department", "-signed_on"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "department", "title"], name="data_agreement_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("signed_on")),
                name="data_agreement_ends_after_signing",
            ),
            models.CheckConstraint(
                condition=~Q(department=ListKind.THREE_WAY), name="data_agreement_with_a_department"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.number}）" if self.number else self.title
