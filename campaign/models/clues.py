"""Clues (问题线索): what may have been a breach, and the case file that leads to an outcome."""

from datetime import date
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q

from campaign.choices import Area
from campaign.choices.clues import ClueEntryKind, ClueOutcome, ClueSource, ClueState
from campaign.models import dates
from campaign.models.base import account
from campaign.models.campaigns import Campaign
from campaign.models.issues import Issue
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel, TenantQuerySet, Unit
from yangguang.tenancy.triggers import refuse

# No clue ends without an outcome (plan 四（三）: 发现一起、查处一起): it cannot be deleted either.
CLUE_ENDS_WITH_AN_OUTCOME = f"""
    IF TG_OP = 'DELETE' THEN {refuse("A clue is never deleted; it ends with an outcome.")} END IF;
    IF NEW.number <> OLD.number OR NEW.unit_id <> OLD.unit_id THEN
        {refuse("Number and unit of a clue stay.")}
    END IF;
    IF OLD.state = 'concluded' AND NEW.state = 'concluded'
        AND (NEW.outcome, NEW.finding, NEW.text, NEW.about_id)
            IS DISTINCT FROM (OLD.outcome, OLD.finding, OLD.text, OLD.about_id) THEN
        {refuse("A concluded clue is closed.")}
    END IF;
    RETURN NEW;
"""


class ClueQuerySet(TenantQuerySet):
    def open(self) -> Self:
        """Without an outcome."""
        return self.exclude(state=ClueState.CONCLUDED)

    def overdue(self, today: date) -> Self:
        """Without an outcome although the day is over."""
        return self.open().filter(due_on__lt=today)


@audited
class Clue(TenantModel):
    """One clue. ``unit`` handles it: the superior of the unit it is ``about``, which must not see it."""

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, editable=False, verbose_name="专项行动",
        related_name="clues",
    )  # fmt: skip
    number = models.CharField("线索编号", max_length=20, editable=False)  # 2024-410922-X001
    about = models.ForeignKey(Unit, models.PROTECT, verbose_name="涉及单位", related_name="+")
    source = models.CharField("线索来源", max_length=12, choices=ClueSource.choices)
    area = models.CharField("整治领域", max_length=20, choices=Area.choices, blank=True)
    text = models.TextField("线索内容")
    found_on = models.DateField("发现日期")
    due_on = models.DateField("应结日期", editable=False)
    origin_label = models.CharField("来源记录类型", max_length=40, blank=True, editable=False)
    origin_id = models.UUIDField("来源记录", null=True, blank=True, editable=False)
    state = models.CharField(
        "状态", max_length=12, choices=ClueState.choices, default=ClueState.FOUND, editable=False
    )
    outcome = models.CharField(
        "处理结论", max_length=12, choices=ClueOutcome.choices, blank=True, editable=False
    )
    finding = models.TextField("核查情况", blank=True, editable=False)
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, editable=False, verbose_name="转出的问题",
        related_name="clues",
    )  # fmt: skip
    concluded_at = models.DateTimeField("结论时间", null=True, blank=True, editable=False)
    concluded_by = account("结论人")

    objects: ClassVar[Any] = ClueQuerySet.as_manager()

    class Meta(TenantModel.Meta):
        verbose_name = "问题线索"
        ordering = ["-number"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "number"], name="clue_number_once"),
            models.UniqueConstraint(
                fields=["unit", "origin_label", "origin_id"],
                condition=Q(origin_id__isnull=False),
                name="clue_once_an_origin",
            ),
            models.CheckConstraint(condition=~Q(unit=F("about")), name="clue_not_handled_by_the_accused"),
            models.CheckConstraint(condition=~Q(text=""), name="clue_says_what"),
            models.CheckConstraint(
                condition=Q(state="concluded", concluded_at__isnull=False) & ~Q(outcome="") & ~Q(finding="")
                | ~Q(state="concluded") & Q(outcome="", concluded_at=None),
                name="clue_ends_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="issue") | Q(issue__isnull=False), name="clue_turned_into_an_issue"
            ),
        ]
        indexes = [models.Index(fields=["unit", "state", "due_on"], name="clue_desk")]
        triggers = [
            dates.since_new_year("found_on"),
            pgtrigger.Trigger(
                name="clue_ends_with_an_outcome",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=CLUE_ENDS_WITH_AN_OUTCOME,
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def is_overdue(self, today: date) -> bool:
        """Without an outcome although the day is over."""
        return self.state != ClueState.CONCLUDED and self.due_on < today


@audited
class ClueEntry(TenantModel):
    """One step of the case file (案卷); written, never changed. Same unit as its clue, so that whoever gets
    the letter does not learn from it that there is a clue."""

    clue = models.ForeignKey(Clue, models.PROTECT, verbose_name="线索", related_name="entries")
    step = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("类别", max_length=12, choices=ClueEntryKind.choices)
    text = models.TextField("内容", blank=True)
    letter = models.ForeignKey(
        "campaign.Letter", models.PROTECT, null=True, blank=True, verbose_name="督办提醒函", related_name="+"
    )
    interview = models.ForeignKey(
        "campaign.Interview", models.PROTECT, null=True, blank=True, verbose_name="约谈", related_name="+"
    )
    by = account("办理人")
    at = models.DateTimeField("时间")

    class Meta(TenantModel.Meta):
        verbose_name = "线索案卷"
        ordering = ["step"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "clue", "step"], name="clue_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.clue_id} {self.kind}"
