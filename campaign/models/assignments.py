"""What each unit owes, by when, and whether it was handed in."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from campaign.choices import AssignmentState, DeliverableKind
from campaign.models.base import account
from campaign.models.campaigns import Campaign, Deliverable
from yangguang.audit.history import audited
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, TenantQuerySet


def _inside_campaign(only: str) -> str:
    """SQL: no date outside the campaign, whoever writes it; asked once a statement over all its rows.

    The day-off rule may move a date of the first days before the start, so only the date of the plan is
    held to it.
    """
    return f"""
        IF EXISTS (
            SELECT 1 FROM new_rows n {only} JOIN campaign_campaign c ON c.id = n.campaign_id
            WHERE n.nominal_due_on NOT BETWEEN c.starts AND c.ends OR n.due_on > c.ends
        ) THEN
            RAISE EXCEPTION 'A date lies outside the campaign.' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    """


# A report a bureau owes once in its phase, not every week or month: the phase's summary (plan 三（四）).
_BUREAUS = (Level.CITY, Level.COUNTY)
PHASE_REPORT = Q(deliverable__kind=DeliverableKind.REPORT, unit__level__in=_BUREAUS) & ~Q(
    deliverable__due__contains=":"
)

_HANDED_IN = [AssignmentState.SUBMITTED, AssignmentState.ACCEPTED]


class AssignmentQuerySet(TenantQuerySet):
    def unfinished(self) -> Self:
        """Still with the unit that owes it; what the city no longer asks for is not."""
        return self.exclude(state__in=_HANDED_IN).filter(deliverable__retired=False)

    def late(self, today: date) -> Self:
        """Not handed in although the day is over."""
        return self.unfinished().filter(due_on__lt=today)


@audited
class Assignment(TenantModel):
    """One unit owes one deliverable by one date. Late is computed, never stored."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, verbose_name="专项行动", related_name="assignments"
    )
    deliverable = models.ForeignKey(
        Deliverable, models.PROTECT, verbose_name="任务", related_name="assignments"
    )
    due_on = models.DateField("截止日期")
    nominal_due_on = models.DateField("方案规定日期")  # differs from due_on when that is a day off
    state = models.CharField(
        "状态", max_length=12, choices=AssignmentState.choices, default=AssignmentState.NOT_STARTED
    )
    nothing_to_report = models.BooleanField("零报告", default=False)
    note = models.TextField("说明", blank=True)
    reason = models.TextField("退回原因", blank=True)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    submitted_by = account("提交人")
    decided_at = models.DateTimeField("审核时间", null=True, blank=True)
    decided_by = account("审核人")

    objects: ClassVar[Any] = AssignmentQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "任务清单"
        ordering = ["due_on", "deliverable__position", "unit_id"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "deliverable", "nominal_due_on"], name="assignment_once_a_date"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "accepted", "returned"]) | Q(submitted_at__isnull=False),
                name="assignment_submitted_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "returned"]) | Q(decided_at__isnull=False),
                name="assignment_decided_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(reason=""), name="assignment_returned_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("submitted_by")), name="assignment_judge_is_not_maker"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="assignment_desk"),
            # Who owes longest is asked of a whole province by its dashboard; most have handed in.
            models.Index(
                fields=["due_on", "unit"],
                include=["deliverable"],
                condition=~models.Q(state__in=_HANDED_IN),
                name="assignment_owed",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="assignment_new_inside_campaign",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_rows"),  # type: ignore[no-untyped-call]
                func=_inside_campaign(""),
            ),
            pgtrigger.Trigger(
                name="assignment_moved_inside_campaign",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(  # type: ignore[no-untyped-call]
                    old="old_rows", new="new_rows"
                ),
                func=_inside_campaign(
                    "JOIN old_rows o ON o.id = n.id AND (o.due_on, o.nominal_due_on)"
                    " IS DISTINCT FROM (n.due_on, n.nominal_due_on)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.deliverable.code} {self.due_on}"

    @property
    def is_phase_report(self) -> bool:
        """The same as :data:`PHASE_REPORT` says of rows."""
        owed = self.deliverable
        dated = owed.kind == DeliverableKind.REPORT and ":" not in owed.due
        return dated and codes.level_of(self.unit_id) in _BUREAUS

    def is_late(self, today: date) -> bool:
        """Whether it is not handed in although the day is over."""
        done = self.state in (AssignmentState.SUBMITTED, AssignmentState.ACCEPTED)
        return not done and self.due_on < today
