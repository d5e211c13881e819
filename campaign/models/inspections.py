"""Inspections by 双随机: schools and inspectors are drawn from frozen lists by public randomness.

A plan belongs to the city that inspects. An inspection belongs to it too until it was done: nobody below sees
where the inspectors will go. With its result it moves to the school.
"""

from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.db.models.lookups import GreaterThanOrEqual

from campaign.choices import Answer
from campaign.choices.inspections import LEAST_SHARE, SHARE_BOUNDS, InspectionState, ListKind, PlanState
from campaign.models.base import account, published_below
from campaign.models.campaigns import Campaign
from campaign.models.checks import ChecklistItem
from campaign.models.issues import Issue
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit
from yangguang.tenancy.triggers import changed, refuse

# What the draw depends on stands before the randomness is known, and what came out stands after it.
_FROZEN = (
    "unit_id", "campaign_id", "title", "share", "seed_source", "seed_on", "frozen_on", "frozen_at",
    "schools_hash", "inspectors_hash", "school_count", "inspector_count",
)  # fmt: skip
_DRAWN = ("seed", "seed_link", "witnesses", "drawn_on", "drawn_at", "drawn_count")
_CHANCE = (
    "plan_id", "school_id", "county", "position", "first_name", "first_home_id", "second_name",
    "second_home_id",
)  # fmt: skip
PLAN_IS_SEALED = f"""
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'drafted' OR NEW.seed <> '' THEN {refuse("A plan begins as a draft.")} END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'drafted' THEN {refuse("A frozen plan stays.")} END IF;
        RETURN OLD;
    END IF;
    IF OLD.state = 'drafted' AND (NEW.state NOT IN ('drafted', 'frozen') OR NEW.seed <> '') THEN
        {refuse("The lists are frozen before the randomness is known.")}
    END IF;
    IF OLD.state <> 'drafted' AND {changed(*_FROZEN)} THEN
        {refuse("The lists of the plan are frozen.")}
    END IF;
    IF OLD.state IN ('drawn', 'finished') AND {changed(*_DRAWN)} THEN
        {refuse("A plan is drawn once.")}
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('drafted', 'drafted'), ('drafted', 'frozen'), ('frozen', 'frozen'), ('frozen', 'drawn'),
        ('drawn', 'drawn'), ('drawn', 'finished'), ('finished', 'finished')
    ) THEN {refuse("A plan does not go back.")} END IF;
    RETURN NEW;
"""
LIST_IS_FROZEN = f"""
    IF TG_OP = 'INSERT' THEN
        IF (SELECT state FROM campaign_inspectionplan WHERE id = NEW.plan_id) IS DISTINCT FROM 'drafted' THEN
            {refuse("The lists of the plan are frozen.")}
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR {changed("unit_id", "plan_id", "kind", "content")} THEN
        {refuse("A frozen list stays.")}
    END IF;
    RETURN NEW;
"""
INSPECTION_IS_DRAWN = f"""
    IF TG_OP = 'INSERT' THEN
        IF (SELECT state FROM campaign_inspectionplan WHERE id = NEW.plan_id) IS DISTINCT FROM 'frozen' THEN
            {refuse("Inspections come from the draw alone.")}
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR {changed(*_CHANCE)} THEN {refuse("What was drawn stays.")} END IF;
    IF OLD.state <> 'planned' AND {changed("unit_id", "done_on", "result")} THEN
        {refuse("The result sheet is closed.")}
    END IF;
    RETURN NEW;
"""  # fmt: skip


_BOUNDS = SHARE_BOUNDS.replace("%", "%%")  # a validator formats its message


@audited
class Inspector(TenantModel):
    """检查人员库: who may be drawn to inspect. ``home`` is the unit the person works for."""

    name = models.CharField("姓名", max_length=50)
    post = models.CharField("职务", max_length=50, blank=True)
    home = models.ForeignKey(Unit, models.PROTECT, verbose_name="工作单位", related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, verbose_name="账号",
        related_name="+",
    )  # fmt: skip
    available = models.BooleanField("可参加抽取", default=True)

    class Meta(TenantModel.Meta):
        verbose_name = "检查人员"
        ordering = ["home_id", "name"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "home", "name"], name="inspector_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.home_id}）"


