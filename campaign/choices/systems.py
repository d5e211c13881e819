"""The implementation plan and the five systems every county issues (plan 四（三）)."""

from django.db import models


class SystemKind(models.TextChoices):
    PLAN = "plan", "招生入学实施方案"
    PROGRESS = "progress", "工作推进制度"
    ZONING = "zoning", "划片决策制度"
    SUPERVISION = "supervision", "入学监督制度"
    DISCLOSURE = "disclosure", "信息公开制度"
    ACCOUNTABILITY = "accountability", "责任追究制度"


FIVE_SYSTEMS = tuple(kind for kind in SystemKind if kind is not SystemKind.PLAN)
