"""What parents are asked for (2.4.10, 2.5.4), and who else collects children's data (2.4.12)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from campaign.models.base import account, published_below
from enrollment.choices.registers import SPARED, Asked, Audience, Collector, CollectorVerdict
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet


class MaterialQuerySet(TenantQuerySet):
    def kept(self) -> Self:
        """Still to be handed in."""
        return self.filter(state=Asked.KEPT)

    def spared(self) -> Self:
        """No longer to be handed in."""
        return self.filter(state__in=SPARED)


@audited
class RequiredMaterial(TenantModel):
    """One paper asked of parents, before and now. A row of the province or city is the list (清单) that
    counties under it are held to; a county's row is what it asks itself."""

    audience = models.CharField("用于", max_length=10, choices=Audience.choices)
    name = models.CharField("材料名称", max_length=100)
    basis = models.CharField("依据", max_length=200)
    state = models.CharField("现在", max_length=10, choices=Asked.choices, default=Asked.KEPT)
    changed_on = models.DateField("调整日期", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)

    objects: ClassVar[Any] = MaterialQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "入学材料"
        ordering = ["unit_id", "audience", "name"]
        constraints = [
            published_below("enrollment_requiredmaterial_scope", "length(unit_id) < 6"),
            models.UniqueConstraint(fields=["unit", "audience", "name"], name="required_material_once"),
            models.CheckConstraint(
                condition=Q(state=Asked.KEPT) | Q(changed_on__isnull=False), name="material_spared_since"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@audited
class DataCollector(TenantModel):
    """An app, mini program or form that asks families for children's data, and whether it may."""

    name = models.CharField("名称", max_length=100)
    kind = models.CharField("形式", max_length=10, choices=Collector.choices)
    operator = models.CharField("运营单位", max_length=100)
    collects = models.CharField("采集的信息", max_length=300)
    purpose = models.CharField("用途", max_length=200)
    filed_number = models.CharField("教育移动应用备案号", max_length=60, blank=True)
    again = models.BooleanField("重复采集学籍已有的信息", default=False)
    verdict = models.CharField(
        "核查结论", max_length=10, choices=CollectorVerdict.choices, default=CollectorVerdict.WAITING,
        editable=False,
    )  # fmt: skip
    finding = models.CharField("核查意见", max_length=300, blank=True, editable=False)
    checked_on = models.DateField("核查日期", null=True, blank=True, editable=False)
    checked_by = account("核查人")

    class Meta(TenantModel.Meta):
        verbose_name = "采集信息的应用"
        ordering = ["unit_id", "name"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "name"], name="data_collector_once"),
            models.CheckConstraint(
                condition=Q(verdict=CollectorVerdict.WAITING)
                | (Q(checked_on__isnull=False, checked_by__isnull=False) & ~Q(finding="")),
                name="data_collector_checked_by_somebody",
            ),
            # 严格按采集表、不得重复采集 (plan 二（四）): what asks again is not allowed as it is.
            models.CheckConstraint(
                condition=~Q(verdict=CollectorVerdict.ALLOWED) | Q(again=False),
                name="data_collector_asks_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
