"""Verbs on units."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@transaction.atomic
def load_divisions(*, rows: Iterable[Mapping[str, str]]) -> int:
    """Bring the unit tree in line with rows of ``code, name, level``; returns how many were written."""
    known = {unit.code: unit for unit in Unit.objects.exclude(level="school")}
    fresh, changed = [], []
    for row in rows:
        unit = known.get(row["code"])
        if unit is None:
            fresh.append(Unit(code=row["code"], name=row["name"], level=row["level"]))
        elif unit.name != row["name"]:
            unit.name = row["name"]
            changed.append(unit)
    Unit.objects.bulk_create(fresh, batch_size=1000)
    Unit.objects.bulk_update(changed, ["name"], batch_size=1000)
    return len(fresh) + len(changed)


def register_school_unit(*, code: str, name: str) -> Unit:
    """Put a school into the tree under its county, or bring its name up to date."""
    if codes.level_of(code) != Level.SCHOOL:
        raise ValueError(f"{code!r} is not a school code.")
    unit, _ = Unit.objects.update_or_create(code=code, defaults={"name": name, "level": Level.SCHOOL})
    return unit


def set_unit_active(*, code: str, active: bool) -> Unit:
    """Whether a unit still works: one that does not owes nothing new and is offered nowhere. Its rows, its
    grants and its history stay, and its superiors go on seeing them."""
    unit: Unit = Unit.objects.select_for_update().get(pk=code)
    unit.active = active
    unit.save(update_fields=["active"])
    return unit
