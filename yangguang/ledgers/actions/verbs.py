"""Carrying out a verb on rows: each by itself, so that one refusal does not undo the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from yangguang.accounts.models import User
from yangguang.accounts.rights import Rights
from yangguang.common.refusals import Refusal
from yangguang.ledgers.actions.constraints import constraints_in_words
from yangguang.ledgers.declaration import Ledger, Verb
from yangguang.ledgers.queries.rows import loaded
from yangguang.ledgers.rules import FORBIDDEN

NO_RIGHT = "您没有在该单位办理此事的权限。"


@dataclass
class Outcome:
    """How many rows were done, and why the others were not: (row, one sentence)."""

    done: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    slip: Refusal | None = None  # what the last action refused, with its field
    forbidden: bool = False  # one of them as a breach (403), which the security log is to hold


@transaction.atomic
def carry_out(
    ledger: Ledger,
    verb: Verb,
    *,
    by: User,
    rights: Rights,
    pks: Sequence[Any],
    data: Mapping[str, Any],
    now: datetime,
) -> Outcome:
    """Do ``verb`` on the rows, as far as ``rights`` reach."""
    outcome = Outcome()
    rows = loaded(ledger, pks, lock=True)
    for pk in pks:
        row = rows.get(pk)
        if row is None:
            continue
        sentence = refusal_of(ledger, verb, row, rights)
        if not sentence:
            try:
                with constraints_in_words(ledger):
                    verb.action(by=by, row=row, now=now, **data)
                outcome.done += 1
            except Refusal as refused:
                sentence, outcome.slip = refused.message, refused
                outcome.forbidden |= refused.status == FORBIDDEN
        else:
            outcome.forbidden |= is_breach(ledger, verb, row, rights)
        if sentence:
            outcome.refused.append((ledger.named(row), sentence))
    return outcome


def refusal_of(ledger: Ledger, verb: Verb, row: Any, rights: Rights) -> str:
    """Why the verb does not apply to the row for this person; "" when it does."""
    if not verb.reaches(rights, row):
        return verb.step.whose(row.state) if verb.step else NO_RIGHT
    return "" if verb.applies(row) else ledger.not_now(verb, row).message


def is_breach(ledger: Ledger, verb: Verb, row: Any, rights: Rights) -> bool:
    """Whether the row's state makes of the mere attempt something the security log is to hold."""
    if not verb.reaches(rights, row) or verb.applies(row):
        return False
    return ledger.not_now(verb, row).status == FORBIDDEN
