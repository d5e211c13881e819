"""Template vocabulary of the campaign: tones of its states, the steps of an issue."""

from dataclasses import dataclass
from datetime import datetime

from django import template

from campaign.choices import ANSWER_TONES, ASSIGNMENT_TONES, ISSUE_TONES, Answer, AssignmentState, IssueState
from campaign.completion import Completion, completion_of
from campaign.models import Assignment, Issue
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right

register = template.Library()


@register.filter
def answer_tone(answer: str) -> str:
    """Tone of an answer; that of a hole when there is none."""
    return ANSWER_TONES[Answer(answer)] if answer else "wait"


@register.filter
def assignment_tone(state: str) -> str:
    """Tone of an assignment's state."""
    return ASSIGNMENT_TONES[AssignmentState(state)]


@register.filter
def issue_tone(state: str) -> str:
    """Tone of an issue's state."""
    return ISSUE_TONES[IssueState(state)]


@dataclass(frozen=True)
class Step:
    """One state on the way of an issue: done, current or to come; when and by whom it was left."""

    label: str
    place: str
    at: datetime | None = None
    by: str = ""


@register.simple_tag
def issue_steps(issue: Issue) -> list[Step]:
    """The five states of an issue with the present one marked."""
    order = list(IssueState)
    present = order.index(IssueState(issue.state))
    left = {
        IssueState.RECTIFYING: (issue.rectified_at, issue.rectified_by),
        IssueState.COUNTY_CHECK: (issue.county_verified_at, issue.county_verified_by),
        IssueState.CITY_CHECK: (issue.closed_at, issue.closed_by),
    }
    steps = []
    for index, state in enumerate(order):
        place = "current" if index == present else "done" if index < present else "next"
        at, by = left.get(state, (None, None)) if index < present else (None, None)
        steps.append(Step(state.label, place, at, str(by or "")))
    return steps


@register.simple_tag
def completion(assignment: Assignment) -> Completion | None:
    """What the judge of the deliverable says about this assignment; None when nobody judges it."""
    return completion_of(assignment)


@register.simple_tag
def may_fill(actor: Actor, row: Issue) -> bool:
    """Whether the actor may write on the row."""
    return actor.may(Right.FILL, row.unit_id)
