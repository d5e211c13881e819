"""States of mails."""

from django.db import models


class DigestState(models.TextChoices):
    WAITING = "waiting", "待发送"
    SENT = "sent", "已发送"
    FAILED = "failed", "发送失败"
    EMPTY = "empty", "无须发送"


class Outcome(models.TextChoices):
    """What became of a notice; one may be several."""

    UNREAD = "unread", "未阅"
    READ = "read", "已阅"
    MAILED = "mailed", "邮件已发"
    FAILED = "failed", "邮件失败"
    CANCELLED = "cancelled", "已取消"
