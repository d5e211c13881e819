"""Enrolment platforms (plan 二（四）)."""

from django.db import models


class Platform(models.TextChoices):
    """Which enrolment platform a county uses; the plan names the first two."""

    PROVINCE = "province", "河南省义务教育阶段招生管理服务平台"
    CITY = "city", "市城区“一网通办”招生管理服务平台"
    OTHER = "other", "其他平台"


# 县 and 工业园区 use the provincial platform; 华龙区, 经开区, 示范区 the city's (plan 二（四）).
CITY_PLATFORM_COUNTIES = frozenset({"410902", "410972", "410973"})
