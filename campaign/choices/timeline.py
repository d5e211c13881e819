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

# Parts of a submission a return may mark besides a row or a file; the label of a ledger that lacks rows
# is one too.
NOTE, FILES = "note", "files"
