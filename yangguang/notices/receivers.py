"""A row that is dealt with falls silent at once: its reminders are cancelled when it is saved."""

from functools import partial
from typing import Any

from django.db.models.signals import post_save

from yangguang.audit.events import reveals_exhausted
from yangguang.common import clock
from yangguang.common.events import follow_the_clock
from yangguang.notices.actions import alarm_reveals, settle
from yangguang.notices.reminders import Dues, registered


def listen() -> None:
    """Hear every model that can be due (rows changed in bulk are left to the tick), and the alarms."""
    follow_the_clock("notices.tick_reminders")
    reveals_exhausted.connect(_alarmed, dispatch_uid="alarm-reveals")
    for dues in registered():
        post_save.connect(
            partial(_settled, dues), dues.rows().model, weak=False, dispatch_uid=f"settle-{dues.kind}"
        )


def _alarmed(sender: Any, user: Any, unit_id: str, now: Any, **kwargs: Any) -> None:
    alarm_reveals(user=user, unit_id=unit_id, now=now)


def _settled(dues: Dues, sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    if not created:
        settle(dues=dues, subject=instance.pk, now=clock.now())
