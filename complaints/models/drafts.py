"""What the public form keeps before a case exists, and what counts tries; none of it belongs to a unit."""

import uuid

from django.db import models

from yangguang.common.fields import SealedField


class Draft(models.Model):
    """Answers of a form not sent yet: one sealed text, forgotten within the hour. Belongs to no unit yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answers = SealedField("填写内容")
    expires_at = models.DateTimeField("失效时间")

    class Meta:
        verbose_name = "未提交的填写内容"
        default_permissions = ()

    def __str__(self) -> str:
        return "草稿"


class DraftFile(models.Model):
    """A file added to a draft, checked and re-encoded already, sealed like the answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files")
    name = SealedField("文件名")  # the phone's own name: shown to the sender, never passed on
    content = SealedField("内容")  # base64
    extension = models.CharField("格式", max_length=10)
    size = models.PositiveIntegerField("大小（字节）")
    position = models.PositiveSmallIntegerField("次序")

    class Meta:
        verbose_name = "未提交的附件"
        default_permissions = ()
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["draft", "position"], name="draft_file_position_once")]

    def __str__(self) -> str:
        return f"材料{self.position}.{self.extension}"


class RateBucket(models.Model):
    """How often one source came in one window. The source is a keyed hash under a salt of the day."""

    key = models.CharField("来源", max_length=64, primary_key=True)
    count = models.PositiveIntegerField("次数", default=0)
    ends_at = models.DateTimeField("窗口结束")

    class Meta:
        verbose_name = "提交频次"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.count}"


class DaySalt(models.Model):
    """The salt of one day, deleted the day after: yesterday's sources cannot be told any more."""

    day = models.DateField("日期", primary_key=True)
    salt = models.CharField("盐", max_length=64)

    class Meta:
        verbose_name = "每日盐值"
        default_permissions = ()

    def __str__(self) -> str:
        return self.day.isoformat()
