"""Verbs of the installation."""

from datetime import date

from django.conf import settings

from yangguang.common import clock
from yangguang.common.events import clock_moved
from yangguang.common.models import TrainingClock
from yangguang.common.refusals import Refusal


class NotInTraining(Refusal):
    """Only a training installation has a clock that can be moved."""

    code = "NOT_IN_TRAINING"
    message = "只有演练环境可以调整日期；正式环境使用真实日期。"


def move_training_clock(*, today: date) -> None:
    """Set the training date; every process believes it within a second, and the ticks follow."""
    if not settings.TRAINING_TODAY:
        raise NotInTraining
    TrainingClock.objects.update_or_create(pk=1, defaults={"today": today})
    clock.forget_training_date()
    clock_moved.send(sender=TrainingClock)
