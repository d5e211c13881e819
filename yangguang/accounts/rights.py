"""What a person may do right now: read once per request, never cached across requests.

Rights live as guardian permissions on Unit, written from grants; the grant's expiry is joined at read time,
so a grant that ended is worthless the same second, whether or not the tick has tidied up (security.md C7).
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from guardian.models import UserObjectPermission

from yangguang.accounts.choices import ROLE_RIGHTS
from yangguang.accounts.models import Absence, Grant, User
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


def rights_of(user: User) -> Rights:
    """Read the rights in force now: one query."""
    in_force = Grant.objects.active(clock.now()).filter(
        user_id=OuterRef("user_id"), unit_id=Cast(OuterRef("object_pk"), CharField())
    )
    rows = (
        UserObjectPermission.objects.filter(
            user=user, content_type__app_label="tenancy", content_type__model="unit"
        )
        .annotate(
            roles=ArraySubquery(in_force.values("role")),
            stands_in=Exists(Absence.objects.on(clock.today()).filter(substitute=user)),
        )
        .values_list("permission__codename", "object_pk", "roles", "stands_in")
        .order_by("object_pk")
    )
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
