"""Verbs of the school register."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from enrollment.actions.standing import note_change, shown
from enrollment.choices.standing import Standing
from enrollment.models import School
from enrollment.rules.schools import ForeignSchoolCode, SchoolCodeTaken
from enrollment.rules.standing import CHANGED_FIELD, SchoolEntryClosed
from yangguang.accounts.models import User
from yangguang.tenancy import codes
from yangguang.tenancy.actions import register_school_unit
from yangguang.tenancy.models import Unit


@transaction.atomic
def register_school(*, by: User | None, county: str, values: Mapping[str, Any], now: datetime) -> School:
    """Enter a school into the register and its unit into the tree (domain.md §2, §4).

    ``values`` by field name, ``code`` among them. Raises :class:`ForeignSchoolCode` for a code outside
    ``county`` and :class:`SchoolCodeTaken` for one that is registered.
    """
    code = str(values["code"])
    if not codes.covers(county, code):
        raise ForeignSchoolCode
    if Unit.objects.filter(pk=code).exists():
        raise SchoolCodeTaken
    unit = register_school_unit(code=code, name=str(values["name"]))
    return School.objects.create(unit=unit, created_at=now, updated_at=now, **values)


@transaction.atomic
def change_school(*, by: User | None, school: School, values: Mapping[str, Any], now: datetime) -> School:
    """Change a school's entry; its name in the unit tree follows. The code never changes.

    Another name, operator or stage leaves a line of history. :class:`SchoolEntryClosed` once it is closed.
    """
    if school.standing != Standing.OPEN:
        raise SchoolEntryClosed
    before = {kind: shown(school, field) for kind, field in CHANGED_FIELD.items()}
    for name, value in values.items():
        if name != "code":
            setattr(school, name, value)
    for kind, former in before.items():
        current = shown(school, CHANGED_FIELD[kind])
        if former and current != former:
            note_change(kind, by=by, now=now, school=school, former=former, current=current)
    school.bump(now=now)
    school.save()
    register_school_unit(code=school.code, name=school.name)
    return school
