"""Schools and children."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from enrollment.choices import (
    Away,
    Grade,
    IdType,
    Locality,
    Nature,
    Placement,
    Relation,
    Sex,
    Source,
    Stage,
)
from yangguang.audit.history import audited
from yangguang.common.fields import BlindIndexField, SealedField, mask_identity, mask_name, mask_phone
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit


@audited
class School(TenantModel):
    """A school of the register. Its row belongs to the school's own unit, so the school sees it too.

    Territory is not operator: a school of the city or a university stands under the county it lies in.
    """

    code = models.CharField("学校代码", max_length=17, unique=True, db_collation="C")
    name = models.CharField("学校名称", max_length=100)
    stage = models.CharField("学段", max_length=10, choices=Stage.choices)
    nature = models.CharField("办学性质", max_length=10, choices=Nature.choices)
    locality = models.CharField("城乡类型", max_length=10, choices=Locality.choices)
    operator = models.CharField("举办者", max_length=100, blank=True)
    approval_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="审批地", related_name="+"
    )
    hot_spot = models.BooleanField("热点学校", default=False)
    group = models.CharField("教育集团", max_length=100, blank=True)
    leader = models.CharField("校长", max_length=50, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    place = models.CharField("地址", max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "学校"
        ordering = ["code"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=Q(code=models.F("unit")), name="school_code_is_its_unit"),
        ]

    def __str__(self) -> str:
        return self.name


@audited
class Child(TenantModel):
    """A child as one county knows it; the ledgers hold what each group adds.

    Identity number, guardian and phone are sealed; the blind index finds a number without opening any.
    The same number in two counties is two rows (unit in the key), which the city may compare.
    """

    name = models.CharField("姓名", max_length=50)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices)
    id_type = models.CharField("证件类型", max_length=10, choices=IdType.choices, default=IdType.IDENTITY)
    id_number_index = BlindIndexField(source="id_number")
    id_number = SealedField("证件号码", mask=mask_identity)
    birth_date = models.DateField("出生日期")
    household_place = models.CharField("户籍地", max_length=200, blank=True)
    living_place = models.CharField("居住地", max_length=200, blank=True)
    guardian = SealedField("监护人", mask=mask_name, blank=True)
    guardian_relation = models.CharField("监护人关系", max_length=15, choices=Relation.choices, blank=True)
    guardian_phone = SealedField("监护人电话", mask=mask_phone, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "儿童"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "id_number_index"], name="child_once_per_unit"),
        ]
        indexes = [models.Index(fields=["id_number_index"], name="child_id_number_index")]

    def __str__(self) -> str:
        return self.name


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
