"""Doors for the worker: ids in, rights read anew, scope set first, one call, safe to repeat."""

from typing import Any

import pghistory
from celery import shared_task

from yangguang.accounts.models import User
from yangguang.accounts.rights import actor_for
from yangguang.common import clock
from yangguang.ledgers.actions import imports
from yangguang.ledgers.choices import RUNNING
from yangguang.ledgers.models import ImportJob
from yangguang.tenancy.scope import scope


@shared_task(name="ledgers.run_import")
def run_import(job_id: str, user_id: int) -> None:
    """Check or write one import on behalf of whoever uploaded it, with the rights they have now."""
    user = User.objects.get(pk=user_id)
    actor = actor_for(user)
    who: dict[str, Any] = {"user": user.pk, "name": str(user), "path": "Excel 导入"}
    if not actor.scope:  # disabled, or every grant ended: nothing may be read on their behalf
        with scope("*"), pghistory.context(**who):
            imports.abandon(job_id=job_id, now=clock.now())
        return
    with scope(*actor.scope), pghistory.context(**who):
        imports.run(job_id=job_id, actor=actor, now=clock.now())


@shared_task(name="ledgers.run_waiting_jobs")
def run_waiting_jobs() -> None:
    """Find jobs whose wake-up was lost, and previews nobody came back to."""
    with scope("*"):
        imports.expire(now=clock.now())
        waiting = list(
            ImportJob.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(state__in=RUNNING)
            .order_by("created_at")
            .values_list("pk", "user_id")[:20]
        )
    for job_id, user_id in waiting:
        run_import(str(job_id), user_id)
