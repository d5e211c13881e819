"""Verbs on a county's list of places and on its outline."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from shapely.geometry.base import BaseGeometry

from yangguang.accounts.models import User
from zoning.choices.zones import ZoneState
from zoning.models import CountyOutline, Place
from zoning.rules import geometry
from zoning.rules import zones as rules
from zoning.rules.places import names_of, normal_name


@transaction.atomic
def add_place(*, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Place:
    """A road, estate, village or township of a county; :class:`rules.PlaceTwice`."""
    place = Place(unit_id=unit_id, created_at=now, **values)
    return _saved(place, now)


@transaction.atomic
def amend_place(*, by: User | None, row: Place, values: Mapping[str, Any], now: datetime) -> Place:
    """Change a place. Raises :class:`rules.PlaceInUse` when a published zone means it by its name."""
    renamed = any(name in values and values[name] != getattr(row, name) for name in ("name", "kind"))
    if renamed and row.rules.exclude(state=ZoneState.DRAFT).exists():
        raise rules.PlaceInUse
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    return _saved(row, now)


def _saved(place: Place, now: datetime) -> Place:
    place.normalised = normal_name(place.name)
    place.names = names_of(place.name, place.aliases)
    place.updated_at = now
    same = Place.objects.filter(
        unit_id=place.unit_id, kind=place.kind, normalised=place.normalised, township=place.township
    )
    if same.exclude(pk=place.pk).exists():
        raise rules.PlaceTwice
    place.save()
    return place


@transaction.atomic
def set_outline(
    *, by: User | None, unit_id: str, shape: BaseGeometry, source: str, file_name: str, now: datetime
) -> CountyOutline:
    """The county's outline; a second one takes the place of the first (the history keeps it)."""
    outline = CountyOutline.objects.filter(unit_id=unit_id).first()
    fields = {
        "polygon": geometry.write(shape), **geometry.box(shape), "source": source, "file_name": file_name,
    }  # fmt: skip
    if outline is None:
        created: CountyOutline = CountyOutline.objects.create(unit_id=unit_id, created_at=now, **fields)
        return created
    for name, value in fields.items():
        setattr(outline, name, value)
    outline.bump(now=now)
    outline.save()
    return outline
