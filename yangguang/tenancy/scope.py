"""Scope: which unit codes the database shows for the rest of the transaction.

``with scope("410922"): …`` opens a transaction and sets the codes transaction-locally; row-level security
(:mod:`yangguang.tenancy.policy`) reads them. No scope → no rows. The settings fall with the transaction, so a
pooled connection can never carry one person's scope to the next.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection, connections, transaction

from yangguang.tenancy import codes

_SET = (
    "SELECT set_config('yangguang.scope', %s, true), set_config('yangguang.lo', %s, true),"
    " set_config('yangguang.hi', %s, true), set_config('yangguang.one', %s, true),"
    " set_config('yangguang.secret', %s, true)"
)


@dataclass(frozen=True)
class Scope:
    """The codes in force and the hash of a complainant's secret code ("" = none)."""

    codes: tuple[str, ...] = ()
    secret_hash: str = ""

    def settings(self) -> list[str]:
        """Values of scope, lo, hi, one, secret; all empty when nothing may be seen."""
        if not self.codes:
            return ["", "", "", "", self.secret_hash]
        low, high = codes.hull(self.codes)
        one = "1" if len(self.codes) == 1 else ""
        return [",".join(self.codes), low, high, one, self.secret_hash]


NOTHING = Scope()
_current: ContextVar[Scope] = ContextVar("yangguang_scope", default=NOTHING)


def current_scope() -> Scope:
    """The scope in force in this context."""
    return _current.get()


def secret_hash(secret: str) -> str:
    """What is stored and compared of a secret code; the code itself never reaches a table."""
    return sha256(secret.encode()).hexdigest() if secret else ""


def _apply(value: Scope) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET, value.settings())


@contextmanager
def owners_scope(alias: str = "owner") -> Iterator[None]:
    """The nation, on the connection of the tables' owner, for one transaction.

    Policies are forced on the owner too; commands that mend history tables need both.
    """
    with transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:
            cursor.execute(_SET, Scope((codes.NATION,)).settings())
        yield


@contextmanager
def scope(*unit_codes: str, secret: str = "") -> Iterator[None]:
    """Show rows under ``unit_codes`` (and the rows of one ``secret``) within one transaction.

    Nested use narrows or widens for its block only. ``ValueError`` when a code has no code's shape.
    """
    for code in unit_codes:
        if code != codes.NATION and not codes.is_code(code):
            raise ValueError(f"{code!r} is not a unit code.")
    inner = Scope(tuple(sorted(set(unit_codes))), secret_hash(secret))
    outer = _current.get()
    token = _current.set(inner)
    try:
        with transaction.atomic():
            _apply(inner)
            yield
            # A rollback restores the settings by itself; a normal exit must, or the scope would leak
            # out of a nested block into the rest of the transaction.
            if not connection.needs_rollback:
                _apply(outer)
    finally:
        _current.reset(token)
