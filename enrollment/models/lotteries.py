"""Random admission (电脑随机录取) of private schools: the list is fixed first, public numbers decide later.

What came out is not stored ticket by ticket: the frozen list, the ranking and the places given up are stored,
each once and for good, and every standing follows from them (``enrollment.rules.lotteries``, decision 0025).
"""

from typing import Any

import pgtrigger
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from campaign.models.base import account
from enrollment.choices import IdType
from enrollment.choices.lotteries import Cause, LotteryState, PublishedList
from enrollment.choices.seats import EntryGrade
from enrollment.models.lottery_triggers import (
    APPLICANTS_ARE_FROZEN,
    DECLINES_STAY,
    LISTS_STAY,
    LOTTERY_IS_SEALED,
)
from yangguang.audit.history import audited
from yangguang.common.fields import BlindIndexField, SealedField, mask_identity, mask_name
from yangguang.tenancy.models import TenantModel, Unit
from yangguang.tenancy.policy import ScopePolicy

_EVERY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def _guard(name: str, func: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=_EVERY, func=func)


@audited
class Lottery(TenantModel):
    """One draw: a school, a year, an entry grade. ``unit`` is the school; there is no second one."""

    title = models.CharField("名称", max_length=150, editable=False)
    year = models.PositiveSmallIntegerField("招生年份", validators=[MinValueValidator(2024)])
    grade = models.CharField("招生年级", max_length=2, choices=EntryGrade.choices)
    county = models.ForeignKey(Unit, models.PROTECT, editable=False, verbose_name="审批地", related_name="+")
    plan = models.PositiveIntegerField("招生计划（人）", validators=[MinValueValidator(1)])
    opens_on = models.DateField("报名开始日期")
    closes_on = models.DateField("报名截止日期")
    seed_source = models.CharField("公开随机数来源", max_length=200)
    seed_on = models.DateField("随机数公布日期")
    draw_on = models.DateField("抽取日期")
    state = models.CharField(
        "状态", max_length=12, choices=LotteryState.choices, default=LotteryState.REGISTERING, editable=False
    )
    frozen_on = models.DateField("名单公布日期", null=True, blank=True, editable=False)
    frozen_at = models.DateTimeField("名单冻结时间", null=True, blank=True, editable=False)
    frozen_by = account("冻结人")
    list_hash = models.CharField("名单校验值", max_length=64, blank=True, editable=False)
    ticket_count = models.PositiveIntegerField("票数", default=0, editable=False)
    child_count = models.PositiveIntegerField("报名人数", default=0, editable=False)
    seed = models.CharField("公布的随机数", max_length=200, blank=True, editable=False)
    seed_link = models.CharField("随机数公告", max_length=300, blank=True, editable=False)
    witnesses = models.JSONField(
        "见证人", default=list, blank=True, editable=False
    )  # [[name, role, unit], …]
    entered_by = account("录入人")
    entered_at = models.DateTimeField("录入时间", null=True, blank=True, editable=False)
    corrections = models.PositiveSmallIntegerField("更正次数", default=0, editable=False)
    correction = models.CharField("最近一次更正原因", max_length=200, blank=True, editable=False)
    drawn_by = account("复核人")
    drawn_on = models.DateField("抽取完成日期", null=True, blank=True, editable=False)
    drawn_at = models.DateTimeField("抽取完成时间", null=True, blank=True, editable=False)
    number = models.CharField("记录编号", max_length=50, blank=True, editable=False)
    verify_code = models.CharField("验证码", max_length=16, blank=True, editable=False)
    content = models.JSONField("记录内容", null=True, blank=True, editable=False)
    content_hash = models.CharField("记录校验值", max_length=64, blank=True, editable=False)
    file = models.CharField("文件", max_length=50, blank=True, editable=False)
    sha256 = models.CharField("文件校验值", max_length=64, blank=True, editable=False)
    made_at = models.DateTimeField("文件生成时间", null=True, blank=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "随机录取"
        ordering = ["-year", "unit_id", "grade"]
        constraints = [
            # Frozen is published: families read source, day, sum and result without an account.
            ScopePolicy(name="enrollment_lottery_scope", public="state <> 'registering'"),
            models.UniqueConstraint(fields=["unit", "year", "grade"], name="lottery_once"),
            models.CheckConstraint(condition=Q(plan__gte=1), name="lottery_has_places"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="lottery_opens_first"),
            models.CheckConstraint(
                condition=Q(draw_on__gte=F("seed_on")), name="lottery_draws_after_numbers"
            ),
            models.CheckConstraint(
                condition=Q(state="registering") | (Q(frozen_on__isnull=False) & ~Q(list_hash="")),
                name="lottery_frozen_has_hash",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["registering", "admitted"]) | Q(seed_on__gt=F("frozen_on")),
                name="lottery_numbers_come_later",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["registering", "frozen", "admitted"], seed="")
                | (Q(state__in=["entered", "drawn"]) & ~Q(seed="") & ~Q(witnesses=[])),
                name="lottery_entered_has_numbers",
            ),
            models.CheckConstraint(
                condition=Q(state="drawn", drawn_on__isnull=False, drawn_on__gte=F("draw_on"))
                | (~Q(state="drawn") & Q(drawn_on=None)),
                name="lottery_drawn_on_its_day",
            ),
            models.CheckConstraint(
                condition=Q(drawn_by=None) | Q(entered_by=None) | ~Q(drawn_by=F("entered_by")),
                name="lottery_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="admitted") | Q(child_count__lte=F("plan")), name="lottery_all_have_places"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["frozen", "entered", "drawn"]) | Q(child_count__gt=F("plan")),
                name="lottery_is_needed",
            ),
        ]
        triggers = [_guard("lottery_is_sealed", LOTTERY_IS_SEALED)]

    def __str__(self) -> str:
        return self.title


