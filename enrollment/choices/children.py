"""Words of children and where they stand."""

from django.db import models


class Sex(models.TextChoices):
    MALE = "male", "男"
    FEMALE = "female", "女"


class IdType(models.TextChoices):
    IDENTITY = "identity", "居民身份证"
    OTHER = "other", "其他证件"


class Relation(models.TextChoices):
    FATHER = "father", "父亲"
    MOTHER = "mother", "母亲"
    GRANDPARENT = "grandparent", "祖父母（外祖父母）"
    RELATIVE = "relative", "其他亲属"
    OTHER = "other", "其他监护人"


class Placement(models.TextChoices):
    """Where the child stands (domain.md §4)."""

    ENROLLED = "enrolled", "在校"
    INCLUSIVE = "inclusive", "随班就读"
    SPECIAL_SCHOOL = "special_school", "特殊教育学校"
    HOME_TEACHING = "home_teaching", "送教上门"
    DEFERRED = "deferred", "延缓入学"
    NOT_ENROLLED = "not_enrolled", "未入学"


class Source(models.TextChoices):
    """Who told us of the child."""

    SCHOOL = "school", "学校摸排"
    TOWNSHIP = "township", "乡镇（街道）报送"
    POLICE = "police", "公安部门"
    CIVIL_AFFAIRS = "civil_affairs", "民政部门"
    DISABLED_FEDERATION = "disabled_federation", "残联"
    RURAL_OFFICE = "rural_office", "乡村振兴部门"
    SELF = "self", "家长申报"


class Grade(models.TextChoices):
    """Grades of compulsory education, in the order people read them."""

    P1 = "p1", "一年级"
    P2 = "p2", "二年级"
    P3 = "p3", "三年级"
    P4 = "p4", "四年级"
    P5 = "p5", "五年级"
    P6 = "p6", "六年级"
    J1 = "j1", "七年级"
    J2 = "j2", "八年级"
    J3 = "j3", "九年级"


PLACED = frozenset(set(Placement.values) - {Placement.NOT_ENROLLED, Placement.DEFERRED})
