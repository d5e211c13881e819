"""What a parent needs to know about the schools a zone leads to: only what they have published."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from campaign.choices.disclosure import Element
from campaign.models.disclosures import DisclosureEdition
from campaign.models.prospectuses import Prospectus
from campaign.queries.campaigns import current_campaign
from yangguang.tenancy.models import Unit
from zoning.models import Zone


@dataclass
class SchoolNews:
    """A school with its plan and conditions; ``texts`` are the published elements by name."""

    unit: Unit
    prospectus: Prospectus | None = None
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether it takes nobody any more. Its plan and its conditions are then no news."""
        return not self.unit.active

    @property
    def plan(self) -> str:
        """How many children it takes."""
        return f"{self.prospectus.plan} 人" if self.prospectus else self.texts.get(Element.PLAN, "")

    @property
    def conditions(self) -> str:
        return self.prospectus.conditions if self.prospectus else self.texts.get(Element.CONDITIONS, "")

    @property
    def procedure(self) -> str:
        """How to register and with which documents."""
        return self.texts.get(Element.PROCEDURE, "")


def news_of(zones: Sequence[Zone]) -> dict[str, SchoolNews]:
    """By school code: 2 queries, and one for each city's campaign."""
    units = {each.school_id: each.school for zone in zones for each in zone.schools.all()}
    news = {code: SchoolNews(unit) for code, unit in units.items()}
    units = {code: unit for code, unit in units.items() if unit.active}
    cities = {code[:4] for code in units}
    campaigns = {campaign.pk for city in cities if (campaign := current_campaign(city))}
    published = {"published": True, "unit__in": list(units), "campaign__in": campaigns}
    wanted = [Element.PLAN, Element.CONDITIONS, Element.PROCEDURE]
    for edition in DisclosureEdition.objects.filter(element__in=wanted, **published):
        news[edition.unit_id].texts[edition.element] = edition.text
    for prospectus in Prospectus.objects.filter(**published):
        news[prospectus.unit_id].prospectus = prospectus
    return news
