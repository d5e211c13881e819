"""Coverage of pledges: signed ÷ roster, with everybody named who has not signed."""

from dataclasses import dataclass, field

from campaign.models import Assignment, Pledge
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@dataclass
class PledgeLine:
    """One unit: how many stand on its roster, how many signed, who has not. No roster is a hole too."""

    unit: Unit
    total: int = 0
    signed: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def has_roster(self) -> bool:
        return self.total > 0

    @property
    def complete(self) -> bool:
        return self.has_roster and self.signed == self.total


@dataclass
class PledgeCounty:
    """One county: its bureau, its schools, their sum."""

    unit: Unit
    lines: list[PledgeLine] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def signed(self) -> int:
        return sum(line.signed for line in self.lines)

    @property
    def without_roster(self) -> int:
        return sum(not line.has_roster for line in self.lines)

    @property
    def holes(self) -> list[PledgeLine]:
        """Units that are not complete."""
        return [line for line in self.lines if not line.complete]


def pledge_coverage(scope_codes: tuple[str, ...]) -> list[PledgeCounty]:
    """Every county under the codes with its bureau and schools: 2 queries."""
    units = (
        Unit.objects.under(*scope_codes)
        .filter(level__in=[Level.COUNTY, Level.SCHOOL], active=True)
        .order_by("code")
    )
    lines = {unit.pk: PledgeLine(unit) for unit in units}
    people = Pledge.objects.under(*scope_codes).order_by("name")
    for unit_id, name, post, signed_on in people.values_list("unit_id", "name", "post", "signed_on"):
        line = lines.get(unit_id)
        if line is None:
            continue
        line.total += 1
        if signed_on:
            line.signed += 1
        else:
            line.missing.append(f"{name}（{post}）")
    counties: dict[str, PledgeCounty] = {}
    for line in lines.values():
        head = line.unit
        county = counties.setdefault(head.county_code, PledgeCounty(head))
        county.lines.append(line)
    return list(counties.values())


def roster_of(assignment: Assignment) -> PledgeLine:
    """The roster of the unit that owes the pledges."""
    rows = Pledge.objects.filter(unit_id=assignment.unit_id)
    missing = [str(row) for row in rows.missing()]
    total = rows.count()
    return PledgeLine(assignment.unit, total, total - len(missing), missing)
