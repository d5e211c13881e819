"""Ticks of notices."""

from uuid import UUID

from celery import shared_task

from yangguang.common import clock
from yangguang.notices.actions import send_next_mail
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope

_AT_ONCE = 200  # one tick stays short; the rest waits a minute


@shared_task(name="notices.send_waiting_mail")
def send_waiting_mail() -> int:
    """Mail what waits, one transaction each; safe to repeat, and safe beside another worker."""
    done: set[UUID] = set()
    failed: set[UUID] = set()
    while len(done) + len(failed) < _AT_ONCE:
        with scope(NATION):
            result = send_next_mail(now=clock.now(), skip=failed)
        if result is None:
            break
        pk, finished = result
        (done if finished else failed).add(pk)
    return len(done)
