"""The fixed cast holds exactly what the grant action would have given it."""

from guardian.models import UserObjectPermission

from tests.cast import PEOPLE
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import Grant
from yangguang.common import clock
from yangguang.tenancy.models import Unit


def permissions() -> set[tuple[int, str, str]]:
    return set(UserObjectPermission.objects.values_list("user_id", "object_pk", "permission__codename"))


def test_the_cast_is_what_the_action_makes(cast):
    written_at_once = permissions()
    UserObjectPermission.objects.all().delete()
    Grant.objects.all().delete()
    for name, role, unit in PEOPLE:
        grant_role(
            by=None, user=cast.people[name], unit=Unit.objects.get(pk=unit), role=role, now=clock.now()
        )
    assert permissions() == written_at_once
