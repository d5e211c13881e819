"""Verbs of a campaign, one module per noun."""

from campaign.actions.issues import (
    add_progress,
    close_issue,
    county_accept_issue,
    hand_in_issue,
    open_issue,
    return_issue,
    start_rectifying,
)
from campaign.actions.start import owe_deliverables, start_campaign

__all__ = [
    "add_progress",
    "close_issue",
    "county_accept_issue",
    "hand_in_issue",
    "open_issue",
    "owe_deliverables",
    "return_issue",
    "start_campaign",
    "start_rectifying",
]
