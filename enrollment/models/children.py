"""A child, once per county."""

from django.db import models

from enrollment.choices import IdType, Relation, Sex
from yangguang.audit.history import audited
from yangguang.common.fields import BlindIndexField, SealedField, mask_identity, mask_name, mask_phone
from yangguang.tenancy.models import TenantModel


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
