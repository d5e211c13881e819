"""事实无人抚养儿童, 孤儿, 家庭经济困难: children other departments keep lists of too."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from enrollment.choices.groups import PovertyCategory
from enrollment.models.groups import GroupEntry, entry_constraints
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


def allowance_constraint(name: str) -> models.CheckConstraint:
    """Nobody is paid less than nothing."""
    return models.CheckConstraint(
        condition=Q(monthly_allowance=None) | Q(monthly_allowance__gte=0),
        name=f"{name}_allowance_not_negative",
    )


class CivilAffairsEntry(GroupEntry):
    """What the civil-affairs department says of a child it looks after."""

    civil_affairs_number = models.CharField("民政登记编号", max_length=30, blank=True)
    monthly_allowance = models.DecimalField(
        "每月基本生活费（元）", max_digits=8, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip

    class Meta(GroupEntry.Meta):
        abstract = True


@audited
class Unattended(CivilAffairsEntry):
    """事实无人抚养儿童 (plan 二（五））."""

    class Meta(CivilAffairsEntry.Meta):
        abstract = False
        verbose_name = "事实无人抚养儿童"
        constraints = [
            *TenantModel.Meta.constraints,
            *entry_constraints("unattended"),
            allowance_constraint("unattended"),
        ]


@audited
class Orphan(CivilAffairsEntry):
    """孤儿 (plan 二（五））."""

    class Meta(CivilAffairsEntry.Meta):
        abstract = False
        verbose_name = "孤儿"
        constraints = [
            *TenantModel.Meta.constraints,
            *entry_constraints("orphan"),
            allowance_constraint("orphan"),
        ]


@audited
class Poverty(GroupEntry):
    """家庭经济困难 (plan 二（五））: which kind of household, and what aid has come."""

    category = models.CharField("困难类别", max_length=10, choices=PovertyCategory.choices)
    aid = models.CharField("已享受的资助", max_length=200, blank=True)

    class Meta(GroupEntry.Meta):
        abstract = False
        verbose_name = "家庭经济困难儿童"
        constraints = [*TenantModel.Meta.constraints, *entry_constraints("poverty")]
