"""What the page of an adjustment shows below its columns."""

from urllib.parse import urlencode

from django import template

from yangguang.tenancy.models import Unit
from zoning.choices.adjustments import Trigger
from zoning.models import Adjustment
from zoning.queries import adjustments, opinions
from zoning.queries.checks import Finding, Plan

register = template.Library()


@register.simple_tag
def course_of(row: Adjustment) -> list[adjustments.Stage]:
    """The four steps, with the record of those taken."""
    return adjustments.course_of(row)


@register.simple_tag
def changes_of(row: Adjustment) -> list[adjustments.Change]:
    """Old beside new."""
    return adjustments.changes_of(row)


@register.simple_tag
def figures_of(row: Adjustment) -> opinions.Figures:
    """Opinions counted now."""
    return opinions.figures_of(row)


@register.simple_tag
def beginning(unit: Unit, finding: Finding, plan: Plan) -> str:
    """What a finding brings along to the form of a new adjustment."""
    cause = Trigger(finding.cause).label
    answers = {
        "unit": unit.pk, "stage": plan.stage, "year": plan.year, "triggers": cause,
        "title": f"{unit.name}片区调整（{cause}）", "reason": f"片区检查：{finding.sentence}",
    }  # fmt: skip
    return urlencode(answers)
