"""Verbs on the dashboard."""

from datetime import datetime

from django.db import transaction

from campaign.models import Look
from yangguang.accounts.models import User


@transaction.atomic
def look(*, by: User, unit_id: str, now: datetime) -> Look:
    """Say that everything until now has been seen by this person."""
    found, fresh = Look.objects.select_for_update().get_or_create(
        unit_id=unit_id, user=by, defaults={"looked_at": now, "created_at": now, "updated_at": now}
    )
    if not fresh:
        found.looked_at = now
        found.bump(now=now)
        found.save()
    return found
