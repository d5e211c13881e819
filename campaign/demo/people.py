"""Who acts in the demo: the accounts of the contract where they exist, invented colleagues elsewhere."""

from collections.abc import Mapping
from datetime import datetime

from yangguang.accounts.actions import grant_role
from yangguang.accounts.choices import Role
from yangguang.accounts.models import Grant, User
from yangguang.tenancy.models import Unit

SURNAMES = "赵钱孙周吴郑冯陈褚卫"


class Offices:
    """Clerk and reviewer of any unit, found or invented once. Invented people cannot sign in."""

    def __init__(self, people: Mapping[str, User], now: datetime) -> None:
        grants = Grant.objects.active(now).filter(user__in=people.values()).select_related("user")
        self._known = {(grant.unit_id, grant.role): grant.user for grant in grants}
        self._now = now

    def clerk(self, county: str) -> User:
        """Who fills in for the county and its schools."""
        return self._person(county, Role.CLERK)

    def reviewer(self, unit: str) -> User:
        """Who judges for the county or the city."""
        return self._person(unit, Role.REVIEWER)

    def supervisor(self, unit: str) -> User:
        """Who looks again and writes letters for the city."""
        return self._person(unit, Role.SUPERVISOR)

    def leader(self, unit: str) -> User:
        """Who signs for the county or the city."""
        return self._person(unit, Role.LEADER)

    def school(self, code: str) -> User:
        """The school's own clerk if there is one, else that of its county."""
        return self._known.get((code, Role.SCHOOL)) or self.clerk(code[:6])

    def schools_with_a_clerk(self) -> set[str]:
        """Schools that have an account of their own."""
        return {unit for unit, role in self._known if role == Role.SCHOOL}

    def _person(self, unit: str, role: Role) -> User:
        if (unit, role) not in self._known:
            surname = SURNAMES[(int(unit) + len(role)) % len(SURNAMES)]
            user, _ = User.objects.get_or_create(
                username=f"{unit}.{role}",
                defaults={"name": f"{surname}{role.label}（演示）", "password": "!"},
            )
            office = Unit.objects.get(pk=unit)
            grant_role(by=None, user=user, unit=office, role=role, now=self._now, reason="演示")
            self._known[unit, role] = user
        return self._known[unit, role]
