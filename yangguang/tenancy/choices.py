"""Levels of the unit tree, and the rights a person may hold on a unit."""

from django.db import models


class Level(models.TextChoices):
    PROVINCE = "province", "省"
    CITY = "city", "市"
    COUNTY = "county", "县（区）"
    SCHOOL = "school", "学校"


class Right(models.TextChoices):
    """What a grant allows on a unit and everything under it (architecture.md §3)."""

    VIEW = "view", "查看"
    FILL = "fill", "填报"
    REVIEW = "review", "审核"
    SIGN = "sign", "签发"
    HANDLE = "handle", "办理投诉"
    SUPERVISE = "supervise", "督办"
    REVEAL = "reveal", "查看完整个人信息"
    GRANT = "grant", "授权"
    AUDIT = "audit", "审计"
    CONFIGURE = "configure", "系统配置"
    CROSS_CHECK = "cross_check", "相互检查"
