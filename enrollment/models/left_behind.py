"""农村留守儿童."""

from django.db import models
from django.db.models import Q

from enrollment.choices import Away, Placement
from enrollment.models.groups import GroupEntry
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
            models.UniqueConstraint(fields=["unit", "child"], name="left_behind_once_per_child"),
            models.CheckConstraint(
                condition=~Q(placement=Placement.NOT_ENROLLED) | ~Q(not_enrolled_reason=""),
                name="left_behind_unplaced_has_reason",
            ),
        ]
