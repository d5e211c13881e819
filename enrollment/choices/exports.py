"""Exports of whole identity numbers."""

from datetime import timedelta
from typing import Final

from django.db import models


class ExportState(models.TextChoices):
    """A request for a file with whole values."""

    ASKED = "asked", "待审批"
    APPROVED = "approved", "已批准"
    REFUSED = "refused", "未批准"
    WITHDRAWN = "withdrawn", "已撤回"
    GONE = "gone", "文件已销毁"


EXPORT_TONES = {
    ExportState.ASKED: "due",
    ExportState.APPROVED: "ok",
    ExportState.REFUSED: "stop",
    ExportState.WITHDRAWN: "none",
    ExportState.GONE: "none",
}

WHOLE_CAP: Final = 20_000  # rows of one file with whole values
FILE_LIFE: Final = timedelta(hours=24)  # after the approval
DOWNLOADS: Final = 3  # times the requester may fetch it
