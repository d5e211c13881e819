"""What the database refuses about the values of a row, as a refusal with a sentence.

Rules speak first and better. This is for what no rule says: a range, two columns that exclude each other, a
number no column holds – whichever action writes the row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DataError, IntegrityError, models, transaction
from psycopg2 import errorcodes

from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.kinds import Kind
from yangguang.ledgers.rules import RowExists, ValuesUnfit


@contextmanager
def constraints_in_words(ledger: Ledger) -> Iterator[None]:
    """A transaction of its own; :class:`RowExists` or :class:`ValuesUnfit` where a constraint says no."""
    try:
        with transaction.atomic():
            yield
    except (IntegrityError, DataError) as error:
        refusal = _refusal(ledger, error)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(ledger: Ledger, error: Exception) -> Refusal | None:
    told: Any = error.__cause__
    code = getattr(told, "pgcode", "")
    if code == errorcodes.UNIQUE_VIOLATION:
        return RowExists(field=ledger.key[0] if ledger.key else "")
    if code == errorcodes.CHECK_VIOLATION:
        kinds = _checked(ledger, told.diag.table_name, told.diag.constraint_name)
        return ValuesUnfit([kind.title for kind in kinds], field=kinds[0].name if kinds else "")
    if code == errorcodes.NUMERIC_VALUE_OUT_OF_RANGE:
        return ValuesUnfit([])
    return None


def _checked(ledger: Ledger, table: str, constraint: str) -> list[Kind]:
    """The columns of the ledger that a check of one of its tables looks at."""
    owner, model = _model_of(ledger, table)
    fields = {
        name
        for each in model._meta.constraints
        if isinstance(each, models.CheckConstraint) and isinstance(each.condition, models.Q)
        if each.name == constraint
        for name in each.condition.referenced_base_fields
    }
    # A column's own check (a number that may not be negative) is called after its table and its name.
    fields |= {f.name for f in model._meta.concrete_fields if constraint == f"{table}_{f.column}_check"}
    return [k for k in ledger.kinds.values() if k.parts[:-1] == owner and k.parts[-1] in fields]


def _model_of(ledger: Ledger, table: str) -> tuple[tuple[str, ...], Any]:
    owned: dict[tuple[str, ...], Any] = {
        (owner,): ledger.model._meta.get_field(owner).related_model for owner in ledger.owns
    }
    return next(((path, m) for path, m in owned.items() if m._meta.db_table == table), ((), ledger.model))
