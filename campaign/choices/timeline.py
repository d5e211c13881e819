"""Submissions, returns with marks, extensions."""

from django.db import models


class ExtensionState(models.TextChoices):
    """A request for more time."""

    ASKED = "asked", "待批"
    GRANTED = "granted", "已批准"
    REFUSED = "refused", "未批准"


EXTENSION_TONES = {
    ExtensionState.ASKED: "due",
    ExtensionState.GRANTED: "ok",
    ExtensionState.REFUSED: "stop",
}

# What a mark of a return may stand on besides a row or a file.
WHOLE, NOTE, FILES = "", "note", "files"
MARK_TITLES = {WHOLE: "整体", NOTE: "说明", FILES: "缺少的附件"}
