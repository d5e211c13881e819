"""Noting who opened a row with personal data, or took rows away."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from yangguang.audit.choices import Seen
from yangguang.audit.models import Viewing


def note_opened(*, by: Any, unit_id: str, subject: str, row: UUID, now: datetime) -> None:
    """``by`` looks at one row of the ledger ``subject``; sealed values are masked there."""
    Viewing.objects.create(
        unit_id=unit_id, user=by, how=Seen.OPENED, subject=subject, row=row, seen_at=now,
    )  # fmt: skip


def note_file(
    *, by: Any, unit_id: str, how: Seen, subject: str, rows: Sequence[UUID], reason: str = "", now: datetime
) -> None:
    """``by`` takes ``rows`` of the ledger ``subject`` away in a file."""
    Viewing.objects.create(
        unit_id=unit_id, user=by, how=how, subject=subject, rows=list(rows), count=len(rows),
        reason=reason[:200], seen_at=now,
    )  # fmt: skip
