"""What strangers read: only what was published. The database says the same (``ScopePolicy(public=…)``); the
filter stands here too, because somebody who is signed in sees more than a stranger and opens these pages."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Left

from campaign.choices.disclosure import ELEMENT_QUESTIONS, Element
from campaign.models import Hotline
from campaign.models.announcements import Announcement, Question, Statement
from campaign.models.disclosures import DisclosureEdition
from campaign.models.figures import PublicFigure
from campaign.models.prospectuses import Prospectus
from campaign.queries.campaigns import current_campaign
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

SHOWN = 20  # notices and statements on a school's page


def counties() -> list[tuple[str, str]]:
    """The counties whose schools are registered here, not the three thousand of the country: 1 query."""
    schools = Unit.objects.filter(level=Level.SCHOOL, active=True)
    codes_served = schools.order_by().annotate(county=Left("code", 6)).values("county").distinct()
    found = Unit.objects.filter(pk__in=codes_served, active=True).order_by("code")
    return list(found.values_list("code", "name"))


def schools(words: str, county: str) -> Any:
    """Active schools whose name holds every word, of one county or all."""
    found = Unit.objects.filter(level=Level.SCHOOL, active=True)
    if county:
        found = found.under(county)
    for word in words.split():
        found = found.filter(name__icontains=word)
    return found.order_by("code")


def published_counts(units: list[Unit]) -> dict[str, int]:
    """How many of the five elements each school has published for the campaign that is on: 2 queries."""
    campaigns = {
        campaign.pk for city in {unit.pk[:4] for unit in units} if (campaign := current_campaign(city))
    }
    rows = DisclosureEdition.objects.filter(
        published=True, unit__in=[unit.pk for unit in units], campaign__in=campaigns
    )
    return dict(rows.order_by().values_list("unit_id").annotate(n=Count("element", distinct=True)))


def school(code: str) -> Unit | None:
    """The school of that code, closed or not: old links lead to it."""
    return Unit.objects.filter(pk=code, level=Level.SCHOOL).first()


def closed_school_page(unit: Unit) -> dict[str, Any]:
    """What is left to say of a school that takes nobody: whom to ask. 2 queries."""
    county = unit.county_code
    return {"county": Unit.objects.filter(pk=county).first(), "hotlines": hotlines_of(county, unit.pk[:4])}


def school_page(unit: Unit) -> dict[str, Any]:
    """Everything published about a school: 8 queries."""
    campaign = current_campaign(unit.pk)
    county, city = unit.county_code, unit.pk[:4]
    editions: dict[str, DisclosureEdition] = {}
    prospectus = None
    if campaign is not None:
        rows = DisclosureEdition.objects.filter(unit=unit, campaign=campaign, published=True)
        editions = {row.element: row for row in rows}
        prospectus = Prospectus.objects.filter(unit=unit, campaign=campaign, published=True).first()
    return {
        "campaign": campaign,
        "county": Unit.objects.filter(pk=county).first(),
        "elements": [
            {"label": label, "question": ELEMENT_QUESTIONS[Element(value)], "edition": editions.get(value)}
            for value, label in Element.choices
        ],
        "published_count": len(editions),
        "prospectus": prospectus,
        "statements": list(Statement.objects.filter(published=True, unit__in=[unit.pk, county])[:SHOWN]),
        "announcements": list(current_notices().filter(unit__in=[county, city])[:5]),
        "hotlines": hotlines_of(county, city),
    }


def hotlines_of(*units: str) -> list[Hotline]:
    """Telephones of a county and its city."""
    return list(Hotline.objects.filter(unit__in=units).select_related("unit").order_by("-unit_id", "phone"))


def notices(county: str = "", stage: str = "") -> Any:
    """Published stage notices, corrected or not, the latest first; of a county and its city, or of all."""
    found = Announcement.objects.filter(published=True).select_related("unit", "corrected_by", "corrects")
    if county:
        found = found.filter(unit__in=[unit for unit in codes.chain(county) if unit != codes.NATION])
    if stage:
        found = found.filter(stage=stage)
    return found.order_by("-published_at")


def current_notices() -> Any:
    """Published stage notices no published correction replaces."""
    return notices().exclude(corrected_by__published=True)


def answers(words: str, topic: str) -> Any:
    """Published answers that hold every word."""
    found = Question.objects.filter(published=True).select_related("unit")
    if topic:
        found = found.filter(topic=topic)
    for word in words.split():
        found = found.filter(Q(question__icontains=word) | Q(answer__icontains=word))
    return found.order_by("topic", "unit_id", "question")


def figures() -> list[dict[str, Any]]:
    """The public statistics, city by city: totals, by area, by county: 1 query."""
    cities: dict[str, list[PublicFigure]] = defaultdict(list)
    for row in PublicFigure.objects.select_related("unit").order_by("unit_id", "group", "position"):
        cities[row.unit_id[:4]].append(row)
    return [_city(code, rows) for code, rows in sorted(cities.items())]


def _city(code: str, rows: list[PublicFigure]) -> dict[str, Any]:
    """Rows of one city as tables: group → labels across, units or subjects down."""
    own = [row for row in rows if row.unit_id == code]
    tables: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row.unit_id != code:
            table = tables.setdefault(row.group, {"columns": {}, "rows": defaultdict(dict)})
            table["columns"][row.key] = row.label
            table["rows"][row.unit.name][row.key] = row
    areas: dict[str, dict[str, PublicFigure]] = defaultdict(dict)
    for row in own:
        if row.group == "areas":
            areas[row.label][row.key.partition(":")[0]] = row
    return {
        "name": own[0].unit.name if own else rows[0].unit.name,
        "on": max(row.on for row in rows),
        "areas": dict(areas),
        "tables": {
            group: {
                "columns": table["columns"],
                "rows": [
                    (name, [cells.get(key) for key in table["columns"]])
                    for name, cells in table["rows"].items()
                ],
            }
            for group, table in tables.items()
        },
    }
