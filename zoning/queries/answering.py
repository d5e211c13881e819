"""The whole answer to a parent's question: zones, schools, and whom to call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from campaign.queries.public import hotlines_of
from zoning.models import Zone
from zoning.queries import lookup
from zoning.queries.schools import SchoolNews, news_of


@dataclass
class Line:
    """A zone that contains the address, and its schools in the order parents read."""

    found: lookup.Found
    schools: list[SchoolNews]


@dataclass
class Reply:
    """``hotlines`` are those of the counties in question and their cities."""

    answer: lookup.Answer
    lines: list[Line]
    hotlines: list[Any]


def reply_to(
    *, stage: str, address: str, point: tuple[float, float] | None, county: str, today: date
) -> Reply:
    """Answer for an address, or for a point when there is none. Raises ``AddressUnread``."""
    if point is not None:
        answer = lookup.by_point(*point, stage=stage, today=today)
    else:
        answer = lookup.by_address(address, stage=stage, county=county, today=today)
    news = news_of([found.zone for found in answer.zones]) if answer.zones else {}
    lines = [Line(found, schools_of(found.zone, news)) for found in answer.zones]
    counties = [unit.pk for unit in answer.counties] or [county]
    if counties == [""]:  # nothing says where it is: whom to call in each county
        counties = [code for code, _ in lookup.counties_served(today)]
    return Reply(answer, lines, telephones(counties))


def schools_of(zone: Zone, news: dict[str, SchoolNews]) -> list[SchoolNews]:
    """The schools a zone leads to."""
    return [news[each.school_id] for each in zone.schools.all()]


def telephones(counties: Iterable[str]) -> list[Any]:
    """Hotlines of counties and of their cities."""
    return hotlines_of(*{code for county in counties if county for code in (county, county[:4])})
