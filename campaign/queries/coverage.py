"""“全覆盖、无遗漏” as a number: answered ÷ (units × applicable items), the holes named (domain.md §3)."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count

from campaign.choices import AppliesTo, Area
from campaign.models import Campaign, Check, ChecklistItem
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@dataclass
class Cell:
    """Answers given and answers owed."""

    answered: int = 0
    applicable: int = 0

    @property
    def holes(self) -> int:
        """Answers still missing."""
        return self.applicable - self.answered

    @property
    def complete(self) -> bool:
        return self.answered >= self.applicable

    @property
    def share(self) -> float | None:
        """Part answered, 0–1; None when nothing is owed."""
        return self.answered / self.applicable if self.applicable else None

    def add(self, other: "Cell") -> None:
        """Sum another cell into this one."""
        self.answered += other.answered
        self.applicable += other.applicable


@dataclass
class UnitCoverage:
    """One bureau or school: a cell per area and their sum."""

    unit: Unit
    areas: dict[str, Cell] = field(default_factory=lambda: {area: Cell() for area in Area.values})
    total: Cell = field(default_factory=Cell)


@dataclass
class CountyCoverage(UnitCoverage):
    """A county: its bureau and its schools, summed."""

    bureau: UnitCoverage | None = None
    schools: list[UnitCoverage] = field(default_factory=list)


def answering_units(*scopes: str) -> list[Unit]:
    """Bureaus of counties and schools under the codes, in order of their codes."""
    levels = [Level.COUNTY, Level.SCHOOL]
    return list(Unit.objects.under(*scopes).filter(level__in=levels, active=True).order_by("code"))


def owed_by_area(campaign: Campaign) -> dict[str, dict[str, int]]:
    """Items owed by one unit: level → area → count."""
    owed: dict[str, dict[str, int]] = {Level.COUNTY: defaultdict(int), Level.SCHOOL: defaultdict(int)}
    items = ChecklistItem.objects.filter(campaign=campaign).in_force()
    for area, applies_to in items.values_list("area", "applies_to"):
        if applies_to != AppliesTo.SCHOOL:
            owed[Level.COUNTY][area] += 1
        if applies_to != AppliesTo.BUREAU:
            owed[Level.SCHOOL][area] += 1
    return owed


def coverage(campaign: Campaign, scope_codes: tuple[str, ...]) -> list[CountyCoverage]:
    """Coverage of every county under the codes (one of a school alone shows that school only): 3 queries."""
    owed = owed_by_area(campaign)
    answered = {
        (unit_id, area): count
        for unit_id, area, count in Check.objects.under(*scope_codes)
        .filter(item__campaign=campaign, item__retired_on=None)
        .order_by()
        .values_list("unit_id", "item__area")
        .annotate(count=Count("pk"))
    }
    counties: dict[str, CountyCoverage] = {}
    for unit in answering_units(*scope_codes):
        county = counties.get(unit.county_code)
        if county is None:
            head = unit if unit.level == Level.COUNTY else Unit(code=unit.county_code, name="")
            county = counties[unit.county_code] = CountyCoverage(head)
        own = UnitCoverage(unit)
        for area in Area.values:
            cell = Cell(answered.get((unit.code, area), 0), owed[unit.level][area])
            own.areas[area] = cell
            own.total.add(cell)
            county.areas[area].add(cell)
            county.total.add(cell)
        if unit.level == Level.COUNTY:
            county.bureau = own
        else:
            county.schools.append(own)
    return list(counties.values())


def holes(campaign: Campaign, unit: Unit, area: str = "") -> list[ChecklistItem]:
    """Items ``unit`` has not answered, in the order of the checklist."""
    items = ChecklistItem.objects.filter(campaign=campaign).in_force().for_level(unit.level)
    if area:
        items = items.filter(area=area)
    return list(items.exclude(checks__unit=unit).order_by("position"))


def holes_by_unit(campaign: Campaign, scope_codes: tuple[str, ...]) -> dict[str, list[ChecklistItem]]:
    """Unanswered items of every unit under the codes that has any, by unit code: 3 queries."""
    items = list(ChecklistItem.objects.filter(campaign=campaign).in_force().order_by("position"))
    answered = set(
        Check.objects.under(*scope_codes).filter(item__campaign=campaign).values_list("unit_id", "item_id")
    )
    found = {}
    for unit in answering_units(*scope_codes):
        other = AppliesTo.SCHOOL if unit.level == Level.COUNTY else AppliesTo.BUREAU
        missing = [i for i in items if i.applies_to != other and (unit.code, i.pk) not in answered]
        if missing:
            found[unit.code] = missing
    return found


def total_as_of(code: str, day: date) -> Cell:
    """Answers first given up to and including ``day`` by units under ``code``, and answers owed by them.

    For a province: the sum over its cities' campaigns of that year.
    """
    total = Cell()
    for campaign in Campaign.objects.under(code if len(code) < 4 else code[:4]).filter(year=day.year):
        under = code if codes.covers(campaign.unit_id, code) else campaign.unit_id
        owed = {level: sum(areas.values()) for level, areas in owed_by_area(campaign).items()}
        units = answering_units(under)
        total.applicable += sum(owed[unit.level] for unit in units)
        total.answered += Check.objects.filter(
            item__campaign=campaign, item__retired_on=None, created_at__date__lte=day, unit__in=units
        ).count()
    return total
