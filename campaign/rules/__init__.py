"""What a campaign decides and refuses: files an official could read (plan 二–四, domain.md §3).

One module a noun. The rules of the main road are named here; the others are imported from their module.
"""

from campaign.rules.assignments import (
    ALL_CLOSED_CODE,
    ASSIGNMENTS,
    ISSUE_LEDGER_CODES,
    MarksLeft,
    NotComplete,
    NotTheSuperior,
    OpenUnexplained,
    UseTheChecklist,
)
from campaign.rules.checks import answer_problems, check_is_open, why_locked
from campaign.rules.deadlines import Due, dates_missing, due_dates
from campaign.rules.issues import (
    DEFAULT_WORKING_DAYS,
    ISSUES,
    SET_BY_THE_FINDER,
    FoundMissing,
    MeasuresMissing,
    NotHighEnough,
    NotYoursToAmend,
    default_due,
    issue_number,
)
from campaign.rules.refusals import (
    ANSWERING_LEVELS,
    EvidenceMissing,
    ForeignMatter,
    NotAnAnsweringUnit,
    ReasonMissing,
    SamePerson,
    Unknown,
    must_concern,
)
from yangguang.tenancy.states import WrongState

__all__ = [
    "ALL_CLOSED_CODE",
    "ANSWERING_LEVELS",
    "ASSIGNMENTS",
    "DEFAULT_WORKING_DAYS",
    "ISSUES",
    "ISSUE_LEDGER_CODES",
    "SET_BY_THE_FINDER",
    "Due",
    "EvidenceMissing",
    "ForeignMatter",
    "FoundMissing",
    "MarksLeft",
    "MeasuresMissing",
    "NotAnAnsweringUnit",
    "NotComplete",
    "NotHighEnough",
    "NotTheSuperior",
    "NotYoursToAmend",
    "OpenUnexplained",
    "ReasonMissing",
    "SamePerson",
    "Unknown",
    "UseTheChecklist",
    "WrongState",
    "answer_problems",
    "check_is_open",
    "dates_missing",
    "default_due",
    "due_dates",
    "issue_number",
    "must_concern",
    "why_locked",
]
