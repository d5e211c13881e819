"""What the installation tells whoever listens."""

from typing import Any

from celery import signature
from django.db import transaction
from django.dispatch import Signal

# The training day was moved: what the clock does is due now, not at the next tick.
clock_moved = Signal()
_BELIEVED = 2  # seconds after which every process knows the new day (clock.training_date)


def follow_the_clock(task: str) -> None:
    """Run a tick soon after each move of the training day; in :meth:`AppConfig.ready`.

    Only a wake-up: the tick comes by itself when the message is lost.
    """

    def wake(sender: Any, **kwargs: Any) -> None:
        due = signature(task)  # by name: the web process has no tasks
        transaction.on_commit(lambda: due.apply_async(countdown=_BELIEVED), robust=True)

    clock_moved.connect(wake, weak=False, dispatch_uid=f"clock-{task}")
