"""Writing what happened to accounts into the security log."""

from datetime import datetime

from django.utils import timezone

from yangguang.accounts.models import User
from yangguang.accounts.queries import unit_of
from yangguang.audit.actions import record
from yangguang.audit.choices import Happening


def log(
    kind: Happening,
    *,
    by: User | None,
    about: User | None = None,
    address: str | None = None,
    detail: str = "",
    now: datetime | None = None,
) -> None:
    """One security event, filed under the unit of the account it is about (or of who did it)."""
    real = now or timezone.now()
    unit_id = unit_of(about or by, now=real)
    if unit_id:
        record(kind, unit_id=unit_id, user=by, about=about, address=address, detail=detail, now=real)
