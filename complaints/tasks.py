"""Ticks of complaints: what nobody sent is forgotten."""

from typing import Any

from celery import shared_task

from complaints.access import real_now
from complaints.actions.drafts import forget_expired


@shared_task(name="complaints.forget_drafts")
def forget_drafts(**kwargs: Any) -> int:
    """Delete drafts and receipts whose time is over; safe to repeat. They belong to no unit: no scope."""
    return forget_expired(now=real_now())
