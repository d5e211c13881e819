"""A yearly campaign: what is owed, what is checked, what was found and whether it was put right.

One module a noun. The models of the main road are named here; the others are imported from their module.
"""

from campaign.models.assignments import Assignment
from campaign.models.campaigns import Campaign, Deliverable, Phase
from campaign.models.checks import Check, ChecklistItem
from campaign.models.hotlines import Hotline
from campaign.models.issues import Issue, IssueProgress

__all__ = [
    "Assignment",
    "Campaign",
    "Check",
    "ChecklistItem",
    "Deliverable",
    "Hotline",
    "Issue",
    "IssueProgress",
    "Phase",
]
