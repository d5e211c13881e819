"""Template vocabulary of 双随机 and of what else prevents breaches: tones, lines of a result sheet."""

from django import template

from campaign.choices.inspections import PLAN_TONES, PlanState
from campaign.models import Inspection

register = template.Library()


@register.filter
def plan_tone(state: str) -> str:
    """Tone of a plan's state."""
    return PLAN_TONES[PlanState(state)]


@register.simple_tag
def findings_of(inspection: Inspection) -> object:
    """The result sheet with its items and issues: 1 query."""
    return inspection.findings.select_related("item", "issue")
