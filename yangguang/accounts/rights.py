"""What a person may do right now: read once per request, never cached across requests.

Rights live as guardian permissions on Unit, written from grants; the grant's expiry is joined at read time,
so a grant that ended is worthless the same second, whether or not the tick has tidied up (security.md C7).
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.db import connection

from yangguang.accounts.choices import ROLE_RIGHTS
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right


@dataclass(frozen=True)
class Rights:
    """Unit codes by right. A code reaches its whole subtree.

    ``stands_in``: somebody is away today and named this person; it says who receives, and gives no right.
    """

    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stands_in: bool = False

    def codes(self, right: str) -> tuple[str, ...]:
        """The units on which the right was granted, shortest code first."""
        return self.units.get(right, ())

    def covers(self, right: str, code: str) -> bool:
        """Whether the right holds on ``code``."""
        return codes.covered_by_any(self.codes(right), code)

    def anywhere(self, right: str) -> bool:
        """Whether the right holds on any unit at all."""
        return right in self.units


@dataclass(frozen=True)
class Actor:
    """Whoever is behind a request: a person with rights, or the public (``user`` None)."""

    user: User | None = None
    rights: Rights = Rights()

    @property
    def scope(self) -> tuple[str, ...]:
        """Codes the database may show this actor."""
        return self.rights.codes(Right.VIEW)

    def may(self, right: str, code: str) -> bool:
        """Whether the actor holds ``right`` on the unit ``code``."""
        return self.rights.covers(right, code)

    @cached_property
    def home(self) -> str:
        """The unit this person works for: the largest unit of their grants ("" for none). Whom one checks for
        a while (相互检查) is no home."""
        granted = [units for right, units in self.rights.units.items() if right != Right.CROSS_CHECK]
        every = [code for units in granted for code in units]
        return min(every, key=lambda code: (len(code), code), default="")


PUBLIC = Actor()

# Every request asks this first; put together anew by the ORM it took longer than the rest of a small page.
# The conditions are those of ``Grant.objects.active`` and ``Absence.objects.on``.
_IN_FORCE = """
SELECT permission.codename, held.object_pk,
       ARRAY(SELECT role FROM accounts_grant
              WHERE user_id = held.user_id AND unit_id = held.object_pk
                AND revoked_at IS NULL AND (until IS NULL OR until > %(now)s)),
       EXISTS(SELECT FROM accounts_absence
               WHERE substitute_id = %(user)s AND ended_at IS NULL
                 AND starts <= %(today)s AND ends >= %(today)s)
  FROM guardian_userobjectpermission held
  JOIN auth_permission permission ON permission.id = held.permission_id
  JOIN django_content_type kind ON kind.id = held.content_type_id
 WHERE held.user_id = %(user)s AND (kind.app_label, kind.model) = ('tenancy', 'unit')
 ORDER BY held.object_pk
"""


def rights_of(user: User) -> Rights:
    """Read the rights in force now: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, {"user": user.pk, "now": clock.now(), "today": clock.today()})
        rows = cursor.fetchall()
    units: dict[str, list[str]] = {}
    stands_in = False
    for right, code, roles, named in rows:
        stands_in = named
        # The very role must be in force: another grant on the same unit does not carry an expired one.
        if right in rights_of_roles(roles):
            units.setdefault(right, []).append(code)
    return Rights({right: tuple(sorted(found, key=len)) for right, found in units.items()}, stands_in)


def actor_for(user: User) -> Actor:
    """The actor behind a signed-in account; a disabled account has no rights."""
    return Actor(user, rights_of(user)) if user.is_active else PUBLIC


def rights_of_roles(roles: list[str]) -> frozenset[Right]:
    """Union of what the roles allow."""
    return frozenset().union(*(ROLE_RIGHTS[role] for role in roles)) if roles else frozenset()
