"""Ticks of evidence."""

from celery import shared_task
from django.utils import timezone

from yangguang.evidence.actions import sweep_orphans as sweep
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope


@shared_task(name="evidence.sweep_orphans")
def sweep_orphans() -> int:
    """Delete files a crash left without a row. Real time: file times are real, too."""
    with scope(NATION):
        return sweep(now=timezone.now())
