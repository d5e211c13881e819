"""The checklist as a thing that changes: bottom lines, steps of admission, kinds of change."""

from django.db import models


class BottomLine(models.TextChoices):
    """三条底线 (plan 四（三）): what an item protects."""

    STABILITY = "stability", "稳定"
    SAFETY = "safety", "安全"
    INTEGRITY = "integrity", "廉洁"


def line_tone(value: str) -> str:
    """A bottom line that is touched is red wherever it is shown."""
    return "late" if value else "none"


class AdmissionStep(models.TextChoices):
    """全流程、全环节 (plan 二（三）): the step of admission an item looks at."""

    PREPARE = "prepare", "政策和计划"
    PUBLISH = "publish", "信息公布"
    REGISTER = "register", "报名采集"
    ADMIT = "admit", "审核录取"
    CLASSES = "classes", "均衡编班"
    STATUS = "status", "学籍注册"
    THROUGHOUT = "throughout", "全过程监督"


class ItemChange(models.TextChoices):
    """What a new version of the checklist did to one item."""

    ADDED = "added", "新增"
    AMENDED = "amended", "修改"
    REWORDED = "reworded", "换版"
    RETIRED = "retired", "停用"
    REINSTATED = "reinstated", "恢复"
