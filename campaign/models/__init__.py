"""A yearly campaign: what is owed, what is checked, what was found and whether it was put right.

One module a noun. The models of the main road are named here; the others are imported from their module.
"""

from campaign.models.assignments import Assignment
from campaign.models.campaigns import Campaign, Deliverable, Phase
from campaign.models.checks import Check, ChecklistItem
from campaign.models.clues import Clue, ClueEntry
from campaign.models.hotlines import Hotline
from campaign.models.issues import Issue, IssuePeriod, IssueProgress
from campaign.models.phases import PhaseClosing, PhaseExplanation
from campaign.models.policies import PolicyDocument, PreferenceCategory, SpecialAdmission
from campaign.models.second_looks import SecondLook, SecondLookDraw
from campaign.models.systems import DepartmentDuty, GroupMember, PlatformUse, ProcessStep, SystemDocument
from campaign.models.timeline import CampaignEdition, Extension, ReturnMark, Submission

__all__ = [
    "Assignment",
    "Campaign",
    "CampaignEdition",
    "Check",
    "ChecklistItem",
    "Clue",
    "ClueEntry",
    "Deliverable",
    "DepartmentDuty",
    "Extension",
    "GroupMember",
    "Hotline",
    "Issue",
    "IssuePeriod",
    "IssueProgress",
    "Phase",
    "PhaseClosing",
    "PhaseExplanation",
    "PlatformUse",
    "PolicyDocument",
    "PreferenceCategory",
    "ProcessStep",
    "ReturnMark",
    "SecondLook",
    "SecondLookDraw",
    "SpecialAdmission",
    "Submission",
    "SystemDocument",
]
