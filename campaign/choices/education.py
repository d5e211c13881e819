"""Trainings on integrity and patrols."""

from django.db import models


class TrainingKind(models.TextChoices):
    WARNING = "warning", "警示教育"
    INTEGRITY = "integrity", "廉洁招生教育"
    BUSINESS = "business", "招生业务培训"


class InstitutionState(models.TextChoices):
    """Whether a training institution works, and whether it may."""

    OPEN = "open", "在营"
    SUSPENDED = "suspended", "停业整顿"
    UNLICENSED = "unlicensed", "无证经营"
    CLOSED = "closed", "已注销"


class ObjectKind(models.TextChoices):
    """What a patrol visits (plan 二（三）: 招生期间定期摸排学校、培训机构)."""

    SCHOOL = "school", "学校"
    INSTITUTION = "institution", "培训机构"


class PatrolFinding(models.TextChoices):
    NONE = "none", "未发现问题"
    CLUE = "clue", "发现问题线索"


INSTITUTION_TONES = {"open": "ok", "suspended": "due", "unlicensed": "late", "closed": "none"}
FINDING_TONES = {"none": "ok", "clue": "late"}
PLEDGE_CODE = "M6"  # the deliverable that asks for everybody's pledge (data/deliverables-2024.csv)
