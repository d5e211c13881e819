"""Ticks of enrolment: ids in, scope first, one call, safe to repeat."""

from typing import Any
from uuid import UUID

import pghistory
from celery import shared_task

from enrollment.actions import duplicates, matching, retention
from enrollment.actions.lottery_protocols import render_protocol, render_waiting
from enrollment.choices.matching import WORKING
from enrollment.models import MatchRound
from yangguang.accounts.models import User
from yangguang.accounts.rights import actor_for
from yangguang.common import clock
from yangguang.tenancy.scope import scope


@shared_task(name="enrollment.render_lottery_protocol")
def render_lottery_protocol(unit_code: str, lottery_id: str) -> bool:
    """Set the PDF of one draw; safe to repeat."""
    with scope(unit_code):
        return render_protocol(lottery_id=UUID(lottery_id), now=clock.now())


@shared_task(name="enrollment.render_lottery_protocols")
def render_lottery_protocols() -> int:
    """Set the protocols whose message was lost; safe to repeat."""
    return render_waiting(now=clock.now())


@shared_task(name="enrollment.run_matching")
def run_matching(round_id: str, user_id: int) -> None:
    """Take the next step of a round on behalf of who began it, with the rights they have now."""
    actor = actor_for(User.objects.get(pk=user_id))
    who: dict[str, Any] = {"user": user_id, "name": str(actor.user), "path": "名单比对"}
    if not actor.scope or actor.user is None:  # every right has ended: nothing may be read on their behalf
        with scope("*"), pghistory.context(**who):
            matching.abandon(round_id=round_id, now=clock.now())
        return
    with scope(*actor.scope), pghistory.context(**who):
        matching.run(round_id=round_id, by=actor.user, now=clock.now())


@shared_task(name="enrollment.tick_matching")
def tick_matching() -> None:
    """Rounds whose wake-up was lost, files nobody went on with, lists whose term is over."""
    with scope("*"):
        matching.expire(now=clock.now())
        matching.erase_lists(now=clock.now())
        rounds = MatchRound.objects.select_for_update(skip_locked=True, of=("self",))
        waiting = list(rounds.filter(state__in=WORKING).values_list("pk", "by_id")[:20])
    for round_id, user_id in waiting:
        run_matching(str(round_id), user_id)


@shared_task(name="enrollment.find_duplicates")
def find_duplicates() -> int:
    """Children several counties registered."""
    with scope("*"):
        return duplicates.find_everywhere(now=clock.now())


@shared_task(name="enrollment.erase_expired")
def erase_expired() -> int:
    """What is past its term goes, or who can do it is told."""
    return retention.erase_or_tell(now=clock.now())
