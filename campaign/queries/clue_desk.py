"""Clues that wait for an outcome, interviews to hold and promises to confirm, as lines of the desk."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from campaign.choices.discipline import InterviewState
from campaign.desk import DeskItem
from campaign.models import Clue, Interview
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right

LOOK_AHEAD = timedelta(days=14)  # a promise due later does not belong on today's desk
AT_MOST = 100


def clues_on_the_desk(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Clues of the very units the actor supervises for: none of them ends without an outcome."""
    own = actor.rights.codes(Right.SUPERVISE)
    if not own:
        return
    rows = Clue.objects.filter(unit_id__in=own).open().select_related("about")
    for clue in rows.order_by("due_on")[:AT_MOST]:
        yield DeskItem(
            kind="clue",
            title=f"问题线索 {clue.number} {clue.get_state_display()}",
            due_on=clue.due_on,
            overdue=clue.is_overdue(today),
            url_name="campaign:clues-detail",
            url_kwargs={"pk": str(clue.pk)},
            unit_name=clue.about.name,
        )


def interviews_on_the_desk(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Talks to hold and promises to confirm for the issuer, promises to keep for the unit talked to."""
    own, fills = actor.rights.codes(Right.SUPERVISE), actor.rights.codes(Right.FILL)
    if not own and not fills:
        return
    mine = Q(issuer_id__in=own, state__in=[InterviewState.PLANNED, InterviewState.HELD])
    mine |= Q(unit_id__in=fills, state=InterviewState.HELD)
    rows = Interview.objects.under(*actor.scope).filter(mine).select_related("about")
    soon = today + LOOK_AHEAD
    for talk in rows.order_by("planned_on")[:AT_MOST]:
        due = talk.waits_until
        if due is None or due > soon:
            continue
        planned = talk.state == InterviewState.PLANNED
        yield DeskItem(
            kind="interview",
            title="待约谈，谈后登记情况" if planned else "约谈承诺待落实、核实",
            due_on=due,
            overdue=due < today,
            url_name="campaign:interviews-detail",
            url_kwargs={"pk": str(talk.pk)},
            unit_name=talk.about.name,
        )
