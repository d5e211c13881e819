"""A row that is dealt with falls silent at once: its reminders are cancelled when it is saved."""

from functools import partial
from typing import Any

from django.db.models.signals import post_save

from yangguang.common import clock
from yangguang.notices.actions import settle
from yangguang.notices.reminders import Dues, registered


def listen() -> None:
    """Hear every model that can be due. Rows changed in bulk are left to the tick."""
    for dues in registered():
        post_save.connect(
            partial(_settled, dues), dues.rows().model, weak=False, dispatch_uid=f"settle-{dues.kind}"
        )


def _settled(dues: Dues, sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    if not created:
        settle(dues=dues, subject=instance.pk, now=clock.now())
