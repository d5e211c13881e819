"""Who was shown what. Changes are in the history tables (:mod:`yangguang.audit.history`)."""

from django.conf import settings
from django.db import models

from yangguang.tenancy.models import TenantModel


class Reveal(TenantModel):
    """One person was shown one sealed value in full, for a reason. Written, never changed."""

    append_only = True  # the runtime role has no UPDATE or DELETE here (tenancy.privileges)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="查看人", related_name="+")
    subject = models.CharField("对象", max_length=60)  # model label
    subject_id = models.UUIDField("对象编号")
    field = models.CharField("内容", max_length=40)
    reason = models.CharField("事由", max_length=200)
    revealed_at = models.DateTimeField("查看时间")

    class Meta(TenantModel.Meta):
        verbose_name = "完整信息查看记录"
        ordering = ["-revealed_at"]
        indexes = [models.Index(fields=["subject_id", "revealed_at"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.subject} {self.field}"
