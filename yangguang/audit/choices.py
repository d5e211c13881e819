"""What the security log and the seals speak of."""

from datetime import timedelta
from typing import Final

from django.db import models


class Happening(models.TextChoices):
    """Kinds of security events (等保 8.1.4.3 a)."""

    SIGNED_IN = "signed_in", "登录成功"
    SIGN_IN_FAILED = "sign_in_failed", "登录失败"
    LOCKED_OUT = "locked_out", "登录锁定"
    UNLOCKED = "unlocked", "解除锁定"
    SIGNED_OUT = "signed_out", "退出登录"
    PASSWORD_CHANGED = "password_changed", "修改密码"
    SECOND_FACTOR = "second_factor", "双因素验证"
    ACCOUNT_CHANGED = "account_changed", "账号变更"
    GRANTED = "granted", "授权"
    REVOKED = "revoked", "收回授权"
    REVEALED = "revealed", "查看完整信息"
    REVEAL_ALARM = "reveal_alarm", "频繁查看告警"
    REFUSED = "refused", "越权被拒"


CHANGE_LABELS: Final = {"insert": "新增", "update": "修改", "delete": "删除"}

# A transaction stamps its rows when it begins: a day is sealed when none of that day can still be running.
SEAL_GRACE: Final = timedelta(hours=1)
# The tick comes hourly: later than this, a finished day without a seal is a finding.
SEAL_LATE: Final = timedelta(hours=3)

# Whole values one person may see in an hour before somebody else has to look (security.md C23).
REVEALS_PER_HOUR: Final = 60
REVEALS_PER_DAY: Final = 200


class Seen(models.TextChoices):
    """How somebody came to see rows with personal data, beside a reveal, which has its own log."""

    OPENED = "opened", "打开详情"
    EXPORTED = "exported", "导出（已遮盖）"
    WHOLE = "whole", "导出完整信息"
