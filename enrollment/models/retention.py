"""How long children's data is kept, and what must be kept longer (依法留存)."""

from django.db import models
from django.db.models import Q

from campaign.models.base import account, published_below
from enrollment.choices.retention import LONGEST, Kept
from yangguang.audit.history import audited
from yangguang.common.fields import BlindIndexField, SealedField, mask_identity
from yangguang.tenancy.models import TenantModel


@audited
class RetentionTerm(TenantModel):
    """A term of its own for the rows of one year's campaign; ``unit`` is the city that runs it."""

    year = models.PositiveSmallIntegerField("年度")
    kind = models.CharField("信息类别", max_length=10, choices=Kept.choices)
    years = models.PositiveSmallIntegerField("保存年数")
    basis = models.CharField("依据", max_length=200)

    class Meta(TenantModel.Meta):
        verbose_name = "保存期限"
        ordering = ["-year", "kind"]
        constraints = [
            published_below("enrollment_retentionterm_scope", "true"),
            models.UniqueConstraint(fields=["unit", "year", "kind"], name="retention_term_once"),
            models.CheckConstraint(condition=Q(years__lte=LONGEST), name="retention_term_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.year} 年{self.get_kind_display()}：{self.years} 年"


@audited
class LegalHold(TenantModel):
    """Everything a county has under one identity number stays until the hold is lifted."""

    id_number_index = BlindIndexField(source="id_number")
    id_number = SealedField("证件号码", mask=mask_identity)
    reason = models.CharField("留存原因", max_length=200)
    document = models.CharField("文号", max_length=100)
    held_on = models.DateField("开始日期")
    lifted_on = models.DateField("解除日期", null=True, blank=True, editable=False)
    lifted_by = account("解除人")
    lifting = models.CharField("解除原因", max_length=200, blank=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "依法留存"
        ordering = ["-held_on"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "id_number_index", "document"], name="legal_hold_once_a_document"
            ),
            models.CheckConstraint(
                condition=Q(lifted_on=None) | (Q(lifted_by__isnull=False) & ~Q(lifting="")),
                name="legal_hold_lifted_says_why",
            ),
        ]
        indexes = [models.Index(fields=["id_number_index"], name="legal_hold_number")]

    def __str__(self) -> str:
        return self.document
