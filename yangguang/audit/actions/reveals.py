"""Showing one sealed value to one person."""

from datetime import datetime, timedelta
from typing import Any

from yangguang.audit.choices import REVEALS_PER_HOUR
from yangguang.audit.models import Reveal
from yangguang.common.fields import Sealed
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
    message = f"一小时内查看完整信息已达 {REVEALS_PER_HOUR} 次，请稍后再查；批量使用须报负责人审批。"
    field = "reason"


def reveal(*, by: Any, row: TenantModel, field: str, reason: str, now: datetime) -> str:
    """Log that ``by`` is shown ``row.field`` for ``reason``, then return the plain text.

    The log row is written first and in the same transaction: no log, no text.
    """
    reason = reason.strip()
    if len(reason) < 4:
        raise ReasonMissing
    if Reveal.objects.filter(user=by, revealed_at__gt=now - timedelta(hours=1)).count() >= REVEALS_PER_HOUR:
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
    value = getattr(row, field)
    return value.reveal() if isinstance(value, Sealed) else str(value)
