"""Interviews (约谈): who was talked to, why, what they promised, and whether they kept it."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from campaign.choices.discipline import INTERVIEW_TONES, InterviewState
from campaign.models.base import account, own_matter
from campaign.models.campaigns import Campaign
from campaign.models.issues import Issue
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit
from yangguang.tenancy.triggers import changed, refuse

RECORD = (
    "principal", "post", "reason", "planned_on", "held_on", "roster", "minutes", "commitments",
    "commitments_due", "issue_id", "unit_id",
)  # fmt: skip

# What was said and promised stays as it was written down.
INTERVIEW_IS_CLOSED = f"""
    IF NEW.about_id = NEW.issuer_id OR left(NEW.about_id, length(NEW.issuer_id)) <> NEW.issuer_id THEN
        {refuse("An interview is held with a unit below the issuer.")}
    END IF;
    IF NEW.unit_id <>
        (CASE WHEN NEW.state IN ('planned', 'cancelled') THEN NEW.issuer_id ELSE NEW.about_id END) THEN
        {refuse("A planned interview belongs to its issuer, a held one to the unit talked to.")}
    END IF;
    {own_matter("about_id")}
    IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
    IF {changed("issuer_id", "about_id", "campaign_id")} THEN
        {refuse("Issuer and unit of an interview stay.")}
    END IF;
    IF OLD.state <> 'planned' AND {changed(*RECORD)} THEN
        {refuse("The record of an interview that was held cannot be changed.")}
    END IF;
    RETURN NEW;
"""


class InterviewQuerySet(TenantQuerySet):
    def open(self) -> Self:
        """Still to be held, or promises still to be kept."""
        return self.filter(state__in=[InterviewState.PLANNED, InterviewState.HELD])

    def overdue(self, today: date) -> Self:
        """Not held on the day planned, or promises not confirmed on the day promised."""
        late = Q(state=InterviewState.PLANNED, planned_on__lt=today)
        return self.filter(late | Q(state=InterviewState.HELD, commitments_due__lt=today))


@audited
class Interview(TenantModel):
    """One interview. ``unit`` is the issuer until it was held, then the unit talked to."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, editable=False, verbose_name="专项行动", related_name="interviews"
    )
    issuer = models.ForeignKey(
        Unit, models.PROTECT, editable=False, verbose_name="约谈单位", related_name="+"
    )
    about = models.ForeignKey(Unit, models.PROTECT, verbose_name="被约谈单位", related_name="+")
    principal = models.CharField("被约谈人", max_length=50)
    post = models.CharField("职务", max_length=50)
    reason = models.TextField("约谈事由", max_length=1000)
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, verbose_name="相关问题", related_name="interviews"
    )
    planned_on = models.DateField("计划日期")
    place = models.CharField("地点", max_length=100, blank=True)
    interviewer = models.CharField("约谈人", max_length=100, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=InterviewState.choices, default=InterviewState.PLANNED, editable=False
    )
    held_on = models.DateField("约谈日期", null=True, blank=True, editable=False)
    roster = models.TextField("参加人员", blank=True, editable=False)
    minutes = models.TextField("约谈记录", blank=True, editable=False)
    commitments = models.TextField("整改承诺", blank=True, editable=False)
    commitments_due = models.DateField("承诺期限", null=True, blank=True, editable=False)
    planned_by = account("登记人")
    held_by = account("记录人")
    kept_by = account("核实人")
    kept_at = models.DateTimeField("核实时间", null=True, blank=True, editable=False)
    opinion = models.TextField("核实或取消说明", blank=True, editable=False)

    objects: ClassVar[Any] = InterviewQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "约谈"
        ordering = ["-planned_on"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state__in=["planned", "cancelled"], held_on=None)
                | Q(state__in=["held", "kept"], held_on__isnull=False, commitments_due__isnull=False)
                & ~Q(minutes="") & ~Q(commitments=""),
                name="interview_held_has_minutes",
            ),
            models.CheckConstraint(
                condition=Q(commitments_due=None) | Q(commitments_due__gte=F("held_on")),
                name="interview_promise_after_talk",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(opinion=""), name="interview_cancelled_has_reason"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit", "state", "planned_on"], name="interview_desk")]
        triggers = [
            pgtrigger.Trigger(
                name="interview_is_closed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=INTERVIEW_IS_CLOSED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.principal}"

    @property
    def waits_until(self) -> date | None:
        """The day something must have happened by: the talk, then the promise; None when it is over."""
        if self.state == InterviewState.PLANNED:
            return self.planned_on
        return self.commitments_due if self.state == InterviewState.HELD else None

    @property
    def tone(self) -> str:
        """Tone of the state's sign on pages."""
        return INTERVIEW_TONES[InterviewState(self.state)]
