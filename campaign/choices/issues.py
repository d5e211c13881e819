"""The issue ledger."""

from django.db import models


class Source(models.TextChoices):
    """Where an issue came from."""

    SELF_CHECK = "self_check", "自查"
    INSPECTION = "inspection", "抽查"
    COMPLAINT = "complaint", "投诉举报"
    OPINION = "opinion", "舆情"
    SUPERIOR = "superior", "上级交办"


class DeadlineKind(models.TextChoices):
    IMMEDIATE = "immediate", "立行立改"
    LIMITED = "limited", "限期整改"
    LASTING = "lasting", "长期坚持"


class IssueState(models.TextChoices):
    PENDING = "pending", "待整改"
    RECTIFYING = "rectifying", "整改中"
    COUNTY_CHECK = "county_check", "待县级验收"
    CITY_CHECK = "city_check", "待市级销号"
    CLOSED = "closed", "已销号"


class ProgressKind(models.TextChoices):
    """What one entry in the life of an issue records."""

    OPENED = "opened", "登记"
    STARTED = "started", "开始整改"
    PROGRESS = "progress", "整改进展"
    HANDED_IN = "handed_in", "报请验收"
    COUNTY_ACCEPTED = "county_accepted", "县级验收通过"
    RETURNED = "returned", "退回"
    CLOSED = "closed", "市级销号"
    EXTENDED = "extended", "延长期限"
    DUE_AMENDED = "due_amended", "提前期限"
    REOPENED = "reopened", "重新打开"


ISSUE_TONES = {
    IssueState.PENDING: "wait",
    IssueState.RECTIFYING: "busy",
    IssueState.COUNTY_CHECK: "due",
    IssueState.CITY_CHECK: "due",
    IssueState.CLOSED: "ok",
}
