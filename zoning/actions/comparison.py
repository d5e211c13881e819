"""Verbs on what an adjustment changes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from yangguang.accounts.models import User
from zoning.choices.adjustments import AdjustmentState
from zoning.models import Adjustment
from zoning.queries.comparison import compare
from zoning.queries.residents import residents_of
from zoning.rules.adjustments import CountClosed


@transaction.atomic
def count_residents(*, by: User | None, row: Adjustment, now: datetime) -> Adjustment:
    """Count the children whom the adjustment leads to another school, and keep the numbers with it. Raises
    :class:`CountClosed` once it is over."""
    adjustment = Adjustment.lock(row.pk)
    if adjustment.state in (AdjustmentState.PUBLISHED, AdjustmentState.DROPPED):
        raise CountClosed
    today = timezone.localdate(now)
    adjustment.moved_children = residents_of(compare(adjustment, today)).stored(today)
    adjustment.bump(now=now)
    adjustment.save()
    return adjustment
