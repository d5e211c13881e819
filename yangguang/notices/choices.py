"""States of mails."""

from typing import Final

from django.db import models

# Stands where the reason of a failed mail would: nobody who receives gave an address. Not a failure.
NO_ADDRESS: Final = "NO_ADDRESS"


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
