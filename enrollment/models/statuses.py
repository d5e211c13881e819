"""学籍 and who is really at school: two lists of a county that the three-way comparison holds together."""

from django.db import models

from enrollment.choices import Grade, Sex
from enrollment.choices.matching import Enrolment
from yangguang.audit.history import audited
from yangguang.common.fields import BlindIndexField, SealedField, mask_identity
from yangguang.tenancy.models import TenantModel, Unit


class Pupil(TenantModel):
    """A child at a school, as a list says. ``unit`` is the county. The same number may stand twice, at two
    schools: finding that is what the comparison is for."""

    name = models.CharField("姓名", max_length=50)
    sex = models.CharField("性别", max_length=6, choices=Sex.choices)
    id_number_index = BlindIndexField(source="id_number")
    id_number = SealedField("证件号码", mask=mask_identity)
    birth_date = models.DateField("出生日期")
    school = models.ForeignKey(Unit, models.PROTECT, verbose_name="学校", related_name="+")
    grade = models.CharField("年级", max_length=2, choices=Grade.choices)

    class Meta(TenantModel.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name


@audited
class StudentStatus(Pupil):
    """A student status: expected or registered, and at which school."""

    status = models.CharField(
        "学籍状态", max_length=12, choices=Enrolment.choices, default=Enrolment.REGISTERED
    )
    entered_on = models.DateField("入学日期", null=True, blank=True)

    class Meta(Pupil.Meta):
        abstract = False
        verbose_name = "学籍"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "id_number_index", "school"], name="student_status_once_a_school"
            ),
        ]
        indexes = [models.Index(fields=["-updated_at", "id"], name="student_status_latest")]


@audited
class AtSchool(Pupil):
    """A child the school says sits in its classrooms (在校)."""

    counted_on = models.DateField("点名日期")

    class Meta(Pupil.Meta):
        abstract = False
        verbose_name = "在校学生"
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "id_number_index", "school"], name="at_school_once_a_school"
            ),
        ]
        indexes = [models.Index(fields=["-updated_at", "id"], name="at_school_latest")]
