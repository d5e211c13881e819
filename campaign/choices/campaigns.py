"""What a campaign asks for."""

from django.db import models


class DeliverableKind(models.TextChoices):
    DOCUMENT = "document", "文件"
    MEETING = "meeting", "会议"
    DISCLOSURE = "disclosure", "公示"
    PLEDGE = "pledge", "承诺书"
    CHECKLIST = "checklist", "自查表"
    LEDGER = "ledger", "台账"
    REPORT = "report", "报告"
    INSPECTION = "inspection", "抽查"


CHECKLIST_CODE = "I1"  # the deliverable whose content is the checklist (data/deliverables-2024.csv)


WEEKLY_REPORT_CODE = "A1"
