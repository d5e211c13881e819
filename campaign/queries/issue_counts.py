"""Issues of a year's campaign counted in one pass; board, panels and headline read the same counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone

from campaign.choices import IssueState
from campaign.models import Campaign, Issue
from campaign.queries.ages import age_bounds

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class IssueCount:
    """Issues of one unit below, one area and one state: all of them (``found``), of these each age (in the
    order of ``AGES``), the overdue, those found (``new``) and closed within the last seven days."""

    key: str
    area: str
    state: str
    found: int
    ages: tuple[int, ...]
    overdue: int
    new: int
    closed_lately: int


def width_below(code: str) -> int:
    """How long the codes one level below are: cities, counties, or a county's bureau and schools."""
    return {2: 4, 4: 6}.get(len(code), 17)


def issue_counts(campaign: Campaign, code: str, today: date) -> list[IssueCount]:
    """The issues under ``code`` by unit one level below, area and state: 2 queries in a province, or 1.

    A province groups by campaign, which is its city's: taking a piece out of 200,000 unit codes and asking
    each whether its campaign is of this year takes twice as long as counting them.
    """
    rows = Issue.objects.under(code).order_by()
    if len(code) > 2:
        keyed = rows.filter(campaign=campaign).annotate(key=Substr("unit_id", 1, width_below(code)))
        return [IssueCount(*row) for row in _counted(keyed, today)]
    cities = dict(campaigns_of(code, campaign.year).values_list("pk", "unit_id"))
    by_campaign = _counted(rows.annotate(key=F("campaign_id")), today)
    return [IssueCount(cities[key], *row) for key, *row in by_campaign if key in cities]


def _counted(keyed: Any, today: date) -> Iterable[tuple[Any, ...]]:
    since = today - WEEK
    midnight = timezone.make_aware(datetime.combine(since + timedelta(days=1), time.min))
    firsts = [first for first, _ in age_bounds(today) if first]
    # Found since the first day of each age, and subtracted below: as a key, the age (a CASE) made 200,000
    # issues cost twice as much. The state is a key: the overdue closed are left out below, not row by row.
    since_first = {
        f"since_{place}": Count("unit_id", filter=Q(found_on__gte=first))
        for place, first in enumerate(firsts)
    }
    counted = keyed.values_list("key", "area", "state").annotate(
        found=Count("*"),
        past=Count("unit_id", filter=Q(due_on__lt=today)),
        new=Count("unit_id", filter=Q(found_on__gt=since)),
        closed_lately=Count("unit_id", filter=Q(closed_at__gte=midnight)),
        **since_first,
    )
    for key, area, state, found, past, new, lately, *younger in counted:
        ages = tuple(until - before for before, until in pairwise([0, *younger, found]))
        overdue = 0 if state == IssueState.CLOSED else past
        yield (key, area, state, found, ages, overdue, new, lately)


def issues_under(campaign: Campaign, code: str) -> "QuerySet[Issue]":
    """Issues of the campaign's year under ``code``: a province has the campaigns of several cities."""
    rows: QuerySet[Issue] = Issue.objects.under(code).order_by()
    return rows.filter(campaign__in=campaigns_beside(campaign, code))


def campaigns_beside(campaign: Campaign, code: str) -> list[UUID]:
    """Keys of the campaigns that concern ``code`` in the campaign's year: its own, and in a province those of
    all cities. Asked first, for a join would be planned as if there were one."""
    if len(code) > 2:
        return [campaign.pk]
    return list(campaigns_of(code, campaign.year).values_list("pk", flat=True))


def campaigns_of(code: str, year: int) -> "QuerySet[Campaign]":
    """The year's campaigns under a province."""
    return Campaign.objects.under(code).filter(year=year).order_by()
