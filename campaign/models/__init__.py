"""A yearly campaign: what is owed, what is checked, what was found and whether it was put right.

One module a noun. The models of the main road are named here; the others are imported from their module.
"""

from campaign.models.accountability import Accountability
from campaign.models.announcements import Announcement, Publicity, Question, Statement
from campaign.models.assignments import PHASE_REPORT, Assignment
from campaign.models.campaigns import Campaign, Deliverable, Phase
from campaign.models.checks import Check, ChecklistItem
from campaign.models.clues import Clue, ClueEntry
from campaign.models.crosschecks import CrossCheck, CrossFinding
from campaign.models.dashboard import CheckTally, Look
from campaign.models.disclosures import Disclosure, DisclosureEdition, DisclosureSnapshot
from campaign.models.education import Training, WarningCase
from campaign.models.figures import PublicFigure
from campaign.models.hotlines import Hotline
from campaign.models.inspections import (
    Inspection,
    InspectionFinding,
    InspectionList,
    InspectionPlan,
    Inspector,
    Recusal,
)
from campaign.models.interviews import Interview
from campaign.models.issues import Issue, IssuePeriod, IssueProgress
from campaign.models.items import ChecklistVersion, ItemBasis, LegalBasis
from campaign.models.letters import Letter
from campaign.models.meetings import Attendance, Meeting
from campaign.models.opinion import Dispute, DutyShift, Incident, IncidentEntry, Risk, Rumour
from campaign.models.patrols import Institution, Patrol, PatrolRound
from campaign.models.phases import PhaseClosing, PhaseExplanation
from campaign.models.pledges import Pledge
from campaign.models.policies import PolicyDocument, PreferenceCategory, SpecialAdmission
from campaign.models.prospectuses import Prospectus
from campaign.models.second_looks import SecondLook, SecondLookDraw
from campaign.models.systems import DepartmentDuty, GroupMember, PlatformUse, ProcessStep, SystemDocument
from campaign.models.timeline import CampaignEdition, Extension, ReturnMark, Submission

__all__ = [
    "PHASE_REPORT",
    "Accountability",
    "Announcement",
    "Assignment",
    "Attendance",
    "Campaign",
    "CampaignEdition",
    "Check",
    "CheckTally",
    "ChecklistItem",
    "ChecklistVersion",
    "Clue",
    "ClueEntry",
    "CrossCheck",
    "CrossFinding",
    "Deliverable",
    "DepartmentDuty",
    "Disclosure",
    "DisclosureEdition",
    "DisclosureSnapshot",
    "Dispute",
    "DutyShift",
    "Extension",
    "GroupMember",
    "Hotline",
    "Incident",
    "IncidentEntry",
    "Inspection",
    "InspectionFinding",
    "InspectionList",
    "InspectionPlan",
    "Inspector",
    "Institution",
    "Interview",
    "Issue",
    "IssuePeriod",
    "IssueProgress",
    "ItemBasis",
    "LegalBasis",
    "Letter",
    "Look",
    "Meeting",
    "Patrol",
    "PatrolRound",
    "Phase",
    "PhaseClosing",
    "PhaseExplanation",
    "PlatformUse",
    "Pledge",
    "PolicyDocument",
    "PreferenceCategory",
    "ProcessStep",
    "Prospectus",
    "PublicFigure",
    "Publicity",
    "Question",
    "Recusal",
    "ReturnMark",
    "Risk",
    "Rumour",
    "SecondLook",
    "SecondLookDraw",
    "SpecialAdmission",
    "Statement",
    "Submission",
    "SystemDocument",
    "Training",
    "WarningCase",
]
