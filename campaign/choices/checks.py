"""The checklist of the six rectifications."""

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


class Answer(models.TextChoices):
    """Answers to a checklist item. 未检查 is no row at all: a hole is counted, never stored."""

    FINE = "fine", "无问题"
    PROBLEM = "problem", "发现问题"
    NOT_APPLICABLE = "not_applicable", "不适用"


ANSWER_TONES = {Answer.FINE: "ok", Answer.PROBLEM: "late", Answer.NOT_APPLICABLE: "none"}
