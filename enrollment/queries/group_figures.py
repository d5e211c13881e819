"""Two figures of the plan: dropouts brought back, and migrant children on public seats (plan 二（五）)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse

from enrollment.choices import PLACED
from enrollment.choices.groups import FollowUpKind, FollowUpOutcome, Group, Seat
from enrollment.models import Dropout, FollowUp, Migrant
from yangguang.tenancy.models import Unit

NAMED = 200  # children named on a page


@dataclass
class Cleared:
    """Known and returned dropouts of one county."""

    code: str
    name: str
    known: int = 0
    returned: int = 0
    visits: int = 0

    @property
    def away(self) -> int:
        return self.known - self.returned

    @property
    def tone(self) -> str:
        return "none" if not self.known else "late" if self.away else "ok"

    @property
    def url(self) -> str:
        """The ledger of the county."""
        return f"{reverse('enrollment:dropout-list')}?unit={self.code}" if self.code else ""


def cleared(scope: tuple[str, ...]) -> list[Cleared]:
    """常态清零 by county, empty or not: 3 queries."""
    counties = Unit.objects.under(*scope).counties().filter(active=True)
    lines = {unit.code: Cleared(unit.code, unit.name) for unit in counties}
    counted = Dropout.objects.under(*scope).order_by().values_list("unit_id")
    for code, known, returned in counted.annotate(
        known=Count("pk"), returned=Count("pk", filter=Q(returned_on__isnull=False))
    ):
        if code in lines:
            lines[code].known, lines[code].returned = known, returned
    visits = FollowUp.objects.under(*scope).filter(group=Group.DROPOUT, kind=FollowUpKind.PERSUASION)
    for code, count in visits.order_by().values_list("unit_id").annotate(count=Count("pk")):
        if code in lines:
            lines[code].visits = count
    return list(lines.values())


def summed(lines: Iterable[Cleared]) -> Cleared:
    """All counties as one line."""
    total = Cleared("", "合计")
    for line in lines:
        total.known += line.known
        total.returned += line.returned
        total.visits += line.visits
    return total


def away(scope: tuple[str, ...]) -> list[Any]:
    """Who is not back, the longest away first, each with the latest visit: 1 query."""
    last = FollowUp.objects.filter(child_id=OuterRef("child_id"), group=Group.DROPOUT).order_by("-on")
    rows = Dropout.objects.under(*scope).away().select_related("child", "unit", "school")
    found = rows.annotate(
        visited=Subquery(last.values("on")[:1]), answer=Subquery(last.values("outcome")[:1])
    ).order_by("left_on", "found_on", "pk")[:NAMED]
    names = dict(FollowUpOutcome.choices)
    return [{"row": row, "answer": names.get(row.answer, "")} for row in found]


@dataclass
class Seats:
    """Migrant children of one county who took (or seek) a seat in one school year."""

    query: str = ""
    public: int = 0
    purchased: int = 0
    private: int = 0
    unplaced: int = 0

    @property
    def known(self) -> int:
        return self.public + self.purchased + self.private + self.unplaced

    @property
    def in_public(self) -> int:
        """Public seats and those the government bought (“两纳入”)."""
        return self.public + self.purchased

    @property
    def percent(self) -> float | None:
        """公办就读比例; None where nobody is known."""
        return round(100 * self.in_public / self.known, 1) if self.known else None

    @property
    def url(self) -> str:
        return f"{reverse('enrollment:migrant-list')}?{self.query}"

    def add(self, seat: str, placed: bool, count: int) -> None:
        name = Seat(seat).value if placed and seat else "unplaced"
        setattr(self, name, getattr(self, name) + count)


@dataclass
class Ratio:
    """One county (or all of them) through the school years."""

    code: str
    name: str
    years: dict[int, Seats] = field(default_factory=dict)


def migrant_ratio(scope: tuple[str, ...]) -> tuple[list[int], list[Ratio], Ratio]:
    """School years, counties and their sum: public and purchased seats ÷ all who are known. 2 queries."""
    counties = Unit.objects.under(*scope).counties().filter(active=True)
    placed = Q(placement__in=sorted(PLACED))
    counted = (
        Migrant.objects.under(*scope)
        .order_by()
        .values_list("unit_id", "entry_year", "seat")
        .annotate(placed=Count("pk", filter=placed), unplaced=Count("pk", filter=~placed))
    )
    found = list(counted)
    years = sorted({year for _, year, *_ in found})
    lines = {unit.code: _ratio(unit.code, unit.name, years) for unit in counties}
    total = _ratio("", "合计", years)
    for code, year, seat, sitting, waiting in found:
        for line in (lines[code], total) if code in lines else ():
            line.years[year].add(seat, True, sitting)
            line.years[year].add(seat, False, waiting)
    return years, list(lines.values()), total


def _ratio(code: str, name: str, years: list[int]) -> Ratio:
    where = f"unit={code}&" if code else ""
    return Ratio(code, name, {y: Seats(f"{where}entry_year_from={y}&entry_year_to={y}") for y in years})
