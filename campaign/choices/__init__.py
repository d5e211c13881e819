"""States and constants of a campaign, with the words officials use for them (domain.md §3).

One module a noun. Tones are those of ``common.templatetags.yg.TONES`` (colour + sign).
"""

from campaign.choices.assignments import ASSIGNMENT_TONES, AssignmentState
from campaign.choices.campaigns import CHECKLIST_CODE, WEEKLY_REPORT_CODE, DeliverableKind
from campaign.choices.checks import ANSWER_TONES, Answer, AppliesTo, Area
from campaign.choices.issues import ISSUE_TONES, DeadlineKind, IssueState, ProgressKind, Source

__all__ = [
    "ANSWER_TONES",
    "ASSIGNMENT_TONES",
    "CHECKLIST_CODE",
    "ISSUE_TONES",
    "WEEKLY_REPORT_CODE",
    "Answer",
    "AppliesTo",
    "Area",
    "AssignmentState",
    "DeadlineKind",
    "DeliverableKind",
    "IssueState",
    "ProgressKind",
    "Source",
]
