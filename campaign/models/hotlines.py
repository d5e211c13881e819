"""Telephones that are published."""

from django.core.validators import RegexValidator
from django.db import models

from campaign.models.base import published
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


@audited
class Hotline(TenantModel):
    """A telephone for questions and reports on admission (plan 二（四）, 三（三）): public by its purpose."""

    phone = models.CharField(
        "电话",
        max_length=30,
        validators=[RegexValidator(r"^[0-9 +-]{5,30}$", "请填写电话号码，例如 0393-0000000。")],
    )
    purpose = models.CharField("用途", max_length=30, default="招生咨询和举报")
    hours = models.CharField("接听时间", max_length=60, default="工作日 8:30—12:00，14:30—18:00")
    link = models.URLField("公布网址", max_length=300, blank=True)
    checked_on = models.DateField("核验日期", null=True, blank=True)  # dialled, and found on that page

    class Meta(TenantModel.Meta):
        verbose_name = "热线电话"
        ordering = ["unit_id", "phone"]
        constraints = [
            published("campaign_hotline_scope"),
            models.UniqueConstraint(fields=["unit", "phone"], name="hotline_once"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.phone}"
