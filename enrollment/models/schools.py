"""The school register."""

from django.db import models
from django.db.models import Q

from enrollment.choices import Locality, Nature, Stage
from enrollment.choices.standing import Standing
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, Unit


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
    standing = models.CharField(
        "办学状态", max_length=10, choices=Standing.choices, default=Standing.OPEN, editable=False
    )
    standing_since = models.DateField("状态起始日期", null=True, blank=True, editable=False)
    successor = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, editable=False, verbose_name="接收学校", related_name="+"
    )
    former_names = models.CharField("曾用名", max_length=500, blank=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "学校"
        ordering = ["code"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=Q(code=models.F("unit")), name="school_code_is_its_unit"),
            models.CheckConstraint(
                condition=Q(standing="open", successor=None)
                | Q(standing="closed", standing_since__isnull=False)
                | Q(standing="merged", standing_since__isnull=False, successor__isnull=False),
                name="school_standing_is_told",
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=models.F("unit")), name="school_succeeds_another"
            ),
        ]

    def __str__(self) -> str:
        return self.name
