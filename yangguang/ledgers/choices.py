"""States of an import, and the limits of what a workbook may be."""

from django.db import models


class JobState(models.TextChoices):
    """An import job: read by a worker, looked at by a person, then written or not."""

    WAITING = "waiting", "排队中"
    READING = "reading", "正在检查"
    PREVIEWED = "previewed", "待确认"
    CONFIRMED = "confirmed", "正在写入"
    DONE = "done", "已完成"
    REFUSED = "refused", "文件不能导入"
    FAILED = "failed", "未完成"


RUNNING = (JobState.WAITING, JobState.READING, JobState.CONFIRMED)
PAGE_SIZE = 50
COUNT_CAP = 10_000  # beyond it a list says “1 万+”
BULK_CAP = 2_000  # rows one bulk verb takes
ROW_CAP = 50_000  # rows of one workbook
COLUMN_CAP = 200
FILE_CAP = 20 * 1024 * 1024  # bytes of an uploaded workbook
ZIP_ENTRIES = 1_000
ZIP_TOTAL = 200 * 1024 * 1024  # bytes inside
ZIP_RATIO = 120  # times an entry over 1 MB may inflate
EXPORT_CAP = 100_000  # rows of one export
