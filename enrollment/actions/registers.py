"""Verbs on apps that collect children's data."""

from datetime import datetime

from django.db import transaction

from enrollment.choices.registers import CollectorVerdict
from enrollment.models import DataCollector
from enrollment.rules import registers as rules
from yangguang.accounts.models import User


@transaction.atomic
def judge_collector(
    *, by: User, now: datetime, row: DataCollector, verdict: str, finding: str
) -> DataCollector:
    """What the reviewer makes of the app (:class:`rules.AsksAgain`)."""
    found = DataCollector.lock(row.pk)
    if verdict == CollectorVerdict.ALLOWED and found.again:
        raise rules.AsksAgain
    found.verdict, found.finding = verdict, finding.strip()
    found.checked_on, found.checked_by = now.date(), by
    found.bump(now=now)
    found.save()
    return found
