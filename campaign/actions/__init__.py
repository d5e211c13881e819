"""Verbs of a campaign, one module per noun."""

from campaign.actions.assignments import (
    accept_assignment,
    report_nothing,
    return_assignment,
    return_checks,
    submit_assignment,
)
from campaign.actions.checks import (
    Reply,
    answer_check,
    answer_checks,
    attach_to_check,
    checklist_of,
    submit_checklist,
)
from campaign.actions.issues import (
    add_progress,
    amend_issue,
    close_issue,
    county_accept_issue,
    hand_in_issue,
    open_issue,
    return_issue,
    start_rectifying,
)
from campaign.actions.start import owe_deliverables, start_campaign

__all__ = [
    "Reply",
    "accept_assignment",
    "add_progress",
    "amend_issue",
    "answer_check",
    "answer_checks",
    "attach_to_check",
    "checklist_of",
    "close_issue",
    "county_accept_issue",
    "hand_in_issue",
    "open_issue",
    "owe_deliverables",
    "report_nothing",
    "return_assignment",
    "return_checks",
    "return_issue",
    "start_campaign",
    "start_rectifying",
    "submit_assignment",
    "submit_checklist",
]
