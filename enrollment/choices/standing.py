"""Words of what becomes of a school."""

from django.db import models


class Standing(models.TextChoices):
    OPEN = "open", "在办"
    CLOSED = "closed", "已停办"
    MERGED = "merged", "已并入其他学校"


STANDING_TONES = {Standing.OPEN: "ok", Standing.CLOSED: "stop", Standing.MERGED: "stop"}


class ChangeKind(models.TextChoices):
    """One line of a school's history."""

    RENAMED = "renamed", "更名"
    MERGED = "merged", "并入其他学校"
    CLOSED = "closed", "停办"
    REOPENED = "reopened", "恢复办学"
    OPERATOR = "operator", "变更举办者"
    STAGE = "stage", "变更学段"
