"""The invented people of the demo (contract.md). Made through the same actions as real ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from yangguang.accounts.actions import grant_role
from yangguang.accounts.choices import Role, kind_of
from yangguang.accounts.models import User
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

COUNTIES = {
    "qf": "410922",
    "nl": "410923",
    "hl": "410902",
    "fx": "410926",
    "tq": "410927",
    "pyx": "410928",
    "gy": "410971",
    "jk": "410972",
    "sf": "410973",
}
CITY, PROVINCE = "4109", "41"
_COUNTY_ROLES = {
    "clerk": Role.CLERK,
    "reviewer": Role.REVIEWER,
    "leader": Role.LEADER,
    "handler": Role.HANDLER,
}
_ABOVE = [
    ("py.clerk", Role.CLERK, CITY),
    ("py.reviewer", Role.REVIEWER, CITY),
    ("py.leader", Role.LEADER, CITY),
    ("py.supervisor", Role.SUPERVISOR, CITY),
    ("hn.viewer", Role.VIEWER, PROVINCE),
    ("admin.system", Role.ADMIN_SYSTEM, PROVINCE),
    ("admin.security", Role.ADMIN_SECURITY, PROVINCE),
    ("admin.audit", Role.ADMIN_AUDIT, PROVINCE),
]
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
_GIVEN = "文清明远嘉宁思齐子涵景行若水知行怀瑾安然"


@dataclass(frozen=True)
class Person:
    username: str
    role: Role
    unit_id: str


@transaction.atomic
def load_people(now: datetime) -> dict[str, User]:
    """Create the demo accounts and their grants; returns them by user name. Running it again adds nothing.

    Needs the units; ``qf.school`` comes with the first school unit of 清丰县, once there is one.
    """
    password = make_password(settings.DEMO_PASSWORD)  # one slow hash for all of them
    units = Unit.objects.in_bulk()
    known = {user.username: user for user in User.objects.all()}
    for number, person in enumerate(_everybody()):
        user = known.get(person.username)
        if user is None:
            unit = units[person.unit_id]
            user = known[person.username] = _open(person, number, unit, password)
        if not user.grants.filter(unit_id=person.unit_id, role=person.role, revoked_at=None).exists():
            grant_role(
                by=None, user=user, unit=units[person.unit_id], role=person.role, now=now, reason="演示账号"
            )
    return {person.username: known[person.username] for person in _everybody()}


def _everybody() -> Iterator[Person]:
    for short, code in COUNTIES.items():
        for name, role in _COUNTY_ROLES.items():
            yield Person(f"{short}.{name}", role, code)
    for username, role, code in _ABOVE:
        yield Person(username, role, code)
    school = (
        Unit.objects.under(COUNTIES["qf"]).filter(level=Level.SCHOOL, active=True).order_by("code").first()
    )
    if school is not None:
        yield Person("qf.school", Role.SCHOOL, school.code)


def _open(person: Person, number: int, unit: Unit, password: str) -> User:
    """An invented person; the name says that it is a demonstration."""
    given = _GIVEN[number % len(_GIVEN)]
    user = User(
        username=person.username,
        name=f"{_SURNAMES[number % len(_SURNAMES)]}{given}（演示）",
        kind=kind_of(person.role),
        unit=unit,
        office_phone=f"0393-000{number:04d}",
        must_change_password=False,
        password_changed_at=timezone.now(),
    )
    user.password = password
    user.save()
    return user
