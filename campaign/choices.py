"""States and constants of a campaign, with the words officials use for them (domain.md §3)."""

from django.db import models


class Area(models.TextChoices):
    """The six rectifications (六项整治)."""

    POLICY = "policy", "招生政策"
    CONDUCT = "conduct", "招生行为"
    DISCLOSURE = "disclosure", "招生信息公开"
    PROCESS = "process", "招生入学流程"
    SPECIAL_GROUPS = "special_groups", "保障特殊群体入学"
    STUDENT_STATUS = "student_status", "加强学籍管理"


class AppliesTo(models.TextChoices):
    """Which level answers a checklist item; a bureau is that of a county."""

    BUREAU = "bureau", "教育局"
    SCHOOL = "school", "学校"
    BOTH = "both", "教育局和学校"


class DeliverableKind(models.TextChoices):
    DOCUMENT = "document", "文件"
    MEETING = "meeting", "会议"
    DISCLOSURE = "disclosure", "公示"
    PLEDGE = "pledge", "承诺书"
    CHECKLIST = "checklist", "自查表"
    LEDGER = "ledger", "台账"
    REPORT = "report", "报告"
    INSPECTION = "inspection", "抽查"


class AssignmentState(models.TextChoices):
    NOT_STARTED = "not_started", "未开始"
    IN_PROGRESS = "in_progress", "进行中"
    SUBMITTED = "submitted", "已提交"
    ACCEPTED = "accepted", "已认可"
    RETURNED = "returned", "已退回"


class Answer(models.TextChoices):
    """Answers to a checklist item. 未检查 is no row at all: a hole is counted, never stored."""

    FINE = "fine", "无问题"
    PROBLEM = "problem", "发现问题"
    NOT_APPLICABLE = "not_applicable", "不适用"


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


CHECKLIST_CODE = "I1"  # the deliverable whose content is the checklist (data/deliverables-2024.csv)
WEEKLY_REPORT_CODE = "A1"

# Tones of ``common.templatetags.yg.TONES`` (colour + sign) for the states above.
ANSWER_TONES = {Answer.FINE: "ok", Answer.PROBLEM: "late", Answer.NOT_APPLICABLE: "none"}
ASSIGNMENT_TONES = {
    AssignmentState.NOT_STARTED: "wait",
    AssignmentState.IN_PROGRESS: "busy",
    AssignmentState.SUBMITTED: "due",
    AssignmentState.ACCEPTED: "ok",
    AssignmentState.RETURNED: "late",
}
ISSUE_TONES = {
    IssueState.PENDING: "wait",
    IssueState.RECTIFYING: "busy",
    IssueState.COUNTY_CHECK: "due",
    IssueState.CITY_CHECK: "due",
    IssueState.CLOSED: "ok",
}
