"""What every special-group ledger says of a child; the ledgers themselves are modules beside this one."""

from typing import ClassVar

from django.db import models

from enrollment.choices import Grade, Placement, Source
from enrollment.models.children import Child
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit


class GroupEntryQuerySet(TenantQuerySet):
    def without_school(self) -> "GroupEntryQuerySet":
        """Children who should be at school and are not: the holes of “应入尽入”."""
        return self.filter(placement=Placement.NOT_ENROLLED)


class GroupEntry(TenantModel):
    """What every special-group ledger says of a child (domain.md §4). Same unit as its child."""

    child = models.ForeignKey(Child, models.PROTECT, verbose_name="儿童", related_name="+")
    school = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="就读学校", related_name="+"
    )
    grade = models.CharField("年级", max_length=2, choices=Grade.choices, blank=True)
    placement = models.CharField("安置情况", max_length=15, choices=Placement.choices)
    not_enrolled_reason = models.CharField("未入学原因", max_length=200, blank=True)
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
