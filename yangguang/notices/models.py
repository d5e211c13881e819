"""Notices: rows written in the transaction of their cause, told once."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


@audited
class Notice(TenantModel):
    """Something the people of a unit who hold ``right`` should know; ``key`` makes it come once."""

    key = models.CharField("唯一键", max_length=200, editable=False)
    right = models.CharField("收件权限", max_length=20)
    title = models.CharField("标题", max_length=200)
    path = models.CharField("地址", max_length=300)
    mailed_at = models.DateTimeField("邮件发送时间", null=True, editable=False)
    # One inbox per office and right: when a colleague has dealt with it, it says who.
    read_at = models.DateTimeField("阅读时间", null=True, editable=False)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        verbose_name="阅读人",
        related_name="+",
    )

    class Meta(TenantModel.Meta):
        verbose_name = "消息"
        ordering = ["-created_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "key"], name="notice_once"),
        ]
        indexes = [
            # Unread ones and unsent ones are few among many: both counts stay index scans.
            models.Index(fields=["unit", "right"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["created_at"], condition=Q(mailed_at=None), name="notice_unsent"),
        ]

    def __str__(self) -> str:
        return self.title
