"""What zoning offers to the campaign, and what it keeps: the papers of steps that were taken."""

from typing import Any

from django.dispatch import receiver

from campaign.desk import register_desk_source
from campaign.portal_news import register_portal_news
from yangguang.evidence.events import attaching, removing
from zoning.models import AdjustmentStep
from zoning.queries.adjustment_desk import adjustments_on_the_desk, consultations_on_the_portal
from zoning.rules.adjustments import StepIsTaken


@receiver([attaching, removing], sender=AdjustmentStep)
def keep_papers_of_steps(sender: Any, subject: AdjustmentStep | None, **kwargs: Any) -> None:
    """What an adjustment went on by stays as it was."""
    if subject is not None and subject.adjustment.state != subject.kind:
        raise StepIsTaken


register_desk_source(adjustments_on_the_desk)
register_portal_news(consultations_on_the_portal)
