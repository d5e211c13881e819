"""进城务工人员随迁子女."""

from django.db import models
from django.db.models import F, Q

from enrollment.choices import PLACED
from enrollment.choices.groups import Province, Seat
from enrollment.models.groups import GroupEntry, entry_constraints
from yangguang.audit.history import audited
from yangguang.common.fields import SealedField, mask_identity
from yangguang.tenancy.models import TenantModel


@audited
class Migrant(GroupEntry):
    """进城务工人员随迁子女 (plan 二（五））: “两为主、两纳入、以居住证为主要依据”.

    A residence permit carries its holder's identity number, so it is sealed. ``entry_year`` is the year in
    which the child took (or seeks) the seat: the ratio of a school year stays what it was (decision 0022).
    """

    entry_year = models.PositiveSmallIntegerField("入读学年", help_text="秋季开学的年份，如 2024")
    seat = models.CharField("学位性质", max_length=10, choices=Seat.choices, blank=True)
    from_province = models.CharField("来自省份", max_length=2, choices=Province.choices)
    permit_number = SealedField("居住证号码", mask=mask_identity, blank=True)
    permit_issued_on = models.DateField("居住证签发日期", null=True, blank=True)
    permit_valid_until = models.DateField("居住证有效期至", null=True, blank=True)
    parents_work = models.CharField("父母务工情况", max_length=200, blank=True)

    class Meta(GroupEntry.Meta):
        abstract = False
        verbose_name = "随迁子女"
        constraints = [
            *TenantModel.Meta.constraints,
            *entry_constraints("migrant"),
            models.CheckConstraint(
                condition=Q(permit_issued_on=None)
                | Q(permit_valid_until=None)
                | Q(permit_valid_until__gt=F("permit_issued_on")),
                name="migrant_permit_ends_after_issue",
            ),
            models.CheckConstraint(
                condition=~Q(placement__in=sorted(PLACED)) | ~Q(seat=""), name="migrant_placed_has_seat"
            ),
            models.CheckConstraint(
                condition=Q(entry_year__gte=2000, entry_year__lte=2099), name="migrant_year_is_a_year"
            ),
        ]
