"""What every page of one unit's checklist shows."""

from typing import Any

from campaign import rules
from campaign.choices import Answer, AssignmentState
from campaign.models import Assignment, Campaign
from campaign.queries.checks import lock_of
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


def page_context(
    actor: Actor, unit: Unit, campaign: Campaign, assignment: Assignment | None
) -> dict[str, Any]:
    """Whose checklist, in which state, and what the actor may do with it."""
    may_fill = actor.may(Right.FILL, unit.code)
    judged = assignment is not None and rules.ASSIGNMENTS.may("return", assignment.state)
    handed_in = assignment is not None and assignment.submitted_at is not None
    return {
        "unit": unit,
        "campaign": campaign,
        "assignment": assignment,
        "answers": Answer.choices,
        "checklist_version": version.number if (version := campaign.checklist_versions.first()) else 1,
        "may_fill": may_fill,
        "may_review": judged and actor.may(Right.REVIEW, unit.parent_code),
        "waits": assignment is not None and assignment.state == AssignmentState.SUBMITTED,
        "lock": lock_of(assignment) if may_fill and handed_in and assignment else None,
    }
