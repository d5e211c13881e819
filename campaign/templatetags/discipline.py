"""Template vocabulary of discipline: the case file of a clue, the way of a letter."""

from dataclasses import dataclass
from datetime import datetime

from django import template

from campaign.choices.discipline import LetterState
from campaign.models import Accountability, Clue, ClueEntry, Interview, Letter
from yangguang.accounts.rights import Actor

register = template.Library()


@dataclass(frozen=True)
class CaseFile:
    """From the clue to the decision. ``letters`` and ``interviews`` are those of the issue it became."""

    entries: list[ClueEntry]
    letters: list[Letter]
    interviews: list[Interview]
    people: list[Accountability]


@register.simple_tag
def case_file(clue: Clue, actor: Actor) -> CaseFile:
    """Everything the actor may see of the clue's file: at most 4 queries."""
    entries = list(clue.entries.select_related("by", "letter", "interview__about"))
    known = {entry.letter_id for entry in entries} | {entry.interview_id for entry in entries}
    letters: list[Letter] = []
    talks: list[Interview] = []
    if clue.issue_id:
        letters = list(Letter.objects.under(*actor.scope).filter(issue_id=clue.issue_id))
        talks = list(Interview.objects.under(*actor.scope).filter(issue_id=clue.issue_id))
    return CaseFile(
        entries,
        [letter for letter in letters if letter.pk not in known],
        [talk for talk in talks if talk.pk not in known],
        list(clue.accountability.all()),
    )


@dataclass(frozen=True)
class Step:
    """One state on the way of a letter: done, current or to come; when and by whom it was left."""

    label: str
    place: str
    at: datetime | None = None
    by: str = ""


@register.simple_tag
def letter_steps(letter: Letter) -> list[Step]:
    """The way of a letter with the present state marked: five states, or two when the draft was cancelled."""
    cancelled = letter.state == LetterState.CANCELLED
    left_out = set(LetterState) - {LetterState.DRAFTED, LetterState.CANCELLED}
    order = [s for s in LetterState if s not in (left_out if cancelled else {LetterState.CANCELLED})]
    present = order.index(LetterState(letter.state))
    left = {
        LetterState.DRAFTED: (letter.signed_at, letter.signed_by),
        LetterState.SENT: (letter.received_at, letter.received_by),
        LetterState.RECEIVED: (letter.replied_at, letter.replied_by),
        LetterState.REPLIED: (letter.verified_at, letter.verified_by),
    }
    steps = []
    for index, state in enumerate(order):
        place = "current" if index == present else "done" if index < present else "next"
        at, by = left.get(state, (None, None)) if index < present else (None, None)
        steps.append(Step(state.label, place, at, by.name if by is not None else ""))
    return steps


@register.simple_tag
def letter_chain(letter: Letter, actor: Actor) -> list[Letter]:
    """The letter this one follows, and those that follow it, as far as the actor may see them."""
    rows = Letter.objects.under(*actor.scope)
    before = list(rows.filter(pk=letter.follows_id)) if letter.follows_id else []
    return before + list(rows.filter(follows_id=letter.pk).order_by("created_at"))
