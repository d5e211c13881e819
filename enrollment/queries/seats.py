"""学位供需: demand before seats, cell by cell (county × 城乡 × entry grade × year), and what is missing.

Everything is read in a fixed number of queries and put together in memory: nine counties and sixty schools.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q

from enrollment.choices import Locality
from enrollment.choices.seats import Basis, EntryGrade, Signal
from enrollment.choices.standing import Standing
from enrollment.models import Demand, Expansion, School, SeatPlan
from enrollment.rules import seats as rules
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

Place = tuple[str, str, str]  # county, locality, grade


@dataclass(frozen=True)
class Cell:
    """One cell of the grid."""

    county: str
    locality: str
    grade: str
    year: int
    balance: rules.Balance
    basis: str = Basis.ENTERED  # of the demand
    carried: bool = False  # seats of an earlier year, for want of newer ones
    taught: bool = True  # whether an open school takes children in here
    told: str = ""  # who counted the children, and when

    @property
    def label(self) -> str:
        """城区一年级."""
        return f"{Locality(self.locality).label}{EntryGrade(self.grade).label}"

    @property
    def signal(self) -> Signal:
        return self.balance.signal

    @property
    def word(self) -> str:
        return str(self.signal.label)

    @property
    def is_forecast(self) -> bool:
        return self.basis != Basis.ENTERED

    @property
    def basis_label(self) -> str:
        return str(Basis(self.basis).label)

    @property
    def is_idle(self) -> bool:
        """No school and no child: nothing is missing here."""
        return not self.taught and self.balance.demand is None and self.balance.seats is None

    @property
    def missing(self) -> str:
        """What must be filled in before the cell says anything."""
        if self.is_idle:
            return ""
        lacks = [] if self.balance.demand is not None else ["适龄人口"]
        lacks += [] if self.balance.seats is not None else ["学位计划"]
        return "、".join(lacks)


@dataclass
class Row:
    """One line of the heat table."""

    county: Unit
    locality: str
    cells: list[Cell] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(Locality(self.locality).label)


@dataclass
class Grid:
    """Everything the pages show of the counties under some codes."""

    year: int
    counties: list[Unit]
    schools: list[School]
    plans: list[SeatPlan]
    demands: list[Demand]
    expansions: list[Expansion]
    today: date

    @property
    def years(self) -> range:
        """The year looked at and the three after it."""
        return range(self.year, self.year + rules.YEARS_AHEAD + 1)

    @cached_property
    def rows(self) -> list[Row]:
        """County × locality, of those where there are schools or children."""
        found = []
        for county in self.counties:
            for locality in Locality.values:
                cells = [
                    self.cell((county.pk, locality, grade), year)
                    for grade in EntryGrade.values
                    for year in self.years
                ]
                if any(c.balance.demand is not None or c.balance.seats is not None for c in cells) or any(
                    self.teaching.get((county.pk, locality, grade)) for grade in EntryGrade.values
                ):
                    found.append(Row(county, locality, cells))
        return found

    @cached_property
    def cells(self) -> list[Cell]:
        """All cells of the rows."""
        return [cell for row in self.rows for cell in row.cells]

    @property
    def this_year(self) -> list[Cell]:
        """Cells of the year looked at in which there is a school or a child."""
        return [cell for cell in self.cells if cell.year == self.year and not cell.is_idle]

    @property
    def is_blank(self) -> bool:
        """Schools at most: nobody has counted children or planned seats for any of these years."""
        return all(cell.balance.demand is None and cell.balance.seats is None for cell in self.cells)

    @property
    def holes(self) -> list[Cell]:
        """Short cells of all years whose measures do not cover the gap."""
        return [cell for cell in self.cells if cell.balance.is_hole]

    def cell(self, place: Place, year: int) -> Cell:
        """Demand, seats and measures of one cell."""
        estimate = rules.estimate(self.series.get(place, {}), year)
        seats, carried, as_of = self._seats(place, year)
        in_time, late = self._measures(place, year, as_of)
        balance = rules.Balance(estimate.children if estimate else None, seats, in_time, late)
        basis = estimate.basis if estimate else Basis.ENTERED
        taught = bool(self.teaching.get(place))
        return Cell(*place, year, balance, basis, carried, taught, self.told.get((place, year), ""))

    @cached_property
    def told(self) -> dict[tuple[Place, int], str]:
        """Source and as-of date of the latest count of each place and year."""
        return {
            ((row.unit_id, row.locality, row.grade), row.year): f"{row.get_source_display()} {row.as_of}"
            for row in self.demands  # oldest first: the latest stays
        }

    @cached_property
    def series(self) -> dict[Place, dict[int, rules.Count]]:
        """What is known of the children of each place by year, as of today: the latest of each zone."""
        zones: dict[tuple[Place, int], dict[str, rules.Count]] = defaultdict(dict)
        for row in self.demands:  # oldest first, so a later day supersedes
            zones[(row.unit_id, row.locality, row.grade), row.year][row.zone] = rules.Count(
                row.births, row.household, row.migrants
            )
        found: dict[Place, dict[int, rules.Count]] = defaultdict(dict)
        for (place, year), counts in zones.items():
            found[place][year] = rules.together(counts)
        return found

    @cached_property
    def teaching(self) -> dict[Place, list[School]]:
        """Schools by the place they take children in, or did in the year looked at."""
        found: dict[Place, list[School]] = defaultdict(list)
        for school in self.schools:
            for grade in rules.entry_grades(school.stage):
                found[school.unit_id[:6], school.locality, grade].append(school)
        return found

    @cached_property
    def plans_of(self) -> dict[tuple[str, str], dict[int, SeatPlan]]:
        """School, grade → its plans by year."""
        found: dict[tuple[str, str], dict[int, SeatPlan]] = defaultdict(dict)
        for plan in self.plans:
            found[plan.unit_id, plan.grade][plan.year] = plan
        return found

    def plan_in(self, school: School, grade: str, year: int) -> SeatPlan | None:
        """The school's plan of that year, else its latest before."""
        known = self.plans_of.get((school.unit_id, grade), {})
        past = [y for y in known if y <= year]
        return known[max(past)] if past else None

    def _seats(self, place: Place, year: int) -> tuple[int | None, bool, date | None]:
        schools = [school for school in self.teaching.get(place, []) if takes_in(school, year)]
        found = [self.plan_in(school, place[2], year) for school in schools]
        plans = [plan for plan in found if plan is not None]
        if not plans:
            return None, False, None
        carried = any(plan.year < year for plan in plans)
        return sum(plan.seats for plan in plans), carried, max(plan.as_of for plan in plans)

    def _measures(self, place: Place, year: int, as_of: date | None) -> tuple[int, int]:
        """Seats of measures ready in time, and of those that come too late. What was delivered before the
        seat plans were counted stands in them already."""
        in_time = late = 0
        for row in self.expansions:
            if (row.unit_id, row.locality, row.grade) != place or not rules.serves(row.means, row.year, year):
                continue
            if row.delivered_on and as_of and row.delivered_on <= as_of:
                continue
            if (row.delivered_on or row.done_by) <= rules.school_year_begins(year):
                in_time += row.seats
            else:
                late += row.seats
        return in_time, late

    @cached_property
    def missing(self) -> list[tuple[str, str]]:
        """(county, one phrase) for everything this year's grid lacks."""
        found = []
        for (county, locality, grade), known in sorted(self.teaching.items()):
            schools = [school for school in known if school.standing == Standing.OPEN]
            if not schools:
                continue  # nothing can be filled in for a school that is closed
            place = f"{Locality(locality).label}{EntryGrade(grade).label}"
            if self.year not in self.series.get((county, locality, grade), {}):
                found.append((county, f"{place}的适龄人口"))
            lacking = [s.name for s in schools if self.year not in self.plans_of.get((s.unit_id, grade), {})]
            found += [(county, f"{name}{EntryGrade(grade).label}的学位计划") for name in lacking]
        return found


