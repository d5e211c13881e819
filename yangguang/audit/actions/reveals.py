"""Showing one sealed value to one person."""

from datetime import datetime, timedelta
from typing import Any

from yangguang.audit.choices import REVEALS_PER_DAY, REVEALS_PER_HOUR
from yangguang.audit.events import reveals_exhausted
from yangguang.audit.models import Reveal
from yangguang.common.fields import plain
from yangguang.common.refusals import Refusal
from yangguang.tenancy.models import TenantModel


class ReasonMissing(Refusal):
    """Nobody sees an identity number without saying why (儿童个人信息网络保护规定)."""

    code = "REASON_MISSING"
    status = 422
    message = "请填写查看完整信息的事由，至少 4 个字。"
    field = "reason"


class TooManyReveals(Refusal):
    """Somebody who reads one identity number after the other is copying the ledger (C23)."""

    code = "TOO_MANY_REVEALS"
    status = 429
    message = (
        f"查看完整信息已达上限（每小时 {REVEALS_PER_HOUR} 次、每天 {REVEALS_PER_DAY} 次），"
        "审计和安全管理员已收到提醒。请稍后再查；批量使用须报负责人审批。"
    )
    field = "reason"


def reveal(*, by: Any, row: TenantModel, field: str, reason: str, now: datetime) -> str:
    """Log that ``by`` is shown ``row.field`` for ``reason``, then return the plain text.

    The log row is written first and in the same transaction: no log, no text.
    """
    reason = reason.strip()
    if len(reason) < 4:
        raise ReasonMissing
    left = _left(by, now)
    if left <= 0:
        raise TooManyReveals
    Reveal.objects.create(
        unit_id=row.unit_id,
        user=by,
        subject=row._meta.label,
        subject_id=row.pk,
        field=field,
        reason=reason,
        revealed_at=now,
    )
    if left == 1:
        # Told with the last one that is shown: a refusal is rolled back, and its alarm would be with it.
        reveals_exhausted.send(sender=Reveal, user=by, unit_id=row.unit_id, now=now)
    return plain(getattr(row, field))


def _left(by: Any, now: datetime) -> int:
    """How many more values ``by`` may see now."""
    recent = Reveal.objects.filter(user=by)
    hour = recent.filter(revealed_at__gt=now - timedelta(hours=1)).count()
    day = recent.filter(revealed_at__gt=now - timedelta(days=1)).count()
    return min(REVEALS_PER_HOUR - hour, REVEALS_PER_DAY - day)
