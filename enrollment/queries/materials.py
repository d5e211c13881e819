"""How many papers parents were spared, and which a county asks for that no superior list names."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from enrollment.choices.registers import Audience
from enrollment.models import RequiredMaterial
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

_SUPERIOR = (Level.PROVINCE, Level.CITY)
# A county's paper that a list of its superiors does not name, where they keep one for the same families.
_LISTS = RequiredMaterial.objects.kept().filter(
    unit__level__in=_SUPERIOR, audience=OuterRef("audience")
)  # fmt: skip
BEYOND = Q(Exists(_LISTS)) & ~Q(Exists(_LISTS.filter(name=OuterRef("name"))))


class Spared(NamedTuple):
    """One county and audience: asked before, asked now, of those beyond the superiors' list."""

    county: Unit
    audience: str
    title: str
    before: int
    now: int
    beyond: int

    @property
    def cut(self) -> int:
        return self.before - self.now


def superiors_list(audience: str = "") -> Any:
    """What the province and the city say may be asked, with its basis."""
    rows = RequiredMaterial.objects.kept().filter(unit__level__in=_SUPERIOR).select_related("unit")
    return rows.filter(audience=audience) if audience else rows.order_by("audience", "unit", "name")


def spared(codes: Iterable[str]) -> list[Spared]:
    """Every county under ``codes`` and every audience it has rows of, counties first: 2 queries."""
    counties = {unit.pk: unit for unit in Unit.objects.under(*codes).counties()}
    kept = Q(state="kept")
    lines = (
        RequiredMaterial.objects.filter(unit__in=counties)
        .annotate(beyond=Exists(_LISTS) & ~Exists(_LISTS.filter(name=OuterRef("name"))))
        .order_by("unit", "audience")
        .values_list("unit", "audience")
        .annotate(
            before=Count("pk"), now=Count("pk", filter=kept), more=Count("pk", filter=kept & Q(beyond=True))
        )
    )
    return [
        Spared(counties[unit], audience, Audience(audience).label, before, now, more)
        for unit, audience, before, now, more in lines
    ]


def silent(codes: Iterable[str]) -> list[Unit]:
    """Counties that have not said what they ask of migrant families, whom the plan names first."""
    known = RequiredMaterial.objects.filter(audience=Audience.MIGRANT).values("unit")
    return list(Unit.objects.under(*codes).counties().filter(active=True).exclude(pk__in=known))
