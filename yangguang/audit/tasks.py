"""Ticks of audit."""

from celery import shared_task
from django.utils import timezone

from yangguang.audit.actions import seal_finished_days as seal
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope


@shared_task(name="audit.seal_finished_days")
def seal_finished_days() -> int:
    """Seal what is finished; safe to repeat. Real time: the database stamps history with it."""
    with scope(NATION):
        return len(seal(now=timezone.now()))
