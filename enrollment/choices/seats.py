"""Words of seats: entry grades, the colours of the warning, the four means of expansion."""

from django.db import models


class EntryGrade(models.TextChoices):
    """The grades a school takes children into; the values are those of ``Grade``."""

    PRIMARY = "p1", "一年级"
    JUNIOR = "j1", "七年级"


# 标准班额 (domain.md §4): 45 in primary, 50 in junior secondary.
STANDARD_CLASS = {EntryGrade.PRIMARY: 45, EntryGrade.JUNIOR: 50}


class Signal(models.TextChoices):
    """Demand ÷ seats; colour never stands alone, so each has a word."""

    NONE = "none", "缺数据"
    GREEN = "green", "充足"
    YELLOW = "yellow", "偏紧"
    ORANGE = "orange", "不足"
    RED = "red", "严重不足"

    @property
    def sign(self) -> str:
        """What stands beside the word, legible without colour."""
        return {"none": "–", "green": "✓", "yellow": "△", "orange": "◆", "red": "▲"}[self.value]


class Basis(models.TextChoices):
    """Where a number of children comes from."""

    ENTERED = "entered", "录入"
    BIRTHS = "births", "按出生人口预测"
    TREND = "trend", "按近三年趋势预测"


class SeatSource(models.TextChoices):
    """Who gave the number."""

    POLICE = "police", "公安户籍"
    HEALTH = "health", "卫健出生登记"
    TOWNSHIP = "township", "乡镇（街道）摸排"
    SCHOOL = "school", "学校摸排"
    STATISTICS = "statistics", "统计部门"
    BUREAU = "bureau", "教育局核定"


class Means(models.TextChoices):
    """新建、挖潜、集团化、购买 (plan 二（二）)."""

    BUILD = "build", "新建改扩建"
    RELEASE = "release", "挖潜扩容"
    GROUP = "group", "集团化办学"
    PURCHASE = "purchase", "购买民办学位"


class ExpansionState(models.TextChoices):
    PLANNED = "planned", "已列计划"
    UNDER_WAY = "under_way", "实施中"
    DELIVERED = "delivered", "已交付"
    DROPPED = "dropped", "已取消"


EXPANSION_TONES = {
    ExpansionState.PLANNED: "wait",
    ExpansionState.UNDER_WAY: "busy",
    ExpansionState.DELIVERED: "ok",
    ExpansionState.DROPPED: "stop",
}


class AlarmKind(models.TextChoices):
    BIG_CLASS = "big_class", "大班额"
    HUGE_CLASS = "huge_class", "超大班额"
    OVER_PLAN = "over_plan", "民办超计划招生"
    OUTSIDE = "outside", "民办跨审批地招生"
    SHORTAGE = "shortage", "学位缺口无措施"
