"""Words of the school register."""

from django.db import models


class Stage(models.TextChoices):
    PRIMARY = "primary", "小学"
    JUNIOR = "junior", "初中"
    NINE_YEAR = "nine_year", "九年一贯制学校"
    COMPLETE = "complete", "完全中学"


class Nature(models.TextChoices):
    PUBLIC = "public", "公办"
    PRIVATE = "private", "民办"
    CONVERTED = "converted", "民转公"
    UNIVERSITY = "university", "高校附属"
    CITY = "city", "市直属"


class Locality(models.TextChoices):
    URBAN = "urban", "城区"
    TOWN = "town", "镇区"
    RURAL = "rural", "乡村"
