"""A complaint a county handles, and a request for more time for it."""

from datetime import timedelta
from typing import Any

from complaints import rules
from complaints.actions.intake import Person, Story, file_case
from complaints.models import CaseExtension
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import TenantModel, Unit


def rows(campaign: Any, unit: Unit, by: User, canary: str) -> list[TenantModel]:
    """A case about a school of the county, by somebody who gave a name; a school handles none."""
    if unit.level != Level.COUNTY:
        return []
    school = Unit.objects.filter(level=Level.SCHOOL).under(unit.pk).first()
    assert school is not None
    case = file_case(
        by=None,
        now=clock.now(),
        code=rules.new_code(),
        story=Story(about=school, kind="complaint", text=canary),
        person=Person(canary, "13800001234", "母亲"),
    )
    extension = CaseExtension.objects.create(
        unit=unit, case=case, reason=canary, due_before=case.reply_by, asked_by=by, asked_at=clock.now(),
        wanted_on=case.reply_by + timedelta(days=7),
    )  # fmt: skip
    return [case, extension]
