"""Words of zones and their address rules."""

from django.db import models

from enrollment.choices.schools import Stage

# A zone leads to an entry class; a 九年一贯 or 完全中学 school has one zone for each of its entry grades.
ZONE_STAGES = [(stage.value, stage.label) for stage in (Stage.PRIMARY, Stage.JUNIOR)]

WHOLE_FIRST, WHOLE_LAST = 0, 999_999  # a rule without numbers: the whole road, estate, village or township


class PlaceKind(models.TextChoices):
    ROAD = "road", "道路"
    ESTATE = "estate", "小区"
    VILLAGE = "village", "村（社区）"
    TOWNSHIP = "township", "乡镇（街道）"


class Parity(models.TextChoices):
    ALL = "all", "全部"
    ODD = "odd", "单号"
    EVEN = "even", "双号"


class ZoneState(models.TextChoices):
    DRAFT = "draft", "草案"
    PUBLISHED = "published", "已公布"
    SUPERSEDED = "superseded", "已被替代"
    DROPPED = "dropped", "未采用"  # a draft whose adjustment was dropped
