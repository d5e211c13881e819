"""Ticks of accounts."""

from celery import shared_task

from yangguang.accounts.actions import end_expired_grants as end_expired
from yangguang.common import clock


@shared_task(name="accounts.end_expired_grants")
def end_expired_grants() -> int:
    """Tidy away what expired; safe to repeat."""
    return end_expired(now=clock.now())
