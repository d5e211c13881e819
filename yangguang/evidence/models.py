"""A file that proves something about a row."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet
from yangguang.tenancy.policy import ScopePolicy


class EvidenceQuerySet(TenantQuerySet):
    def of(self, subject: TenantModel) -> "EvidenceQuerySet":
        """Files attached to a row."""
        return self.filter(subject=subject._meta.label, subject_id=subject.pk)

    def bytes_used(self) -> int:
        """What the files take together, in bytes."""
        return int(self.aggregate(total=models.Sum("size"))["total"] or 0)


@audited
class Evidence(TenantModel):
    """One stored file. ``subject`` + ``subject_id`` name the row it belongs to; same unit as that row."""

    subject = models.CharField("对象", max_length=60, editable=False)  # model label
    subject_id = models.UUIDField("对象编号", editable=False)
    kind = models.CharField("材料名称", max_length=100, blank=True)
    file = models.CharField("存储位置", max_length=200, editable=False)  # random, never the user's name
    name = models.CharField("文件名", max_length=200)
    content_type = models.CharField("类型", max_length=100, editable=False)
    size = models.PositiveIntegerField("大小（字节）", editable=False)
    sha256 = models.CharField("校验值", max_length=64, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="上传人", related_name="+"
    )

    # Copied from the subject when it has one: the public attaches to its own case and sees its own files.
    secret_hash = models.CharField("密码校验值", max_length=64, blank=True, editable=False)

    objects: ClassVar[Any] = EvidenceQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "附件"
        constraints = [ScopePolicy(name="evidence_evidence_scope", secret="secret_hash")]  # noqa: S106 - a column
        ordering = ["created_at"]
        indexes = [models.Index(fields=["subject_id"])]

    def __str__(self) -> str:
        return self.name
