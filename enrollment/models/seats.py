"""Seats (学位): what schools offer, how many children come, how a gap is closed (plan 二（二）)."""

from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from enrollment.choices import Locality
from enrollment.choices.seats import EntryGrade, ExpansionState, Means, SeatSource
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit
from yangguang.tenancy.triggers import refuse

YEAR = [MinValueValidator(2020), MaxValueValidator(2099)]
_YEARS = Q(year__gte=2020, year__lte=2099)
_GRADES = Q(grade__in=EntryGrade.values)

SCHOOL_IS_OPEN = f"""
    IF NOT (SELECT active FROM tenancy_unit WHERE code = NEW.unit_id) THEN
        {refuse("A closed school offers no new seats.")}
    END IF;
    RETURN NEW;
"""  # noqa: S608 - constants only
EXPANSION_MOVES = f"""
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'planned' THEN {refuse("An expansion begins as a plan.")} END IF;
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('planned', 'planned'), ('planned', 'under_way'), ('planned', 'dropped'),
        ('under_way', 'under_way'), ('under_way', 'delivered'), ('under_way', 'dropped'),
        ('delivered', 'delivered'), ('dropped', 'dropped')
    ) THEN {refuse("An expansion does not go back.")} END IF;
    IF NEW.state = 'delivered' AND OLD.state <> 'delivered' AND NOT EXISTS (
        SELECT 1 FROM evidence_evidence e
        WHERE e.subject = 'enrollment.Expansion' AND e.subject_id = NEW.id
    ) THEN {refuse("Nothing proves that the seats were delivered.")} END IF;
    RETURN NEW;
"""  # noqa: S608 - constants only


@audited
class SeatPlan(TenantModel):
    """What one school offers in one entry grade of one year. ``unit`` is the school, so it fills it itself.

    Supply is ``planned_classes × class_size``; ``plan`` is how many the school was allowed to take.
    """

    year = models.PositiveSmallIntegerField("招生年度", validators=YEAR)
    grade = models.CharField("起始年级", max_length=2, choices=EntryGrade.choices)
    planned_classes = models.PositiveSmallIntegerField("计划班数", validators=[MaxValueValidator(60)])
    class_size = models.PositiveSmallIntegerField(
        "标准班额", validators=[MinValueValidator(20), MaxValueValidator(50)]
    )
    plan = models.PositiveIntegerField("招生计划")
    registered = models.PositiveIntegerField("已报名", default=0)
    enrolled = models.PositiveIntegerField("已录取", default=0)
    actual_classes = models.PositiveSmallIntegerField(
        "实际开班数", default=0, validators=[MaxValueValidator(80)]
    )
    teachers_needed = models.PositiveSmallIntegerField("应配教师", default=0)
    teachers_present = models.PositiveSmallIntegerField("在岗教师", default=0)
    outside = models.PositiveIntegerField("审批地以外招收人数", default=0)
    source = models.CharField("数据来源", max_length=10, choices=SeatSource.choices)
    as_of = models.DateField("数据截止日期")

    class Meta(TenantModel.Meta):
        verbose_name = "学位计划"
        ordering = ["-year", "unit_id", "-grade"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "year", "grade"], name="seat_plan_once"),
            models.CheckConstraint(condition=_YEARS & _GRADES, name="seat_plan_year_and_grade"),
            models.CheckConstraint(
                condition=Q(class_size__gte=20, class_size__lte=50), name="seat_plan_class_is_standard"
            ),
            models.CheckConstraint(condition=Q(outside__lte=F("enrolled")), name="outside_among_enrolled"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="seats_of_an_open_school",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=SCHOOL_IS_OPEN,
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit.name} {self.year} 年{self.get_grade_display()}"

    @property
    def seats(self) -> int:
        """Planned classes × standard size."""
        return self.planned_classes * self.class_size

    @property
    def teacher_gap(self) -> int:
        """Teachers missing; 0 when there are enough."""
        return max(self.teachers_needed - self.teachers_present, 0)


@audited
class Demand(TenantModel):
    """How many children will enter, as known on one day. A later day supersedes it and erases nothing.

    ``household`` empty: only births are known yet, and the number is a forecast.
    """

    year = models.PositiveSmallIntegerField("入学年度", validators=YEAR)
    grade = models.CharField("起始年级", max_length=2, choices=EntryGrade.choices)
    locality = models.CharField("城乡类型", max_length=10, choices=Locality.choices)
    zone = models.CharField("招生片区", max_length=100, blank=True)
    births = models.PositiveIntegerField("对应出生人口", null=True, blank=True)
    household = models.PositiveIntegerField("户籍适龄人数", null=True, blank=True)
    migrants = models.PositiveIntegerField("随迁子女", null=True, blank=True)
    source = models.CharField("数据来源", max_length=10, choices=SeatSource.choices)
    as_of = models.DateField("数据截止日期")
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "适龄人口"
        ordering = ["-year", "unit_id", "-grade", "locality", "-as_of"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "year", "grade", "locality", "zone", "as_of"], name="demand_once_a_day"
            ),
            models.CheckConstraint(condition=_YEARS & _GRADES, name="demand_year_and_grade"),
            models.CheckConstraint(
                condition=Q(births__isnull=False) | Q(household__isnull=False), name="demand_is_counted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit.name} {self.year} 年{self.get_locality_display()}{self.get_grade_display()}"


class ExpansionQuerySet(TenantQuerySet):
    def standing(self) -> Self:
        """Not dropped."""
        return self.exclude(state=ExpansionState.DROPPED)


@audited
class Expansion(TenantModel):
    """One measure that closes a gap (挖潜扩容方案): seats by one of four means, done by a day, somebody's."""

    year = models.PositiveSmallIntegerField("从哪个招生年度起使用", validators=YEAR)
    grade = models.CharField("起始年级", max_length=2, choices=EntryGrade.choices)
    locality = models.CharField("城乡类型", max_length=10, choices=Locality.choices)
    means = models.CharField("扩充方式", max_length=10, choices=Means.choices)
    school = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="实施学校", related_name="+"
    )
    seats = models.PositiveIntegerField("新增学位", validators=[MinValueValidator(1)])
    done_by = models.DateField("完成期限")
    owner = models.CharField("责任人", max_length=50)
    document = models.CharField("方案或文号", max_length=200)
    note = models.CharField("说明", max_length=500, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=ExpansionState.choices, default=ExpansionState.PLANNED, editable=False
    )
    delivered_on = models.DateField("交付日期", null=True, blank=True, editable=False)
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False,
        verbose_name="交付确认人", related_name="+",
    )  # fmt: skip
    dropped_reason = models.CharField("取消原因", max_length=500, blank=True, editable=False)

    objects: ClassVar[Any] = ExpansionQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "学位扩充措施"
        ordering = ["done_by"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=_YEARS & _GRADES, name="expansion_year_and_grade"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="expansion_gives_seats"),
            models.CheckConstraint(
                condition=Q(state="delivered", delivered_on__isnull=False)
                | (~Q(state="delivered") & Q(delivered_on=None)),
                name="expansion_delivered_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_reason=""), name="expansion_dropped_says_why"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="expansion_moves",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=EXPANSION_MOVES,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_means_display()} {self.seats} 个学位"
