"""The seven ledgers as one: which model is which group, and where else a child stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Value
from django.urls import reverse

from enrollment.choices.groups import Group
from enrollment.models import (
    Disability,
    Dropout,
    FollowUp,
    GroupEntry,
    LeftBehind,
    Migrant,
    Orphan,
    Poverty,
    Unattended,
)
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right

MODELS: dict[Group, type[GroupEntry]] = {
    Group.DROPOUT: Dropout,
    Group.MIGRANT: Migrant,
    Group.LEFT_BEHIND: LeftBehind,
    Group.UNATTENDED: Unattended,
    Group.ORPHAN: Orphan,
    Group.POVERTY: Poverty,
    Group.DISABILITY: Disability,
}
_GROUPS = {model: group for group, model in MODELS.items()}


def group_of(row: GroupEntry) -> Group:
    """The ledger an entry stands in."""
    return _GROUPS[type(row)]


def of_all(part: Callable[[Any], Any], groups: tuple[Group, ...] = tuple(MODELS)) -> Any:
    """One statement over several ledgers: ``part(rows)`` of each, its ``group`` beside it."""
    first, *rest = (part(MODELS[g].objects.order_by().annotate(group=Value(g.value))) for g in groups)
    return first.union(*rest, all=True) if rest else first


@dataclass(frozen=True)
class Other:
    """Another ledger the child stands in."""

    title: str
    url: str
    placement: str


def also_in(actor: Actor, row: GroupEntry) -> list[Other]:
    """The other ledgers of the same county in which the child stands, as far as the reader sees: 1 query."""
    reach = actor.rights.codes(Right.VIEW)
    others = tuple(group for group in MODELS if group is not group_of(row))
    found = of_all(
        lambda rows: rows.under(*reach).filter(child_id=row.child_id).values_list("group", "pk", "placement"),
        others,
    )
    names = dict(GroupEntry._meta.get_field("placement").flatchoices)
    places = {group.value: place for place, group in enumerate(MODELS)}
    return [
        Other(Group(group).label, reverse(f"enrollment:{group}-detail", args=[pk]), names[placement])
        for group, pk, placement in sorted(found, key=lambda line: places[line[0]])
    ]


def follow_ups_of(row: GroupEntry) -> Any:
    """What was done for the child in this ledger, the latest first."""
    return FollowUp.objects.filter(child_id=row.child_id, group=group_of(row)).select_related("by")


@dataclass(frozen=True)
class Stale:
    """Rows of one ledger that want to be verified again."""

    title: str
    count: int
    url: str


def stale_by_group(code: str, today: date) -> list[Stale]:
    """Ledgers of the unit (and what lies under it) with stale rows: 1 query."""
    counted = of_all(
        lambda rows: (
            rows.under(code)
            .stale(today)
            .values("group")
            .annotate(count=Count("pk"))
            .values_list("group", "count")
        )
    )
    counts = dict(counted)
    return [
        Stale(
            group.label,
            counts[group.value],
            f"{reverse(f'enrollment:{group}-list')}?unit={code}&preset=stale",
        )
        for group in MODELS
        if counts.get(group.value)
    ]
