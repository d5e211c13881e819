"""Ticks of notices."""

import logging
from collections.abc import Callable
from typing import Any

from celery import shared_task
from django.db import DatabaseError

from yangguang.common import clock
from yangguang.notices.actions import plan_digests, remind, send_next_digest, send_next_mail
from yangguang.notices.reminders import registered
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope

log = logging.getLogger(__name__)
_AT_ONCE = 200  # one tick stays short; the rest waits for the next


@shared_task(name="notices.tick_reminders")
def tick_reminders() -> int:
    """Remind of what is due, one transaction a kind; safe to repeat, and safe beside another worker.

    One kind that fails keeps no other from being reminded of.
    """
    count, failed = 0, []
    for dues in registered():
        try:
            with scope(NATION):
                count += remind(dues=dues, now=clock.now()) or 0
        except DatabaseError as error:
            log.exception("reminders of %s failed", dues.kind)
            failed.append(error)
    if failed:
        raise failed[0]
    return count


@shared_task(name="notices.send_digests")
def send_digests() -> int:
    """Plan this morning's mails and send them, one transaction each; safe to repeat."""
    with scope(NATION):
        plan_digests(now=clock.now())
    return _send_all(send_next_digest)


@shared_task(name="notices.send_waiting_mail")
def send_waiting_mail() -> int:
    """Mail what waits, one transaction each; safe to repeat, and safe beside another worker."""
    return _send_all(send_next_mail)


def _send_all(send_next: Callable[..., tuple[Any, bool] | None]) -> int:
    """Send until nothing waits; what failed is not tried twice in one tick. How many went."""
    done: set[Any] = set()
    failed: set[Any] = set()
    while len(done) + len(failed) < _AT_ONCE:
        with scope(NATION):
            result = send_next(now=clock.now(), skip=failed)
        if result is None:
            break
        pk, finished = result
        (done if finished else failed).add(pk)
    return len(done)
