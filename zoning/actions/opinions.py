"""Verbs on opinions: give one, from a telephone or typed in by the office; answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from yangguang.accounts.models import User
from yangguang.audit.history import forget_who_asks
from yangguang.tenancy.scope import current_scope, scope, secret_hash
from zoning.choices.adjustments import AdjustmentState
from zoning.models import Adjustment, Opinion
from zoning.rules import opinions as rules


@dataclass(frozen=True)
class Said:
    """What somebody says, and who they are as far as they want to tell."""

    stance: str
    text: str
    place: str = ""
    name: str = ""
    contact: str = ""


@transaction.atomic
def give_opinion(*, adjustment: Adjustment, code: str, said: Said, now: datetime) -> Opinion:
    """What a parent sends, under the secret ``code``; the same form again gives the same opinion.

    Only the day is kept. Raises :class:`rules.NotAsked`, what :func:`rules.faults` finds, and
    :class:`rules.SentAlready` when the form was sent before with other words.
    """
    rules.must_be_asked(_asking(adjustment), adjustment.opens_on, adjustment.closes_on, now.date())
    _must_be_right(vars(said), now.date())
    forget_who_asks()
    key = rules.code_key(code)
    with scope(*current_scope().codes, secret=key):
        # Two clicks at once: the second waits here and then finds what the first wrote.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [secret_hash(key)])
        known: Opinion | None = Opinion.objects.filter(secret_hash=secret_hash(key)).first()
        if known is None:
            return _written(adjustment, said, now.date(), now, secret_hash=secret_hash(key))
    if (known.adjustment_id, known.stance, known.text) != (adjustment.pk, said.stance, said.text):
        raise rules.SentAlready
    return known


@transaction.atomic
def type_in_opinion(
    *, by: User | None, adjustment: Adjustment, said: Said, on: date, now: datetime
) -> Opinion:
    """What somebody said in a letter, at the desk or in a meeting, typed in; ``on``: that day."""
    row = Adjustment.lock(adjustment.pk)
    rules.must_be_asked(_asking(row), row.opens_on, row.closes_on, on)
    _must_be_right(vars(said), now.date())
    return _written(row, said, on, now, recorded_by=by)


def _must_be_right(words: Mapping[str, str], today: date) -> None:
    """The first of :func:`rules.faults`."""
    for refusal in rules.faults(words, today=today):
        raise refusal


def _asking(adjustment: Adjustment) -> bool:
    return bool(adjustment.state == AdjustmentState.CONSULTATION)


def _written(adjustment: Adjustment, said: Said, on: date, now: datetime, **more: object) -> Opinion:
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    opinion = Opinion(
        unit_id=adjustment.unit_id, adjustment=adjustment, stance=said.stance, text=said.text,
        place=said.place, name=said.name, contact=said.contact, on=on, created_at=day, updated_at=day, **more,
    )  # fmt: skip
    opinion.save(force_insert=True)
    return opinion


@transaction.atomic
def answer_opinion(
    *, by: User | None, row: Opinion, now: datetime, gist: str, adopted: str, answer: str
) -> Opinion:
    """采纳, 部分采纳 or 不采纳, and why; until the decision it may be put better."""
    opinion = Opinion.lock(row.pk)
    if opinion.adjustment.state != AdjustmentState.CONSULTATION:
        raise rules.Decided
    if not gist.strip():
        raise rules.GistMissing
    if not answer.strip():
        raise rules.AnswerMissing
    _must_be_right({"gist": gist, "answer": answer}, now.date())
    opinion.gist, opinion.adopted, opinion.answer = gist.strip(), adopted, answer.strip()
    opinion.answered_on, opinion.answered_by = now.date(), by
    opinion.bump(now=now)
    opinion.save()
    return opinion
