"""The campaign's assignment follows its filing: handed in, accepted or returned with it, never on its own."""

from collections.abc import Iterator
from datetime import datetime

from campaign import rules as campaign_rules
from campaign.actions.assignments import (
    accept_assignment,
    report_nothing,
    return_assignment,
    submit_assignment,
)
from campaign.models import Assignment
from reports.models import Filing
from yangguang.accounts.models import User


def hand_in(*, by: User | None, filing: Filing, now: datetime) -> None:
    """The filing went up: its assignment is submitted (a zero report says so there too)."""
    for assignment in _following(filing, "submit"):
        submit = report_nothing if filing.zero_confirmed else submit_assignment
        submit(by=by, row=assignment, note=f"{filing}已上报", now=now)


def accept(*, by: User | None, filing: Filing, now: datetime) -> None:
    """The filing was accepted by a person of the superior unit."""
    for assignment in _following(filing, "accept"):
        if by is not None:
            accept_assignment(by=by, row=assignment, now=now, following=True)


def give_back(*, by: User | None, filing: Filing, now: datetime) -> None:
    """The filing was returned, with the same reason."""
    for assignment in _following(filing, "return"):
        if by is not None:
            return_assignment(by=by, row=assignment, reason=filing.reason, now=now, following=True)


def _following(filing: Filing, verb: str) -> Iterator[Assignment]:
    """The filing's assignment, unless it has none (a city's report) or already stands there."""
    assignment = filing.assignment
    if assignment is not None and campaign_rules.ASSIGNMENTS.may(verb, assignment.state):
        yield assignment
