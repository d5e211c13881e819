"""One county checks another's answers (相互检查)."""

from django.db import models


class CrossState(models.TextChoices):
    ASSIGNED = "assigned", "检查中"
    DONE = "done", "已完成"
    ENDED = "ended", "已终止"
    RELEASED = "released", "已反馈"


CROSS_TONES = {
    CrossState.ASSIGNED: "busy",
    CrossState.DONE: "due",
    CrossState.ENDED: "stop",
    CrossState.RELEASED: "ok",
}


class FindingState(models.TextChoices):
    """What became of one answer of the sample; 不同意 waits until the city decides."""

    OPEN = "open", "待核对"
    AGREED = "agreed", "同意"
    DISPUTED = "disputed", "不同意"
    ISSUE = "issue", "已转问题台账"
    DISMISSED = "dismissed", "不采纳"


FINDING_TONES = {
    FindingState.OPEN: "wait",
    FindingState.AGREED: "ok",
    FindingState.DISPUTED: "late",
    FindingState.ISSUE: "due",
    FindingState.DISMISSED: "none",
}
