"""Units and rows that a letter, an interview or a clue may name; where their forms lead."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from campaign.models import Clue, Issue, Letter
from yangguang.accounts.rights import Actor
from yangguang.ledgers.links import Link
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

Option = tuple[Any, str]
AT_MOST = 2000  # what a drop-down offers; the rest is found through the row's own page


def units_below(actor: Actor) -> Sequence[Option]:
    """Units under those on which the actor supervises, the latter themselves left out."""
    own = actor.rights.codes(Right.SUPERVISE)
    rows = Unit.objects.under(*own).filter(active=True).exclude(pk__in=own)
    if any(len(code) < 4 for code in own):  # a province writes to its cities and counties
        rows = rows.exclude(level=Level.SCHOOL)
    return [(unit.pk, f"{unit.name}（{unit.pk}）") for unit in rows]


def units_within(actor: Actor) -> Sequence[Option]:
    """The units on which the actor supervises and everything under them."""
    rows = Unit.objects.under(*actor.rights.codes(Right.SUPERVISE)).filter(active=True)
    return [(unit.pk, f"{unit.name}（{unit.pk}）") for unit in rows]


def open_issues(actor: Actor) -> Sequence[Option]:
    """Issues under the units the actor supervises, newest first."""
    rows = Issue.objects.under(*actor.rights.codes(Right.SUPERVISE)).select_related("unit")
    return [(row.pk, f"{row.number} {row.unit.name} {row.found[:24]}") for row in rows[:AT_MOST]]


def sent_letters(actor: Actor) -> Sequence[Option]:
    """Letters of the units the actor supervises for that were sent and may be followed up."""
    own = actor.rights.codes(Right.SUPERVISE)
    rows = Letter.objects.under(*own).filter(issuer_id__in=own).exclude(number="")
    return [(row.pk, f"{row.number} {row.subject}") for row in rows[:AT_MOST]]


def clues(actor: Actor) -> Sequence[Option]:
    """Clues that the actor's units handle."""
    own = actor.rights.codes(Right.SUPERVISE)
    rows = Clue.objects.filter(unit_id__in=own).select_related("about")
    return [(row.pk, f"{row.number} {row.about.name}") for row in rows[:AT_MOST]]


def supervises(actor: Actor, code: str) -> bool:
    """Whether the actor supervises for a unit above ``code``, and so may write to it or talk to it."""
    return any(codes.covers(own, code) and own != code for own in actor.rights.codes(Right.SUPERVISE))


def prefilled(page: str, **answers: object) -> str:
    """Address of an add form with answers in it. Only codes, ids and choices: never anybody's words."""
    known = {name: str(value) for name, value in answers.items() if value}
    return f"{reverse(f'campaign:{page}-add')}?{urlencode(known)}"


def letter_link(actor: Actor, code: str, *, area: str = "", issue: Any = None) -> Link | None:
    """The button that starts a letter to the unit ``code``; None for whoever cannot write to it."""
    if not supervises(actor, code):
        return None
    return Link("拟督办提醒函", prefilled("letters", addressee=code, area=area, issue=issue))


def interview_link(actor: Actor, code: str, *, issue: Any = None) -> Link | None:
    """The button that starts an interview with the unit ``code``."""
    if not supervises(actor, code):
        return None
    return Link("登记约谈", prefilled("interviews", about=code, issue=issue))
