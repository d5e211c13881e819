"""What a unit owes."""

from django.db import models


class AssignmentState(models.TextChoices):
    NOT_STARTED = "not_started", "未开始"
    IN_PROGRESS = "in_progress", "进行中"
    SUBMITTED = "submitted", "已提交"
    ACCEPTED = "accepted", "已认可"
    RETURNED = "returned", "已退回"


ASSIGNMENT_TONES = {
    AssignmentState.NOT_STARTED: "wait",
    AssignmentState.IN_PROGRESS: "busy",
    AssignmentState.SUBMITTED: "due",
    AssignmentState.ACCEPTED: "ok",
    AssignmentState.RETURNED: "late",
}
