"""A request to take whole identity numbers away, decided by a second person (security.md C8, C23)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from enrollment.choices.exports import DOWNLOADS, ExportState
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel

_DECIDED = (ExportState.APPROVED, ExportState.GONE, ExportState.REFUSED)


@audited
class WholeExport(TenantModel):
    """What somebody wants to take away, why, and who allowed it. ``unit`` is the office of who asks.

    ``query`` are the filters of the list as its address has them, without the search text, which may be a
    name. ``file`` lies sealed; it is made once and goes with its term.
    """

    ledger = models.CharField("台账", max_length=80)
    query = models.CharField("条件", max_length=1000, blank=True)
    said = models.CharField("内容和条件", max_length=500)
    rows = models.PositiveIntegerField("行数")
    reason = models.CharField("用途", max_length=200)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="申请人", related_name="+"
    )
    asked_at = models.DateTimeField("申请时间")
    state = models.CharField("状态", max_length=10, choices=ExportState.choices, default=ExportState.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="审批人", related_name="+"
    )
    decided_at = models.DateTimeField("审批时间", null=True)
    decision = models.CharField("审批意见", max_length=200, blank=True)
    until = models.DateTimeField("下载截止", null=True)
    file = models.CharField("存储位置", max_length=200, blank=True, editable=False)
    downloads = models.PositiveSmallIntegerField("已下载次数", default=0)

    class Meta(TenantModel.Meta):
        verbose_name = "完整信息导出申请"
        ordering = ["-asked_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="whole_export_two_persons"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_DECIDED) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="whole_export_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=ExportState.REFUSED) | ~Q(decision=""),
                name="whole_export_refusal_has_reason",
            ),
            models.CheckConstraint(condition=Q(downloads__lte=DOWNLOADS), name="whole_export_downloads"),
        ]

    def __str__(self) -> str:
        return f"{self.said[:40]}"
