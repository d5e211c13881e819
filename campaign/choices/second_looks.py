"""回头看."""

from django.db import models


class LookState(models.TextChoices):
    WAITING = "waiting", "待回看"
    CONFIRMED = "confirmed", "未反弹"
    RELAPSED = "relapsed", "反弹"


LOOK_TONES = {LookState.WAITING: "wait", LookState.CONFIRMED: "ok", LookState.RELAPSED: "late"}
