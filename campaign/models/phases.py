"""The end of a phase: closed by the city once, in order, with a word on every hole that was left."""

import pgtrigger
from django.db import models
from django.db.models import Q

from campaign.models.base import account, published
from campaign.models.campaigns import Phase
from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel

# Phases end in their order, and the first only when every bureau has named its three posts (plan 四（一）).
CLOSES_IN_ORDER = """
    IF EXISTS (
        SELECT 1 FROM campaign_phase mine JOIN campaign_phase before
            ON before.campaign_id = mine.campaign_id AND before.number < mine.number
        WHERE mine.id = NEW.phase_id
            AND NOT EXISTS (SELECT 1 FROM campaign_phaseclosing c WHERE c.phase_id = before.id)
    ) THEN
        RAISE EXCEPTION 'An earlier phase is still open.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM campaign_phase p WHERE p.id = NEW.phase_id AND p.number = 1) AND EXISTS (
        SELECT 1 FROM tenancy_unit u
        WHERE u.active AND u.level IN ('city', 'county') AND left(u.code, 4) = NEW.unit_id
            AND (
                SELECT count(DISTINCT m.role) FROM campaign_groupmember m
                WHERE m.unit_id = u.code AND m.role IN ('leader', 'deputy', 'office')
            ) < 3
    ) THEN
        RAISE EXCEPTION 'A bureau has not named its three posts.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
IS_KEPT = "RAISE EXCEPTION 'The end of a phase is kept as it was.' USING ERRCODE = 'check_violation';"


def _kept(name: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, when=pgtrigger.Before, operation=pgtrigger.Update | pgtrigger.Delete, func=IS_KEPT
    )


@audited
class PhaseClosing(TenantModel):
    """The city ended a phase. Published, like the phase: every unit reads that it is over."""

    phase = models.OneToOneField(Phase, models.PROTECT, verbose_name="阶段", related_name="closing")
    closed_at = models.DateTimeField("结束时间")
    closed_by = account("办理人")
    note = models.TextField("说明", blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "阶段结束"
        ordering = ["closed_at"]
        constraints = [published("campaign_phaseclosing_scope")]
        triggers = [
            pgtrigger.Trigger(
                name="phase_closes_in_order",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=CLOSES_IN_ORDER,
            ),
            _kept("phase_closing_is_kept"),
        ]

    def __str__(self) -> str:
        return f"{self.phase} 已结束"


@audited
class PhaseExplanation(TenantModel):
    """Why a phase ended although ``unit`` still lacked something; the unit reads what was said of it."""

    closing = models.ForeignKey(
        PhaseClosing, models.PROTECT, verbose_name="阶段结束", related_name="explanations"
    )
    requirement = models.CharField("事项", max_length=20)  # a deliverable's code, or a requirement's key
    title = models.CharField("事项名称", max_length=200)
    missing = models.CharField("结束时的情况", max_length=300)
    text = models.TextField("说明")

    class Meta(TenantModel.Meta):
        verbose_name = "阶段结束说明"
        ordering = ["unit_id", "requirement"]
        constraints = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "closing", "requirement"], name="explanation_once_a_hole"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="explanation_says_something"),
            models.CheckConstraint(condition=~Q(requirement="posts"), name="explanation_not_of_named_posts"),
        ]
        triggers = [_kept("phase_explanation_is_kept")]

    def __str__(self) -> str:
        return f"{self.unit} {self.requirement}"
