"""Cases, who complained, what happened; and what lies here before a case exists."""

from complaints.models.cases import Case, CaseMessage, CaseRating, CaseStep, Complainant
from complaints.models.drafts import DaySalt, Draft, DraftFile, RateBucket
from complaints.models.extensions import CaseExtension

__all__ = [
    "Case",
    "CaseExtension",
    "CaseMessage",
    "CaseRating",
    "CaseStep",
    "Complainant",
    "DaySalt",
    "Draft",
    "DraftFile",
    "RateBucket",
]
