"""Telling the administrators who watch over personal data."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from yangguang.accounts.choices import Role
from yangguang.accounts.models import Grant
from yangguang.audit.actions import record
from yangguang.audit.choices import Happening
from yangguang.notices.actions.inbox import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.scope import scope

_WATCH = {
    Role.ADMIN_AUDIT: (Right.AUDIT, "audit:reveals"),
    Role.ADMIN_SECURITY: (Right.GRANT, "accounts:users"),
}


def alarm_reveals(*, user: Any, unit_id: str, now: datetime) -> None:
    """Tell every audit and security administrator above ``unit_id`` that ``user`` has seen as many whole
    values as anybody may; once a day each, and one line in the security log."""
    record(Happening.REVEAL_ALARM, unit_id=unit_id, now=now, user=user, detail="TOO_MANY_REVEALS")
    held = Grant.objects.active(now).filter(unit_id__in=codes.chain(unit_id), role__in=_WATCH)
    for role, code in sorted(set(held.values_list("role", "unit_id"))):
        right, page = _WATCH[Role(role)]
        with scope(code):
            tell(
                unit_id=code,
                right=right,
                key=f"reveals-{user.pk}-{now:%Y%m%d}-{role}",
                title=f"{user.name} 查看完整个人信息已达上限，请核实是否为工作所需",
                path=reverse(page),
                now=now,
            )
