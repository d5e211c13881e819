"""Erasing what is past its term, and holding what must stay (security.md C25; decision 0030)."""

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from enrollment.choices.retention import Kept
from enrollment.models import DuplicateChild, LegalHold
from enrollment.queries import retention as reads
from enrollment.rules import retention as rules
from yangguang.accounts.models import User
from yangguang.audit.actions.erasure import erase, is_owner
from yangguang.evidence.actions import stored_path
from yangguang.evidence.models import Evidence
from yangguang.notices.actions.inbox import tell
from yangguang.tenancy.choices import Right
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope


def erase_expired(*, now: datetime) -> Counter[str]:
    """Erase all that is past its term; how many rows of each kind. Each unit's rows of a day go in one
    transaction; stopped anywhere, the next run goes on. Opens its own scopes: no transaction may be open."""
    today, done = timezone.localdate(now), Counter[str]()
    for source in reads.sources():
        with scope(NATION):
            waiting = list(reads.due(source, today))
        for due in waiting:
            done[due.source.kind] += _erase(due, now)
    with scope(NATION):
        left = list(reads.orphaned_duplicates().values_list("pk", "unit_id"))
    for key, city in left:
        record = erase(kind=Kept.CHILD, unit_id=city, due_on=today, rows={DuplicateChild: [key]}, now=now)
        done[Kept.CHILD] += record.count
    return done


def _erase(due: reads.Due, now: datetime) -> int:
    with scope(NATION):
        # Somebody may have been held, or erased by another run, since the list was made.
        keys = reads.rows_of(due.source).filter(pk__in=due.keys).values_list("pk", flat=True)
        rows = reads.connected(due.source.model, keys)
        files = reads.files_of(rows)
    if not rows[due.source.model]:
        return 0
    every = {Evidence: {file.pk for file in files}, **rows}
    record = erase(
        kind=due.source.kind, unit_id=due.unit_id, due_on=due.on, files=len(files), now=now,
        rows={model: sorted(found) for model, found in every.items()},
    )  # fmt: skip
    for file in files:  # committed; what a kill leaves here, the sweep of orphans takes
        stored_path(file.file).unlink(missing_ok=True)
    return record.count


def tell_of_expired(*, now: datetime) -> int:
    """Where no process holds the owner's role: tell each city once a month what waits for the operator.
    How many rows. Runs in a scope over the nation."""
    today, waiting = timezone.localdate(now), Counter[str]()
    for source in reads.sources():
        for due in reads.due(source, today):
            waiting[due.unit_id[:4]] += len(due.keys)
    for city, count in waiting.items():
        tell(
            unit_id=city, right=Right.REVIEW, key=f"retention-{city}-{today:%Y-%m}",
            title=f"{count} 行儿童信息已过保存期限，请通知运维人员运行 manage.py erase_expired",
            path="/enrollment/groups/retention/", now=now,
        )  # fmt: skip
    return sum(waiting.values())


def erase_or_tell(*, now: datetime) -> int:
    """What the clock does every day; rows erased, or rows that wait."""
    if is_owner():
        return sum(erase_expired(now=now).values())
    with scope(NATION):
        return tell_of_expired(now=now)


@transaction.atomic
def lift_hold(*, by: User, now: datetime, row: LegalHold, lifting: str) -> LegalHold:
    """The hold ends; what it kept is erased with the next run, if it is past its term."""
    found = LegalHold.lock(row.pk)
    if found.lifted_on is not None:
        raise rules.HoldLifted
    found.lifted_on, found.lifted_by, found.lifting = timezone.localdate(now), by, lifting.strip()
    found.bump(now=now)
    found.save()
    return found
