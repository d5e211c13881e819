"""The checklist of the six rectifications, and each unit's answers."""

from typing import Any, ClassVar, Self

import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from campaign.choices import Answer, AppliesTo, Area
from campaign.choices.items import AdmissionStep, BottomLine
from campaign.models.base import account, published
from campaign.models.campaigns import Campaign
from campaign.models.dashboard import TALLY_ANSWERS, TALLY_ITEMS
from campaign.models.items import ItemBasis, LegalBasis
from yangguang.audit.history import audited
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, TenantQuerySet
from yangguang.tenancy.triggers import changed, refuse


class ItemQuerySet(TenantQuerySet):
    def in_force(self) -> Self:
        """Items that are asked today; retired ones keep their answers and count for nothing."""
        return self.filter(retired_on=None)

    def for_level(self, level: str) -> Self:
        """Items a unit of that level answers; none for a province or a city."""
        if level == Level.COUNTY:
            return self.exclude(applies_to=AppliesTo.SCHOOL)
        if level == Level.SCHOOL:
            return self.exclude(applies_to=AppliesTo.BUREAU)
        return self.none()


@audited
class ChecklistItem(TenantModel):
    """One question of the checklist of the six rectifications.

    Its wording (:data:`campaign.rules.items.MEANING`) never changes once somebody answered it: the old row is
    retired under the code ``P01-1`` with the answers given to it, and a new one takes its place.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name="专项行动", related_name="items")
    position = models.PositiveSmallIntegerField("序号")
    code = models.CharField(
        "编号",
        max_length=10,
        validators=[
            RegexValidator(r"^[A-Z0-9]{1,7}(-[0-9]{1,2})?$", "编号用大写字母和数字，例如 P01，不超过 7 位。")
        ],
    )
    edition = models.PositiveSmallIntegerField("文字版次", default=1, editable=False)
    area = models.CharField("整治领域", max_length=20, choices=Area.choices)
    prohibition = models.PositiveSmallIntegerField("十项严禁", null=True, blank=True)
    applies_to = models.CharField("适用对象", max_length=10, choices=AppliesTo.choices)
    text = models.CharField("检查内容", max_length=300)
    evidence = models.CharField("应备材料", max_length=200, blank=True)
    basis = models.CharField("依据", max_length=200)
    bases: Any = models.ManyToManyField(
        LegalBasis, through=ItemBasis, related_name="items", verbose_name="法规依据"
    )
    lines = models.CharField("三条底线", max_length=10, choices=BottomLine.choices, blank=True)
    step = models.CharField("招生环节", max_length=12, choices=AdmissionStep.choices, blank=True)
    retired_on = models.DateField("停用日期", null=True, blank=True, editable=False)
    retired_reason = models.CharField("停用原因", max_length=300, blank=True, editable=False)
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, verbose_name="新版检查项",
        related_name="earlier",
    )  # fmt: skip

    objects: ClassVar[Any] = ItemQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "检查项"
        ordering = ["position"]
        constraints = [
            published("campaign_checklistitem_scope"),
            models.UniqueConstraint(fields=["unit", "campaign", "code"], name="item_code_once"),
            models.CheckConstraint(
                condition=Q(prohibition=None) | Q(prohibition__gte=1, prohibition__lte=10),
                name="item_prohibition_of_ten",
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="item_cites_a_basis"),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | Q(retired_on__isnull=False),
                name="item_superseded_is_retired",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="item_is_never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="answered_item_keeps_its_meaning",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=(
                    f"IF {changed('text', 'area', 'applies_to', 'prohibition')}"
                    " AND EXISTS (SELECT 1 FROM campaign_check WHERE item_id = OLD.id) THEN "
                    + refuse("An answered item keeps its meaning.")
                    + " END IF; RETURN NEW;"
                ),
            ),
            *TALLY_ITEMS,
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


@audited
class Check(TenantModel):
    """One unit's answer to one item. No row means 未检查: holes are computed, a blank is never an answer."""

    item = models.ForeignKey(ChecklistItem, models.PROTECT, verbose_name="检查项", related_name="checks")
    answer = models.CharField("结论", max_length=15, choices=Answer.choices)
    note = models.TextField("说明", blank=True)
    reason = models.CharField("不适用原因", max_length=300, blank=True)
    answered_at = models.DateTimeField("填报时间")
    answered_by = account("填报人")
    returned_reason = models.CharField("退回原因", max_length=300, blank=True)
    # What the answer was when a reviewer returned it, so the next submission shows what changed:
    # {"answer", "note", "reason", "returned", "by"}; empty once the item passed a review unmarked.
    before = models.JSONField("退回前", default=dict, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "自查结论"
        ordering = ["item__position", "unit_id"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "item"], name="check_once_a_unit"),
            models.CheckConstraint(
                condition=~Q(answer="not_applicable") | ~Q(reason=""), name="check_not_applicable_has_reason"
            ),
        ]
        triggers = TALLY_ANSWERS

    def __str__(self) -> str:
        return f"{self.unit_id} {self.item.code} {self.get_answer_display()}"