@audited
class Recusal(TenantModel):
    """回避登记: an inspector who does not inspect a school outside the own county either."""

    inspector = models.ForeignKey(Inspector, models.PROTECT, verbose_name="检查人员", related_name="recusals")
    school = models.ForeignKey(Unit, models.PROTECT, verbose_name="应回避的学校", related_name="+")
    reason = models.CharField("回避事由", max_length=200)

    class Meta(TenantModel.Meta):
        verbose_name = "回避登记"
        ordering = ["inspector_id", "school_id"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "inspector", "school"], name="recusal_once"),
        ]

    def __str__(self) -> str:
        return f"{self.inspector_id} {self.school_id}"


@audited
class InspectionPlan(TenantModel):
    """抽查方案: which share of all schools is drawn, by which randomness named beforehand (A4)."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, editable=False, verbose_name="专项行动", related_name="plans"
    )
    title = models.CharField("方案名称", max_length=100)
    share = models.PositiveSmallIntegerField(
        "抽查比例（%）", default=LEAST_SHARE,
        validators=[MinValueValidator(LEAST_SHARE, _BOUNDS), MaxValueValidator(100, _BOUNDS)],
    )  # fmt: skip
    seed_source = models.CharField("公开随机数来源", max_length=200)
    seed_on = models.DateField("随机数公布日期")
    state = models.CharField(
        "状态", max_length=10, choices=PlanState.choices, default=PlanState.DRAFTED, editable=False
    )
    frozen_on = models.DateField("名单冻结日期", null=True, blank=True, editable=False)
    frozen_at = models.DateTimeField("名单冻结时间", null=True, blank=True, editable=False)
    frozen_by = account("冻结人")
    schools_hash = models.CharField("学校名单校验值", max_length=64, blank=True, editable=False)
    inspectors_hash = models.CharField("检查人员名单校验值", max_length=64, blank=True, editable=False)
    school_count = models.PositiveIntegerField("学校数", default=0, editable=False)
    inspector_count = models.PositiveIntegerField("检查人员数", default=0, editable=False)
    seed = models.CharField("公布的随机数", max_length=200, blank=True, editable=False)
    seed_link = models.CharField("随机数公告", max_length=300, blank=True, editable=False)
    witnesses = models.CharField("见证人", max_length=200, blank=True, editable=False)
    drawn_on = models.DateField("抽取日期", null=True, blank=True, editable=False)
    drawn_at = models.DateTimeField("抽取时间", null=True, blank=True, editable=False)
    drawn_by = account("抽取人")
    drawn_count = models.PositiveIntegerField("抽中学校数", default=0, editable=False)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True, editable=False)

    class Meta(TenantModel.Meta):
        verbose_name = "抽查方案"
        ordering = ["-created_at"]
        constraints = [
            # The commitment – hashes, source, day – is what units below must be able to hold on to.
            published_below("campaign_inspectionplan_scope", "state <> 'drafted'"),
            models.UniqueConstraint(fields=["unit", "campaign", "title"], name="plan_title_once"),
            models.CheckConstraint(condition=Q(share__gte=10, share__lte=100), name="plan_share_of_ten"),
            models.CheckConstraint(
                condition=Q(state="drafted") | (Q(frozen_on__isnull=False) & ~Q(schools_hash="")),
                name="plan_frozen_has_hash",
            ),
            models.CheckConstraint(
                condition=Q(frozen_on=None) | Q(seed_on__gt=F("frozen_on")), name="plan_seed_comes_later"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["drafted", "frozen"], seed="", drawn_on=None))
                | (~Q(seed="") & Q(drawn_on__gte=F("seed_on")) & ~Q(state__in=["drafted", "frozen"])),
                name="plan_drawn_has_seed",
            ),
            models.CheckConstraint(
                condition=Q(drawn_on=None)
                | Q(GreaterThanOrEqual(F("drawn_count") * 100, F("school_count") * F("share"))),
                name="plan_draws_its_share",
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Trigger(
                name="plan_is_sealed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=PLAN_IS_SEALED,
            )
        ]

    def __str__(self) -> str:
        return self.title


@audited
class InspectionList(TenantModel):
    """One frozen list, as the very file whose SHA-256 was published: a line is what is drawn.

    Published to units below when the inspections are over; before that the hash alone.
    """

    plan = models.ForeignKey(InspectionPlan, models.PROTECT, verbose_name="方案", related_name="lists")
    kind = models.CharField("名单", max_length=10, choices=ListKind.choices)
    content = models.TextField("内容")
    published = models.BooleanField("已公开", default=False)

    class Meta(TenantModel.Meta):
        verbose_name = "冻结名单"
        constraints = [
            published_below("campaign_inspectionlist_scope", "published"),
            models.UniqueConstraint(fields=["unit", "plan", "kind"], name="inspection_list_once"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="inspection_list_is_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=LIST_IS_FROZEN,
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def lines(self) -> list[str]:
        """What is drawn, line by line."""
        return self.content.splitlines()


class InspectionQuerySet(TenantQuerySet):
    def waiting(self) -> Self:
        """Not done yet."""
        return self.filter(state=InspectionState.PLANNED)


@audited
class Inspection(TenantModel):
    """One school to inspect and its two inspectors. ``unit`` is the city until it was done, then the school.

    Names and homes of the inspectors are copied: below, nobody reads the city's pool.
    """

    plan = models.ForeignKey(
        InspectionPlan, models.PROTECT, editable=False, verbose_name="抽查方案", related_name="inspections"
    )
    school = models.ForeignKey(
        Unit, models.PROTECT, editable=False, verbose_name="被抽查学校", related_name="+"
    )
    county = models.CharField("学校所在县（区）", max_length=6, editable=False)
    position = models.PositiveIntegerField("抽中顺序", editable=False)
    first_name = models.CharField("检查人员一", max_length=50, editable=False)
    first_home = models.ForeignKey(
        Unit, models.PROTECT, editable=False, verbose_name="检查人员一单位", related_name="+"
    )
    second_name = models.CharField("检查人员二", max_length=50, editable=False)
    second_home = models.ForeignKey(
        Unit, models.PROTECT, editable=False, verbose_name="检查人员二单位", related_name="+"
    )
    planned_on = models.DateField("计划检查日期", null=True, blank=True, editable=False)
    state = models.CharField(
        "状态",
        max_length=10,
        choices=InspectionState.choices,
        default=InspectionState.PLANNED,
        editable=False,
    )
    done_on = models.DateField("检查日期", null=True, blank=True, editable=False)
    result = models.TextField("检查情况", blank=True, editable=False)
    done_by = account("登记人")
    reply = models.TextField("学校反馈", blank=True, editable=False)
    replied_by = account("反馈人")
    replied_at = models.DateTimeField("反馈时间", null=True, blank=True, editable=False)
    closed_by = account("办结人")
    closed_at = models.DateTimeField("办结时间", null=True, blank=True, editable=False)

    objects: ClassVar[Any] = InspectionQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "抽查"
        ordering = ["plan_id", "position"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "plan", "school"], name="inspection_once"),
            models.CheckConstraint(
                condition=Q(county=Left(F("school"), 6)), name="inspection_county_is_the_schools"
            ),
            models.CheckConstraint(
                condition=~Q(first_home=F("county")) & ~Q(second_home=F("county")),
                name="inspector_of_another_county",
            ),
            models.CheckConstraint(
                condition=~Q(first_name=F("second_name"), first_home=F("second_home")),
                name="inspectors_are_two",
            ),
            models.CheckConstraint(
                condition=Q(state="planned", done_on=None)
                | (~Q(state="planned") & Q(done_on__isnull=False) & ~Q(result="") & Q(unit=F("school"))),
                name="inspection_done_is_the_schools",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="inspection_is_drawn",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=INSPECTION_IS_DRAWN,
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.school_id}"


@audited
class InspectionFinding(TenantModel):
    """One line of the result sheet: an item that was looked at. Same unit as its inspection."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, verbose_name="抽查", related_name="findings")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, verbose_name="检查项", related_name="+")
    answer = models.CharField("结论", max_length=15, choices=Answer.choices)
    text = models.TextField("发现的问题", blank=True)
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, editable=False, verbose_name="转入的问题",
        related_name="inspection_findings",
    )  # fmt: skip

    class Meta(TenantModel.Meta):
        verbose_name = "抽查结果"
        ordering = ["item__position"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "inspection", "item"], name="inspection_finding_once"),
            models.CheckConstraint(
                condition=~Q(answer="problem") | ~Q(text=""), name="inspection_problem_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.item_id}"
