"""Verbs that leave a trace."""

from datetime import datetime
from typing import Any

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


def reveal(*, by: Any, row: TenantModel, field: str, reason: str, now: datetime) -> str:
    """Log that ``by`` is shown ``row.field`` for ``reason``, then return the plain text.

    The log row is written first and in the same transaction: no log, no text.
    """
    reason = reason.strip()
    if len(reason) < 4:
        raise ReasonMissing
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
