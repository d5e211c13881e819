"""Writing the security log."""

from datetime import datetime
from typing import Any

from yangguang.audit.choices import Happening
from yangguang.audit.models import SecurityEvent
from yangguang.tenancy.scope import scope


def record(
    kind: Happening,
    *,
    unit_id: str,
    now: datetime,
    user: Any = None,
    about: Any = None,
    address: str | None = None,
    detail: str = "",
) -> SecurityEvent:
    """Write one security event. ``now`` is real time: a moved training clock must not move the log.

    Opens the scope of ``unit_id`` itself, because whoever signs in or is refused has none.
    """
    with scope(unit_id):
        return SecurityEvent.objects.create(
            unit_id=unit_id,
            kind=kind,
            happened_at=now,
            user=user,
            about=about,
            address=address,
            detail=detail[:200],
            created_at=now,
            updated_at=now,
        )