@audited
class Applicant(TenantModel):
    """报名登记: a child under its ticket number. Children of one birth share the number (多胞胎捆绑).

    Only ``number`` and ``listed`` (``王**``) are ever published. Same unit as the lottery.
    """

    lottery = models.ForeignKey(Lottery, models.PROTECT, verbose_name="随机录取", related_name="applicants")
    number = models.CharField("票号", max_length=6, editable=False)
    name = SealedField("姓名", mask=mask_name)
    listed = models.CharField("公布的姓名", max_length=3, editable=False)
    id_type = models.CharField("证件类型", max_length=10, choices=IdType.choices, default=IdType.IDENTITY)
    id_number_index = BlindIndexField(source="id_number")
    id_number = SealedField("证件号码", mask=mask_identity)
    county = models.ForeignKey(
        Unit, models.PROTECT, verbose_name="户籍或居住证所在县（区）", related_name="+"
    )
    tie = models.CharField("多胞胎捆绑标记", max_length=20, blank=True)
    withdrawn = models.BooleanField("已撤回报名", default=False)

    class Meta(TenantModel.Meta):
        verbose_name = "报名登记"
        ordering = ["number"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "lottery", "id_number_index"], name="applicant_once_per_lottery"
            ),
        ]
        indexes = [models.Index(fields=["lottery", "number"], name="applicant_number")]
        triggers = [_guard("applicants_are_frozen", APPLICANTS_ARE_FROZEN)]

    def __str__(self) -> str:
        return self.number


@audited
class LotteryList(TenantModel):
    """A published file, byte for byte: the frozen list whose SHA-256 was published, and the ranking."""

    lottery = models.ForeignKey(Lottery, models.PROTECT, verbose_name="随机录取", related_name="lists")
    kind = models.CharField("名单", max_length=10, choices=PublishedList.choices)
    content = models.TextField("内容")

    class Meta(TenantModel.Meta):
        verbose_name = "公布的名单"
        constraints = [
            # Ticket numbers and masked names alone: made to be downloaded by anybody.
            ScopePolicy(name="enrollment_lotterylist_scope", public="true"),
            models.UniqueConstraint(fields=["unit", "lottery", "kind"], name="lottery_list_once"),
        ]
        triggers = [_guard("lottery_lists_stay", LISTS_STAY)]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def lines(self) -> list[str]:
        """What is drawn, line by line."""
        return self.content.splitlines()


@audited
class Decline(TenantModel):
    """放弃: a ticket gave its places up; who moved up then (递补) is fixed in the same row."""

    lottery = models.ForeignKey(Lottery, models.PROTECT, verbose_name="随机录取", related_name="declines")
    sequence = models.PositiveIntegerField("顺序")
    number = models.CharField("放弃的票号", max_length=6)
    cause = models.CharField("放弃方式", max_length=10, choices=Cause.choices)
    declined_on = models.DateField("放弃日期")
    moved_up = models.JSONField("递补的票号", default=list, blank=True)
    recorded_by = account("登记人")

    class Meta(TenantModel.Meta):
        verbose_name = "放弃和递补"
        ordering = ["sequence"]
        constraints = [
            # A waiting family sees by itself how far the list has moved; the row holds no person.
            ScopePolicy(name="enrollment_decline_scope", public="true"),
            models.UniqueConstraint(fields=["unit", "lottery", "number"], name="decline_once"),
            models.UniqueConstraint(fields=["unit", "lottery", "sequence"], name="decline_in_order"),
        ]
        triggers = [_guard("declines_stay", DECLINES_STAY)]

    def __str__(self) -> str:
        return self.number


__all__: list[Any] = ["Applicant", "Decline", "Lottery", "LotteryList"]
