"""The same child in two counties. The city sees both sides; a county learns that there is one, no more.

Two tables, because a row is seen by its unit and its superiors: what the city knows belongs to the city, and
what a county is told belongs to the county and names nobody.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from enrollment.choices.matching import DuplicateAdvice, DuplicateOutcome, DuplicateState
from enrollment.models.children import Child
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, Unit


@audited
class DuplicateChild(TenantModel):
    """An identity number that several counties registered; ``unit`` is their city."""

    id_number_index = models.CharField(max_length=64, editable=False)
    counties = models.CharField("登记县（区）", max_length=200)  # names, for the list
    found_on = models.DateField("发现日期")
    state = models.CharField(
        "状态", max_length=10, choices=DuplicateState.choices, default=DuplicateState.OPEN, editable=False
    )
    outcome = models.CharField(
        "处理结果", max_length=10, choices=DuplicateOutcome.choices, blank=True, editable=False
    )
    keeper = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, verbose_name="保留县（区）", related_name="+"
    )
    note = models.TextField("核对情况", blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, verbose_name="处理人",
        related_name="+",
    )  # fmt: skip
    at = models.DateTimeField("处理时间", null=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "跨县重复登记"
        ordering = ["-found_on"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "id_number_index"], name="duplicate_child_once"),
            models.CheckConstraint(
                condition=Q(state="open", outcome="")
                | (Q(state="resolved", by__isnull=False, at__isnull=False) & ~Q(outcome="")),
                name="duplicate_resolved_with_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="same") | Q(keeper__isnull=False), name="duplicate_same_has_keeper"
            ),
        ]

    def __str__(self) -> str:
        return self.counties


@audited
class DuplicateNotice(TenantModel):
    """What one county is told of its own child: registered elsewhere too, and later what to do.

    ``duplicate`` is a bare key: the row behind it is the city's.
    """

    child = models.ForeignKey(Child, models.CASCADE, verbose_name="儿童", related_name="+")
    duplicate = models.UUIDField(editable=False)
    found_on = models.DateField("发现日期")
    state = models.CharField(
        "状态", max_length=10, choices=DuplicateState.choices, default=DuplicateState.OPEN, editable=False
    )
    advice = models.CharField(
        "市级意见", max_length=10, choices=DuplicateAdvice.choices, blank=True, editable=False
    )

    class Meta(TenantModel.Meta):
        verbose_name = "重复登记提示"
        ordering = ["-found_on"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "duplicate", "child"], name="duplicate_notice_once"),
            models.CheckConstraint(
                condition=Q(state="open", advice="") | (Q(state="resolved") & ~Q(advice="")),
                name="duplicate_notice_resolved_says_what",
            ),
        ]

    def __str__(self) -> str:
        return "重复登记提示"
