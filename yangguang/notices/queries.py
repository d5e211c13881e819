"""Reads of notices: whose inbox, whose mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from yangguang.accounts.choices import ROLE_RIGHTS
from yangguang.accounts.models import Grant, User
from yangguang.accounts.queries import held_pairs, principals_of, stand_ins
from yangguang.accounts.rights import Actor, Rights
from yangguang.common import clock
from yangguang.notices.choices import NO_ADDRESS, Outcome
from yangguang.notices.models import Notice
from yangguang.notices.rules import MORNING

Pair = tuple[str, str]  # right, unit code

# An event nobody could be told of by mail for so long tells nobody anything new.
GIVE_UP = timedelta(days=15)
_MANY = 1_000  # units; beyond it all grants are read, which is less than the list of units


def inbox_of(actor: Actor) -> QuerySet[Notice]:
    """Notices to the units the actor works for, by the rights held there; not those of units below.

    And those of people who are away and named the actor, as far as the actor's own rights reach.
    """
    wanted = Q(pk__in=[])
    for right, codes in actor.rights.units.items():
        wanted |= Q(right=right, unit_id__in=codes)
    for right, code in received_for(actor):
        wanted |= Q(right=right, unit_id=code)
    return Notice.objects.filter(wanted)


def received_for(actor: Actor) -> dict[Pair, list[str]]:
    """Of whom the actor receives today: names by right and unit. No query unless somebody named them."""
    found: dict[Pair, list[str]] = {}
    if actor.user is None or not actor.rights.stands_in:
        return found
    now = clock.now()
    for right, code, person in held_pairs(principals_of(actor.user, now.date()), now):
        if actor.rights.covers(right, code):
            found.setdefault((right, code), []).append(person.name)
    return found


def unread(actor: Actor) -> QuerySet[Notice]:
    """What nobody of the office has seen and still holds: no reminder that a later one has replaced."""
    current: QuerySet[Notice] = inbox_of(actor).filter(read_at=None).current(clock.today())  # type: ignore[attr-defined]
    return current


@dataclass(frozen=True)
class Receiver:
    """A person who receives, and for whom: ``principal`` is "" when for themselves."""

    user: User
    principal: str = ""


def receivers(pairs: Iterable[Pair], *, now: datetime) -> dict[Pair, list[Receiver]]:
    """Who receives what goes to these rights on these units: holders, or the substitutes of who is away.

    A substitute whose own rights no longer reach receives nothing; then the absent person does.
    """
    wanted = set(pairs)
    grants = Grant.objects.active(now).filter(user__is_active=True).select_related("user")
    units = {code for _, code in wanted}
    if len(units) <= _MANY:
        grants = grants.filter(unit_id__in=units)
    away = stand_ins(now.date())
    substitutes = _substitutes(set(away.values()), now)
    found: dict[Pair, dict[Receiver, None]] = {}
    for grant in grants.order_by("unit_id", "user_id"):
        for right in ROLE_RIGHTS[grant.role]:
            pair = (str(right), grant.unit_id)
            if pair in wanted:
                found.setdefault(pair, {})[_receiver(grant.user, pair, away, substitutes)] = None
    return {pair: list(people) for pair, people in found.items()}


def _receiver(
    user: User, pair: Pair, away: dict[int, int], substitutes: dict[int, tuple[User, Rights]]
) -> Receiver:
    found = substitutes.get(away.get(user.pk, 0))
    return Receiver(found[0], user.name) if found and found[1].covers(*pair) else Receiver(user)


def _substitutes(people: set[int], now: datetime) -> dict[int, tuple[User, Rights]]:
    if not people:
        return {}
    units: dict[int, dict[str, tuple[str, ...]]] = {}
    users: dict[int, User] = {}
    for right, code, user in held_pairs(people, now):
        own = units.setdefault(user.pk, {})
        own[right] = (*own.get(right, ()), code)
        users[user.pk] = user
    return {pk: (user, Rights(units[pk])) for pk, user in users.items()}


def addresses_for(notice: Notice, *, now: datetime) -> list[str]:
    """E-mail addresses of the people who receive the notice, where they gave one."""
    pair = (notice.right, notice.unit_id)
    people = receivers([pair], now=now).get(pair, [])
    return sorted({one.user.email for one in people if one.user.email})


def for_digest(now: datetime) -> QuerySet[Notice]:
    """What goes into this morning's mail: today's reminders, and events that came after hours or whose own
    mail failed."""
    morning = now.replace(hour=MORNING.hour, minute=0, second=0, microsecond=0)
    reminders = Q(day=now.date()) & ~Q(kind="")
    events = Q(kind="", mailed_at=None, created_at__lt=morning, created_at__gt=now - GIVE_UP)
    waiting = Notice.objects.filter(reminders | (events & ~Q(mail_error=NO_ADDRESS)))
    found: QuerySet[Notice] = waiting.current(now.date())
    return found


_OUTCOMES: dict[str, Q] = {
    Outcome.UNREAD: Q(read_at=None, cancelled_at=None),
    Outcome.READ: Q(read_at__isnull=False),
    Outcome.MAILED: Q(mailed_at__isnull=False),
    Outcome.FAILED: ~Q(mail_error__in=["", NO_ADDRESS]),
    Outcome.CANCELLED: Q(cancelled_at__isnull=False),
}


def with_outcome(notices: QuerySet[Notice], outcome: str) -> QuerySet[Notice]:
    """Those of which this became; all for "" ."""
    return notices.filter(_OUTCOMES[outcome]) if outcome else notices


def outcomes(notices: QuerySet[Notice]) -> list[tuple[str, str, int]]:
    """Outcome, what it is called, how many: one query."""
    counted = notices.order_by().aggregate(
        **{str(name): Count("pk", filter=wanted) for name, wanted in _OUTCOMES.items()}
    )
    return [(value, label, counted[value]) for value, label in Outcome.choices]
