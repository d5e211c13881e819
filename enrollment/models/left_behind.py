"""农村留守儿童."""

from django.db import models

from enrollment.choices import Away
from enrollment.models.groups import GroupEntry, entry_constraints
from yangguang.audit.history import audited
from yangguang.common.fields import SealedField, mask_name
from yangguang.tenancy.models import TenantModel


@audited
class LeftBehind(GroupEntry):
    """农村留守儿童: one or both parents work away (plan 二（五）)."""

    away = models.CharField("父母外出情况", max_length=5, choices=Away.choices)
    away_place = models.CharField("外出务工地", max_length=100, blank=True)
    carer = SealedField("实际照料人", mask=mask_name, blank=True)

    class Meta(GroupEntry.Meta):
        abstract = False
        verbose_name = "农村留守儿童"
        constraints = [
            *TenantModel.Meta.constraints,
            *entry_constraints("left_behind"),
        ]
