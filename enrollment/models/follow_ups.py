"""What was done for a child of a special group, and which groups a county has nobody of."""

from django.db import models
from django.db.models import Q

from enrollment.choices.groups import FollowUpKind, FollowUpOutcome, Group
from enrollment.models.children import Child
from yangguang.accounts.models import User
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel


@audited
class FollowUp(TenantModel):
    """One visit, call or lesson at home, for a child's entry in one ledger. Written once, never changed.

    A child stands in a ledger at most once, so child and group name the entry.
    """

    child = models.ForeignKey(Child, models.PROTECT, verbose_name="儿童", related_name="follow_ups")
    group = models.CharField("台账", max_length=12, choices=Group.choices)
    kind = models.CharField("方式", max_length=15, choices=FollowUpKind.choices)
    on = models.DateField("日期")
    person = models.CharField("走访（送教）人", max_length=50)
    outcome = models.CharField("结果", max_length=10, choices=FollowUpOutcome.choices)
    note = models.CharField("情况", max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, verbose_name="登记人", related_name="+")

    class Meta(TenantModel.Meta):
        verbose_name = "跟踪记录"
        ordering = ["-on", "-created_at"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kind=FollowUpKind.PERSUASION) | Q(group=Group.DROPOUT),
                name="follow_up_persuades_dropouts",
            ),
            models.CheckConstraint(
                condition=~Q(kind=FollowUpKind.HOME_TEACHING) | Q(group=Group.DISABILITY),
                name="follow_up_teaches_disabled",
            ),
        ]
        indexes = [models.Index(fields=["child", "group", "-on"], name="follow_up_of_entry")]

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"


@audited
class NoSuchChild(TenantModel):
    """A county says that it has nobody of a group: an empty ledger that is complete."""

    group = models.CharField("台账", max_length=12, choices=Group.choices)
    declared_on = models.DateField("确认日期")
    by = models.ForeignKey(User, models.PROTECT, null=True, verbose_name="确认人", related_name="+")

    class Meta(TenantModel.Meta):
        verbose_name = "零报告"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "group"], name="no_such_child_once"),
        ]

    def __str__(self) -> str:
        return self.get_group_display()
