"""疑似辍学和辍学."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from enrollment.choices.groups import DropoutCause, DropoutStatus
from enrollment.models.groups import GroupEntry, GroupEntryQuerySet, entry_constraints
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


class DropoutQuerySet(GroupEntryQuerySet):
    def away(self) -> "DropoutQuerySet":
        """Not back yet: the holes of “常态清零”."""
        return self.filter(returned_on=None)


@audited
class Dropout(GroupEntry):
    """疑似辍学和辍学: who left, why, and the day of return (plan 二（五））. Visits are follow-ups."""

    status = models.CharField("认定情况", max_length=10, choices=DropoutStatus.choices)
    cause = models.CharField("辍学原因", max_length=10, choices=DropoutCause.choices)
    left_on = models.DateField("离校日期", null=True, blank=True)
    returned_on = models.DateField("返校日期", null=True, blank=True)

    objects: ClassVar = DropoutQuerySet.as_manager()

    class Meta(GroupEntry.Meta):
        abstract = False
        verbose_name = "疑似辍学和辍学学生"
        constraints = [
            *TenantModel.Meta.constraints,
            *entry_constraints("dropout"),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(left_on=None) | Q(returned_on__gte=F("left_on")),
                name="dropout_returns_after_leaving",
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | ~Q(placement__in=["not_enrolled", "deferred"]),
                name="dropout_returned_is_placed",
            ),
        ]
