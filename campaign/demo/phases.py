"""The first phase of the demo has ended, with a word on what was left; the second waits to be ended."""

from datetime import datetime

from campaign import actions
from campaign.actions.phases import close_phase
from campaign.choices import AssignmentState
from campaign.demo.people import Offices
from campaign.models import Assignment, Campaign
from campaign.queries.phases import bureaus, phase_lines

DEPLOYED = ("M1", "M3")  # what the city itself owes in the first phase


def load(*, campaign: Campaign, offices: Offices, now: datetime) -> None:
    """Comes after everything that was due was handed in."""
    ended = now.replace(month=6, day=6, hour=9, minute=30, second=0, microsecond=0)
    own = Assignment.objects.filter(campaign=campaign, unit=campaign.unit_id, deliverable__code__in=DEPLOYED)
    for row in own.filter(state=AssignmentState.NOT_STARTED).select_related("deliverable", "unit"):
        actions.submit_assignment(
            by=offices.clerk(campaign.unit_id), now=ended.replace(day=3), row=row, note="已部署。（演示）"
        )
    first = phase_lines(campaign, bureaus(campaign, [campaign.unit_id]), ended.date())[0]
    close_phase(
        by=offices.reviewer(campaign.unit_id), now=ended, phase=first.phase,
        explanations={hole.field: "已督促，限 6 月 20 日前补齐。（演示）" for hole in first.holes},
        note="动员部署基本完成，个别事项限期补齐。（演示）",
    )  # fmt: skip
