"""The adjustment of zones: assessed, argued, put to the public, decided, published – in this order, each step
with its document (plan 二（二）). The order is a trigger's too (:mod:`zoning.models.adjustment_triggers`)."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from campaign.models.base import account
from yangguang.audit.history import audited
from yangguang.common.fields import SealedField, mask_name, mask_phone
from yangguang.tenancy.models import TenantModel, TenantQuerySet
from yangguang.tenancy.policy import ScopePolicy
from zoning.choices.adjustments import AdjustmentState, Adopted, Stance, StepKind, Trigger
from zoning.choices.zones import ZONE_STAGES
from zoning.models.adjustment_triggers import ADJUSTMENT_IN_ORDER, OPINION_IN_TIME, STEP_AT_ITS_TIME

LEAST_DAYS = 7  # a consultation is open at least this many days, the first and the last counted
_EVERY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
_PUBLIC = ["consultation", "decision", "published"]
_DISCLOSED = "disclosed AND EXISTS (SELECT 1 FROM zoning_adjustment a WHERE a.id = adjustment_id AND a.shown)"


def _guard(name: str, func: str) -> list[pgtrigger.Trigger]:
    return [pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=_EVERY, func=func)]


class AdjustmentQuerySet(TenantQuerySet):
    def consulting(self) -> Self:
        """Put to the public now."""
        return self.filter(state=AdjustmentState.CONSULTATION)

    def asking(self, today: date) -> Self:
        """Put to the public, and open on that day."""
        return self.consulting().filter(opens_on__lte=today, closes_on__gte=today)

    def under_way(self) -> Self:
        return self.exclude(state__in=[AdjustmentState.PUBLISHED, AdjustmentState.DROPPED])


@audited
class Adjustment(TenantModel):
    """One change of a county's zones of a stage and year. Its new zones are drafts that point to it.

    ``state`` is the step that is being taken; ``shown`` says that everybody may read it (since consultation).
    ``moved_children`` are counts without any small one (:mod:`zoning.queries.residents`).
    """

    stage = models.CharField("学段", max_length=10, choices=ZONE_STAGES)
    year = models.PositiveSmallIntegerField(
        "招生年度", validators=[MinValueValidator(2020), MaxValueValidator(2099)]
    )
    title = models.CharField("调整事项", max_length=150)
    triggers = ArrayField(models.CharField(max_length=12, choices=Trigger.choices), verbose_name="调整缘由")
    reason = models.TextField("情况说明", max_length=4000)
    state = models.CharField(
        "状态", max_length=12, choices=AdjustmentState.choices, default=AdjustmentState.DRAFT, editable=False
    )
    shown = models.BooleanField("对外公开", default=False, editable=False)
    opens_on = models.DateField("征求意见开始日期", null=True, blank=True)
    closes_on = models.DateField("征求意见截止日期", null=True, blank=True)
    registration_opens_on = models.DateField("报名开始日期", null=True, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True, editable=False)
    prolonged_why = models.CharField("延长原因", max_length=300, blank=True, editable=False)
    moved_children = models.JSONField("改换学校的儿童", null=True, blank=True, editable=False)
    dropped_why = models.CharField("终止原因", max_length=300, blank=True, editable=False)

    objects: ClassVar[Any] = AdjustmentQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "片区调整"
        ordering = ["-year", "stage", "-created_at"]
        constraints = [
            # From consultation on everybody reads what is planned, why and until when to object.
            ScopePolicy(name="zoning_adjustment_scope", public="shown"),
            models.UniqueConstraint(fields=["unit", "stage", "year", "title"], name="adjustment_once"),
            models.CheckConstraint(condition=Q(stage__in=["primary", "junior"]), name="adjustment_stage"),
            models.CheckConstraint(condition=Q(year__gte=2020, year__lte=2099), name="adjustment_year"),
            models.CheckConstraint(
                condition=Q(triggers__len__gte=1, triggers__contained_by=Trigger.values),
                name="adjustment_has_a_cause",
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None, closes_on=None)
                | Q(closes_on__gte=F("opens_on") + timedelta(days=LEAST_DAYS - 1)),
                name="consultation_is_long_enough",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_PUBLIC)
                | Q(shown=True, opens_on__isnull=False, closes_on__isnull=False),
                name="consultation_is_public",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_PUBLIC) | Q(state="dropped") | Q(shown=False),
                name="adjustment_hidden_before_consultation",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="published", published_on__isnull=False, registration_opens_on__isnull=False
                )
                & Q(published_on__lt=F("registration_opens_on"))
                | (~Q(state="published") & Q(published_on=None)),
                name="adjustment_published_before_registration",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_why=""), name="adjustment_dropped_says_why"
            ),
        ]
        indexes = [models.Index(fields=["unit", "stage", "year", "state"], name="adjustment_by_state")]
        triggers = _guard("adjustment_in_order", ADJUSTMENT_IN_ORDER)

    def __str__(self) -> str:
        return self.title

    @property
    def causes(self) -> list[str]:
        """Why the lines are drawn anew, in words."""
        return [Trigger(each).label for each in self.triggers]

    def asks(self, today: date) -> bool:
        """Whether people may say something on that day."""
        consulting, opens, closes = self.state == AdjustmentState.CONSULTATION, self.opens_on, self.closes_on
        return bool(consulting and opens and closes and opens <= today <= closes)


@audited
class AdjustmentStep(TenantModel):
    """The record of one step. Its document is evidence on this row (``yangguang.evidence``).

    ``disclosed``: everybody reads it once the adjustment was put to the public. ``figures`` of a consultation
    hold what was counted and answered (:func:`zoning.queries.opinions.figures_of`).
    """

    adjustment = models.ForeignKey(Adjustment, models.CASCADE, verbose_name="调整事项", related_name="steps")
    kind = models.CharField("步骤", max_length=12, choices=StepKind.choices)
    on = models.DateField("完成日期")
    held_by = models.CharField("组织单位、参加人员", max_length=500)
    document = models.CharField("文号", max_length=100, blank=True)
    document_title = models.CharField("文件名称", max_length=200)
    summary = models.TextField("结论", max_length=4000)
    disclosed = models.BooleanField("向公众公开", default=False)
    figures = models.JSONField(
        "数据", default=dict, blank=True
    )  # counts as they were when the step was taken
    recorded_by = account("登记人")

    class Meta(TenantModel.Meta):
        verbose_name = "调整步骤"
        ordering = ["on", "created_at"]
        constraints = [
            # Read with its adjustment by everybody, where the county discloses it.
            ScopePolicy(name="zoning_adjustmentstep_scope", public=_DISCLOSED),
            models.UniqueConstraint(fields=["unit", "adjustment", "kind"], name="adjustment_step_once"),
            models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="adjustment_step_kind"),
            models.CheckConstraint(
                condition=Q(disclosed=True) | ~Q(kind__in=["consultation", "decision"]),
                name="adjustment_step_of_the_public_is_disclosed",
            ),
            models.CheckConstraint(
                condition=~Q(document_title="") & ~Q(summary=""), name="adjustment_step_is_documented"
            ),
        ]
        triggers = _guard("step_at_its_time", STEP_AT_ITS_TIME)

    def __str__(self) -> str:
        return self.get_kind_display()


@audited
class Opinion(TenantModel):
    """What somebody said in a consultation. Who it was is sealed and optional; no school reads it.

    ``unit`` is the county; ``secret_hash`` lets whoever wrote it see it again. ``gist`` is what the county
    tells the public of it, without names. ``recorded_by`` typed it in for somebody who came.
    """

    adjustment = models.ForeignKey(
        Adjustment, models.PROTECT, verbose_name="调整事项", related_name="opinions"
    )
    secret_hash = models.CharField("密码校验值", max_length=64, blank=True, editable=False)
    stance = models.CharField("态度", max_length=8, choices=Stance.choices)
    text = models.TextField("意见", max_length=2000)
    place = models.CharField("所住小区或村", max_length=100, blank=True)
    name = SealedField("姓名", mask=mask_name, blank=True)
    contact = SealedField("联系电话", mask=mask_phone, blank=True)
    on = models.DateField("提出日期")
    recorded_by = account("代录人")
    gist = models.CharField("意见摘要", max_length=200, blank=True, editable=False)
    adopted = models.CharField("采纳情况", max_length=8, choices=Adopted.choices, blank=True, editable=False)
    answer = models.TextField("答复", max_length=2000, blank=True, editable=False)
    answered_on = models.DateField("答复日期", null=True, blank=True, editable=False)
    answered_by = account("答复人")

    class Meta(TenantModel.Meta):
        verbose_name = "征求意见"
        ordering = ["-created_at"]
        constraints = [
            ScopePolicy(name="zoning_opinion_scope", secret="secret_hash"),  # noqa: S106 - a column
            models.UniqueConstraint(
                fields=["unit", "adjustment", "secret_hash"],
                condition=~Q(secret_hash=""),
                name="opinion_once",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="opinion_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", gist="", adopted="", answered_on=None)
                | (~Q(answer="") & ~Q(gist="") & ~Q(adopted="") & Q(answered_on__isnull=False)),
                name="opinion_answer_is_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["adjustment", "created_at"], name="opinion_of_adjustment"),
            models.Index(fields=["secret_hash"], name="opinion_by_secret"),
        ]
        triggers = _guard("opinion_in_time", OPINION_IN_TIME)

    def __str__(self) -> str:
        return self.get_stance_display()
