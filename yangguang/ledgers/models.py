"""What people keep about ledgers: their views of the list, and their imports."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yangguang.audit.history import audited
from yangguang.ledgers.choices import JobState
from yangguang.tenancy.models import TenantModel


@audited
class SavedView(TenantModel):
    """Filter, sort and columns of a list under a name; ``unit`` is the office it may be shared with."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="保存人", related_name="+"
    )
    ledger = models.CharField("台账", max_length=80)
    name = models.CharField("名称", max_length=40)
    query = models.CharField("条件", max_length=1000, blank=True)
    shared = models.BooleanField("与本单位同事共用", default=False)
    is_default = models.BooleanField("打开台账时默认使用", default=False)

    class Meta(TenantModel.Meta):
        verbose_name = "常用视图"
        ordering = ["name"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "user", "ledger", "name"], name="saved_view_name"),
            models.UniqueConstraint(
                fields=["unit", "user", "ledger"], condition=Q(is_default=True), name="saved_view_one_default"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audited
class ImportJob(TenantModel):
    """One uploaded workbook on its way into a ledger. ``unit`` is the home of whoever uploaded it.

    ``outcome`` holds counts, the first rows of the preview and the faults per cell; never a sealed value.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="导入人", related_name="+"
    )
    ledger = models.CharField("台账", max_length=80)
    file = models.CharField("存储位置", max_length=200, editable=False)  # random, never the user's name
    name = models.CharField("文件名", max_length=200)
    state = models.CharField("状态", max_length=10, choices=JobState.choices, default=JobState.WAITING)
    done_rows = models.PositiveIntegerField("已处理行数", default=0)
    total_rows = models.PositiveIntegerField("总行数", default=0)
    message = models.CharField("说明", max_length=500, blank=True)
    outcome = models.JSONField("结果", default=dict, blank=True)
    claimed_at = models.DateTimeField("开始处理时间", null=True, editable=False)
    finished_at = models.DateTimeField("完成时间", null=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "导入任务"
        ordering = ["-created_at"]
        constraints = [*TenantModel.Meta.constraints]
        indexes = [models.Index(fields=["state", "created_at"], name="import_job_waiting")]

    def __str__(self) -> str:
        return self.name
