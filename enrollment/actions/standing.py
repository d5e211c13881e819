"""Verbs on what becomes of a school: rename, merge, close, open again. Each leaves a line of history."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from enrollment.choices.standing import ChangeKind, Standing
from enrollment.models import School, SchoolChange
from enrollment.rules import standing as rules
from yangguang.accounts.models import User
from yangguang.tenancy.actions import register_school_unit, set_unit_active
from yangguang.tenancy.models import Unit


@transaction.atomic
def rename_school(
    *, by: User | None, now: datetime, row: School, current: str, day: date, document: str = "",
    reason: str = "",
) -> SchoolChange:  # fmt: skip
    """A new name; the old one stays searchable."""
    return _change_field(ChangeKind.RENAMED, by, now, row, current, day, document, reason)


@transaction.atomic
def change_operator(
    *, by: User | None, now: datetime, row: School, current: str, day: date, document: str = "",
    reason: str = "",
) -> SchoolChange:  # fmt: skip
    """Another body runs the school; its territory stays."""
    return _change_field(ChangeKind.OPERATOR, by, now, row, current, day, document, reason)


@transaction.atomic
def change_stage(
    *, by: User | None, now: datetime, row: School, current: str, day: date, document: str = "",
    reason: str = "",
) -> SchoolChange:  # fmt: skip
    """A primary school becomes a nine-year one, and the like."""
    return _change_field(ChangeKind.STAGE, by, now, row, current, day, document, reason)


@transaction.atomic
def merge_school(
    *, by: User | None, now: datetime, row: School, successor: str, day: date, document: str, taker: str,
    reason: str = "",
) -> SchoolChange:  # fmt: skip
    """The school becomes part of another, which takes over its children and what is still open."""
    return _end(
        Standing.MERGED, ChangeKind.MERGED, by, now, row, day, successor=successor,
        said={"document": document, "taker": taker, "reason": reason},
    )  # fmt: skip


@transaction.atomic
def close_school(
    *, by: User | None, now: datetime, row: School, day: date, document: str, taker: str,
    successor: str = "", reason: str = "",
) -> SchoolChange:  # fmt: skip
    """The school teaches nobody any more; who takes its children may be named."""
    return _end(
        Standing.CLOSED, ChangeKind.CLOSED, by, now, row, day, successor=successor,
        said={"document": document, "taker": taker, "reason": reason},
    )  # fmt: skip


@transaction.atomic
def reopen_school(
    *, by: User | None, now: datetime, row: School, day: date, document: str, reason: str = ""
) -> SchoolChange:
    """A closed or merged school works again."""
    school = School.lock(row.pk)
    if school.standing == Standing.OPEN:
        raise rules.SchoolStillOpen
    _must_be_dated(school, day, now)
    former = school.get_standing_display()
    school.standing, school.standing_since, school.successor = Standing.OPEN, day, None
    _save(school, now)
    set_unit_active(code=school.unit_id, active=True)
    said = {"document": document, "reason": reason, "former": former}
    return _record(ChangeKind.REOPENED, by, now, school, day, **said)


def note_change(
    kind: ChangeKind, *, by: User | None, now: datetime, school: School, former: str, current: str
) -> SchoolChange:
    """A change made in the register itself (form, import, API) leaves its line too. The caller saves."""
    if kind == ChangeKind.RENAMED:
        school.former_names = rules.with_former(school.former_names, former)
    said = {"former": former, "current": current, "reason": "在学校名册中修改"}
    return _record(kind, by, now, school, now.date(), **said)


def _change_field(
    kind: ChangeKind, by: User | None, now: datetime, row: School, current: str, day: date, document: str,
    reason: str,
) -> SchoolChange:  # fmt: skip
    school = School.lock(row.pk)
    if school.standing != Standing.OPEN:
        raise rules.SchoolNotOpen
    _must_be_dated(school, day, now)
    field, current = rules.CHANGED_FIELD[kind], current.strip()
    before, old = shown(school, field), getattr(school, field)
    if not current or current == old:
        raise rules.NothingChanged
    setattr(school, field, current)
    if kind == ChangeKind.RENAMED:
        school.former_names = rules.with_former(school.former_names, old)
    _save(school, now)
    register_school_unit(code=school.code, name=school.name)
    said = {"former": before, "current": shown(school, field), "document": document, "reason": reason}
    return _record(kind, by, now, school, day, **said)


def _end(
    standing: Standing, kind: ChangeKind, by: User | None, now: datetime, row: School, day: date, *,
    successor: str, said: dict[str, str],
) -> SchoolChange:  # fmt: skip
    school = School.lock(row.pk)
    if school.standing != Standing.OPEN:
        raise rules.SchoolNotOpen
    _must_be_dated(school, day, now)
    heir = Unit.objects.filter(pk=successor).first() if successor else None
    if heir is not None or kind == ChangeKind.MERGED:
        rules.must_be_fit(heir.pk if heir else None, school.unit_id, active=bool(heir and heir.active))
    school.standing, school.standing_since, school.successor = standing, day, heir
    _save(school, now)
    set_unit_active(code=school.unit_id, active=False)
    return _record(kind, by, now, school, day, successor=heir, **said)


def shown(school: School, field: str) -> str:
    """A value of the register as people read it."""
    return str(school.get_stage_display() if field == "stage" else getattr(school, field))


def _must_be_dated(school: School, day: date, now: datetime) -> None:
    last = school.changes.order_by("-day").values_list("day", flat=True).first()
    rules.must_be_dated(day, now.date(), last)


def _record(
    kind: ChangeKind, by: User | None, now: datetime, school: School, day: date, **said: Any
) -> SchoolChange:
    change: SchoolChange = SchoolChange.objects.create(
        unit_id=school.unit_id, school=school, kind=kind, day=day, recorded_by=by, created_at=now,
        updated_at=now, **{name: v.strip() if isinstance(v, str) else v for name, v in said.items()},
    )  # fmt: skip
    return change


def _save(school: School, now: datetime) -> None:
    school.bump(now=now)
    school.save()
