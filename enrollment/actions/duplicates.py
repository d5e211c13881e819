"""Finding the children several counties registered, and the city's word on each."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from enrollment.choices.matching import DuplicateAdvice, DuplicateOutcome, DuplicateState
from enrollment.models import Child, DuplicateChild, DuplicateNotice
from enrollment.rules import matching as rules
from yangguang.accounts.models import User
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@transaction.atomic
def find_duplicates(*, city: str, now: datetime) -> int:
    """Look for numbers in several counties of the city; how many are new. Needs a scope over the city, and is
    safe to repeat."""
    Unit.objects.select_for_update().get(pk=city)  # the clock and the button at once: one of them looks
    numbers = (
        Child.objects.under(city).exclude(id_number_index="").order_by()
        .values("id_number_index").annotate(units=Count("unit", distinct=True)).filter(units__gt=1)
        .values_list("id_number_index", flat=True)
    )  # fmt: skip
    known = DuplicateChild.objects.filter(unit_id=city).values_list("id_number_index", flat=True)
    fresh = sorted(set(numbers) - set(known))
    children: dict[str, list[Any]] = {}
    for child in (
        Child.objects.under(city).filter(id_number_index__in=fresh).select_related("unit").order_by("unit")
    ):
        children.setdefault(child.id_number_index, []).append(child)
    for number, rows in children.items():
        _tell(city, number, rows, now)
    return len(fresh)


def _tell(city: str, number: str, children: list[Any], now: datetime) -> None:
    """One row for the city, one for each county."""
    today = timezone.localdate(now)
    names = "、".join(child.unit.name for child in children)
    found = DuplicateChild.objects.create(
        unit_id=city, id_number_index=number, counties=names[:200], found_on=today, created_at=now,
        updated_at=now,
    )  # fmt: skip
    for child in children:
        DuplicateNotice.objects.create(
            unit_id=child.unit_id, child=child, duplicate=found.pk, found_on=today, created_at=now,
            updated_at=now,
        )  # fmt: skip


def find_everywhere(*, now: datetime) -> int:
    """What the clock does, in a scope over the nation."""
    cities = Unit.objects.filter(level=Level.CITY, active=True).values_list("code", flat=True)
    return sum(find_duplicates(city=city, now=now) for city in cities)


@transaction.atomic
def resolve_duplicate(
    *, by: User, now: datetime, row: DuplicateChild, outcome: str, note: str, keeper: str = ""
) -> DuplicateChild:
    """待市级核对 → 已处理; each county is told what to do with its own row."""
    found = DuplicateChild.lock(row.pk)
    if found.state != DuplicateState.OPEN:
        raise rules.AlreadyResolved
    notices = list(DuplicateNotice.objects.filter(duplicate=found.pk).select_for_update(of=("self",)))
    if not note.strip():
        raise rules.NoteMissing
    if rules.keeps_one(outcome) and keeper not in {notice.unit_id for notice in notices}:
        raise rules.KeeperMissing
    found.state, found.outcome, found.note = DuplicateState.RESOLVED, outcome, note.strip()
    found.keeper_id = keeper if rules.keeps_one(outcome) else None
    found.by, found.at = by, now
    found.bump(now=now)
    found.save()
    for notice in notices:
        notice.state, notice.advice = DuplicateState.RESOLVED, _advice(outcome, notice.unit_id == keeper)
        notice.bump(now=now)
        notice.save()
    return found


def _advice(outcome: str, keeps: bool) -> DuplicateAdvice:
    if outcome == DuplicateOutcome.DIFFERENT:
        return DuplicateAdvice.CHECK
    return DuplicateAdvice.KEEP if keeps or outcome == DuplicateOutcome.BOTH else DuplicateAdvice.REMOVE
