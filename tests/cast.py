"""The fixed cast of every test: two counties of one city, one of another, their schools and people.

``cast.qf_clerk`` is the clerk of 清丰县, ``cast.nl_clerk`` of 南乐县, ``cast.py_reviewer`` reviews in 濮阳市.
``client = cast.client(cast.qf_clerk)`` is a browser in which that person is signed in.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from guardian.models import UserObjectPermission

from yangguang.accounts.choices import ROLE_RIGHTS, Kind, kind_of
from yangguang.accounts.models import Grant, User
from yangguang.accounts.rights import Actor, actor_for
from yangguang.common import clock
from yangguang.tenancy.models import Unit

UNITS = [
    ("41", "河南省", "province"),
    ("4109", "濮阳市", "city"),
    ("410922", "清丰县", "county"),
    ("410923", "南乐县", "county"),
    ("410902", "华龙区", "county"),
    ("4101", "郑州市", "city"),
    ("410922-3141000001", "清丰县向阳小学（虚构）", "school"),
    ("410922-3141000002", "清丰县育才中学（虚构）", "school"),
    ("410923-3141000001", "南乐县明德小学（虚构）", "school"),
]

PEOPLE = [
    ("qf_clerk", "clerk", "410922"),
    ("qf_reviewer", "reviewer", "410922"),
    ("qf_leader", "leader", "410922"),
    ("qf_handler", "handler", "410922"),
    ("qf_school", "school", "410922-3141000001"),
    ("nl_clerk", "clerk", "410923"),
    ("nl_reviewer", "reviewer", "410923"),
    ("nl_leader", "leader", "410923"),
    ("nl_handler", "handler", "410923"),
    ("hl_clerk", "clerk", "410902"),
    ("py_reviewer", "reviewer", "4109"),
    ("py_leader", "leader", "4109"),
    ("py_supervisor", "supervisor", "4109"),
    ("hn_viewer", "viewer", "41"),
    ("zz_reviewer", "reviewer", "4101"),
    ("admin_system", "admin_system", "41"),
    ("admin_security", "admin_security", "41"),
    ("admin_audit", "admin_audit", "41"),
]

PASSWORD = "Sunshine-2024"
QF, NL, HL, PY, HN = "410922", "410923", "410902", "4109", "41"
QF_SCHOOL, QF_SCHOOL_2, NL_SCHOOL = "410922-3141000001", "410922-3141000002", "410923-3141000001"


@dataclass
class Cast:
    """People by name; see :data:`PEOPLE`."""

    people: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        try:
            return self.__dict__["people"][name]
        except KeyError as error:
            raise AttributeError(name) from error

    def actor(self, user: User) -> Actor:
        return actor_for(user)

    def client(self, user: User | None = None) -> Client:
        """A browser; signed in when a person is given. Errors of views are raised in the test."""
        client = Client()
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client


def assemble() -> Cast:
    """Create units, people and grants, in a handful of statements: nearly every test asks for it.

    What the grant action would have written stands here too (tests/accounts/test_cast.py compares them).
    """
    Unit.objects.bulk_create(
        [Unit(code=code, name=name, level=level) for code, name, level in UNITS], ignore_conflicts=True
    )
    users = User.objects.bulk_create([_person(name, role, unit) for name, role, unit in PEOPLE])
    now = clock.now()
    Grant.objects.bulk_create(
        Grant(user=user, user_kind=user.kind, unit_id=unit, role=role, granted_at=now)
        for user, (_, role, unit) in zip(users, PEOPLE, strict=True)
    )
    unit_type = ContentType.objects.get_for_model(Unit)
    permissions = {p.codename: p.pk for p in Permission.objects.filter(content_type=unit_type)}
    UserObjectPermission.objects.bulk_create(
        UserObjectPermission(
            user=user, content_type=unit_type, object_pk=unit, permission_id=permissions[right]
        )
        for user, (_, role, unit) in zip(users, PEOPLE, strict=True)
        for right in ROLE_RIGHTS[role]
    )
    return Cast({name: user for user, (name, _, _) in zip(users, PEOPLE, strict=True)})


def _person(name: str, role: str, unit: str) -> User:
    """An account nobody can sign in to by password; sign-in tests set one."""
    return User(
        username=name.replace("_", "."),
        name=f"{_name(unit)}{role}",
        kind=kind_of(role),
        must_change_password=False,
        password="!",
    )


def _name(code: str) -> str:
    return next(name for known, name, _ in UNITS if known == code)


__all__ = ["Cast", "Kind", "assemble"]
