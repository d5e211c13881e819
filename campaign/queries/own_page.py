"""What a school (or a county's bureau) finds on its own page: duties, progress, issues, rules, telephones."""

from dataclasses import dataclass
from datetime import date

from campaign.choices import Area, IssueState
from campaign.models import Assignment, Campaign, Hotline, Issue, LegalBasis, Phase
from campaign.queries.coverage import UnitCoverage, coverage
from campaign.queries.items import PROHIBITIONS, prohibitions
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

DUTIES = 40  # assignments shown; a weekly report would fill the page


@dataclass
class OwnPage:
    """Everything of one unit in one place. Issues say what was found, never who complained."""

    unit: Unit
    campaign: Campaign
    phases: list[Phase]
    duties: list[Assignment]
    coverage: UnitCoverage | None
    issues: list[Issue]
    overdue: int
    closed: int
    prohibitions: list[LegalBasis]
    bases: list[LegalBasis]
    hotlines: list[Hotline]

    @property
    def area_lines(self) -> list[dict[str, object]]:
        """The areas the unit is asked about, each with its cell."""
        cells = self.coverage.areas if self.coverage else {}
        return [{"label": Area(area).label, "cell": cell} for area, cell in cells.items() if cell.applicable]

    @property
    def is_school(self) -> bool:
        return self.unit.level == Level.SCHOOL


def own_page(unit: Unit, campaign: Campaign, today: date) -> OwnPage:
    """9 queries, whatever the unit has."""
    rows = Issue.objects.filter(unit=unit, campaign=campaign)
    opened = list(rows.exclude(state=IssueState.CLOSED).select_related("item").order_by("due_on", "number"))
    duties = Assignment.objects.filter(unit=unit, campaign=campaign).select_related("deliverable")
    found = coverage(campaign, (unit.code,))
    own = None
    if found:
        own = found[0].bureau if unit.level == Level.COUNTY else next(iter(found[0].schools), None)
    above = codes.county_of(unit.code)
    documents = LegalBasis.objects.filter(unit_id=campaign.unit_id).exclude(short=PROHIBITIONS)
    return OwnPage(
        unit=unit,
        campaign=campaign,
        phases=list(campaign.phases.order_by("number")),
        duties=list(duties.order_by("due_on", "deliverable__position")[:DUTIES]),
        coverage=own,
        issues=opened,
        overdue=sum(issue.is_overdue(today) for issue in opened),
        closed=rows.filter(state=IssueState.CLOSED).count(),
        prohibitions=prohibitions(campaign),
        bases=list(documents.order_by("short", "clause")),
        hotlines=list(
            Hotline.objects.filter(unit_id__in=[above, codes.parent_of(above)])
            .select_related("unit")
            .order_by("-unit_id", "phone")
        ),
    )