def takes_in(school: School, year: int) -> bool:
    """Whether the school took children in that autumn: one that closed later did."""
    return school.standing == Standing.OPEN or (
        school.standing_since is not None and school.standing_since > rules.school_year_begins(year)
    )


def grid(codes: Sequence[str], year: int, today: date) -> Grid:
    """The grid of the counties under the codes: 5 queries, whatever their number."""
    years = range(year - rules.YEARS_BACK, year + rules.YEARS_AHEAD + 1)
    known = Demand.objects.under(*codes).filter(year__in=years, as_of__lte=today)
    stood = Q(standing=Standing.OPEN) | Q(standing_since__gt=rules.school_year_begins(year))
    return Grid(
        year=year,
        counties=list(Unit.objects.under(*codes).filter(level=Level.COUNTY, active=True).order_by("code")),
        schools=list(School.objects.under(*codes).filter(stood).order_by("code")),
        plans=list(SeatPlan.objects.under(*codes).filter(year__in=years).select_related("unit")),
        demands=list(known.order_by("as_of", "created_at")),
        expansions=list(
            Expansion.objects.under(*codes).standing().select_related("school", "unit").order_by("done_by")
        ),
        today=today,
    )


def teacher_gaps(grid: Grid) -> dict[str, tuple[int, int]]:
    """County → teachers needed and missing in the entry grades of the year looked at, closed schools left
    out like their seats."""
    found: dict[str, tuple[int, int]] = {}
    for plan in grid.plans:
        if plan.year == grid.year and plan.unit.active:
            needed, gap = found.get(plan.unit_id[:6], (0, 0))
            found[plan.unit_id[:6]] = needed + plan.teachers_needed, gap + plan.teacher_gap
    return found


def worst_first(cells: Iterable[Cell]) -> list[Cell]:
    """The nearest year first, in it by how many seats are missing in the end."""
    return sorted(cells, key=lambda cell: (cell.year, cell.balance.left_after, cell.county))
