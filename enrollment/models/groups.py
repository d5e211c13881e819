"""What every special-group ledger says of a child; the ledgers themselves are modules beside this one."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from enrollment.choices import Grade, Placement, Source
from enrollment.models.children import Child
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit

# Days after which a row must be verified again: the plan wants the ledgers brought up to date “及时”.
STALE_AFTER = 30


class GroupEntryQuerySet(TenantQuerySet):
    def without_school(self) -> "GroupEntryQuerySet":
        """Children who should be at school and are not: the holes of “应入尽入”."""
        return self.filter(placement=Placement.NOT_ENROLLED)

    def stale(self, today: date) -> "GroupEntryQuerySet":
        """Never verified, or longer ago than :data:`STALE_AFTER` days."""
        oldest = today - timedelta(days=STALE_AFTER)
        return self.filter(Q(verified_on=None) | Q(verified_on__lt=oldest))


def entry_constraints(name: str) -> list[models.BaseConstraint]:
    """What every group's table promises: a child once; who is not at school has a reason or a paper."""
    return [
        models.UniqueConstraint(fields=["unit", "child"], name=f"{name}_once_per_child"),
        models.CheckConstraint(
            condition=~Q(placement=Placement.NOT_ENROLLED) | ~Q(not_enrolled_reason=""),
            name=f"{name}_unplaced_has_reason",
        ),
        deferral_constraint(name),
    ]


def deferral_constraint(name: str) -> models.CheckConstraint:
    """延缓入学 is approved on paper and ends one day (compulsory education law, article 11)."""
    approved = ~Q(deferral_document="") & Q(deferred_until__gt=F("found_on"))
    return models.CheckConstraint(
        condition=~Q(placement=Placement.DEFERRED) | approved, name=f"{name}_deferral_is_approved"
    )


class GroupEntry(TenantModel):
    """What every special-group ledger says of a child (domain.md §4). Same unit as its child."""

    child = models.ForeignKey(Child, models.PROTECT, verbose_name="儿童", related_name="+")
    school = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="就读学校", related_name="+"
    )
    grade = models.CharField("年级", max_length=2, choices=Grade.choices, blank=True)
    placement = models.CharField("安置情况", max_length=15, choices=Placement.choices)
    not_enrolled_reason = models.CharField("未入学原因", max_length=200, blank=True)
    deferral_document = models.CharField("延缓入学批准文号", max_length=100, blank=True)
    deferred_until = models.DateField("延缓至", null=True, blank=True)
    source = models.CharField("信息来源", max_length=20, choices=Source.choices)
    found_on = models.DateField("首次发现日期")
    verified_on = models.DateField("核实日期", null=True, blank=True)

    objects: ClassVar = GroupEntryQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        abstract = True
        # The order of the list: a page of a province reads 50 rows of the index and sorts none.
        indexes = [
            models.Index(fields=["-updated_at", "id"], name="%(class)s_latest"),
            # Who is without a school is asked of every scope, every day.
            models.Index(fields=["placement", "unit"], name="%(class)s_placement"),
        ]

    def __str__(self) -> str:
        return f"{self.child_id}"
