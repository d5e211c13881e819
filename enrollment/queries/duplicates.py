"""Both sides of a duplicate, for the city alone."""

from typing import Any, NamedTuple

from enrollment.models import Child, DuplicateChild
from enrollment.rules import targets


class Side(NamedTuple):
    """What one county says of the child; everything sealed stays masked."""

    county: str
    child: Any
    ledgers: list[str]
    schools: list[str]


def sides(found: DuplicateChild) -> list[Side]:
    """Every county's registration of the number: one query for the children, one for each ledger."""
    children = list(
        Child.objects.under(found.unit_id)
        .filter(id_number_index=found.id_number_index)
        .select_related("unit")
        .order_by("unit")
    )
    ledgers: dict[Any, list[str]] = {child.pk: [] for child in children}
    schools: dict[Any, list[str]] = {child.pk: [] for child in children}
    for target in targets.every():
        if target.model is Child:
            continue
        for entry in target.model.objects.filter(child__in=children).select_related("school"):
            ledgers[entry.child_id].append(target.title)
            if entry.school is not None and entry.school.name not in schools[entry.child_id]:
                schools[entry.child_id].append(entry.school.name)
    return [Side(c.unit.name, c, ledgers[c.pk], schools[c.pk]) for c in children]
