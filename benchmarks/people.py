"""The few accounts and schools a run needs, made through the actions people use."""

from django.test import Client

from yangguang.accounts.actions import grant_role
from yangguang.accounts.choices import kind_of
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.actions import register_school_unit
from yangguang.tenancy.models import Unit

COUNTY, CITY, PROVINCE = "410922", "4109", "41"
SCHOOLS = 20


def person(role: str, *units: str) -> User:
    """The account with ``role`` on the units; made when it is not there yet."""
    user, fresh = User.objects.get_or_create(
        username=f"bench.{role}.{'.'.join(units)}",
        defaults={
            "name": f"演示{role}",
            "kind": kind_of(role),
            "must_change_password": False,
            "password": "!",
        },
    )
    if fresh:
        for code in units:
            grant_role(by=None, user=user, unit=Unit.objects.get(pk=code), role=role, now=clock.now())
    return user


def schools(county: str, count: int = SCHOOLS) -> list[Unit]:
    """The invented schools of a county, at most nine thousand."""
    return [
        register_school_unit(code=f"{county}-314100{n:04d}", name=f"演示第{n}小学")
        for n in range(1, count + 1)
    ]


def browser(user: User) -> Client:
    """A test client in which that person is signed in."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
