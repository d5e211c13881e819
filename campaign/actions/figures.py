"""Counting for the public: sums of a city and its counties, small ones hidden before they are written."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import Left

from campaign.choices import Area, IssueState
from campaign.models import Campaign, Issue
from campaign.models.figures import PublicFigure
from campaign.public_figures import PublicLine, sources
from campaign.queries.disclosure import tallies
from campaign.rules.disclosure import suppressed
from yangguang.tenancy.scope import scope


def publish_figures(*, now: datetime) -> int:
    """Count every city's campaign anew; how many numbers changed. Safe to repeat; each city stands alone."""
    latest: dict[str, Campaign] = {}
    for campaign in Campaign.objects.filter(starts__lte=now.date()).order_by("year"):
        latest[campaign.unit_id] = campaign
    return sum(_publish_city(campaign, now) for campaign in latest.values())


def _publish_city(campaign: Campaign, now: datetime) -> int:
    """Write the figures of one city inside its own scope."""
    city = campaign.unit_id
    with scope(city), transaction.atomic():
        lines = [*_disclosed(campaign), *_issues(campaign)]
        for source in sources():
            lines += source(city)
        return _write(city, lines, now)


def _write(city: str, lines: list[PublicLine], now: datetime) -> int:
    known = {
        (row.unit_id, row.group, row.key): row for row in PublicFigure.objects.under(city).select_for_update()
    }
    changed = 0
    for position, (line, value) in enumerate(_hidden(lines)):
        row = known.pop((line.unit_id, line.group, line.key), None)
        if row is None:
            row = PublicFigure(
                unit_id=line.unit_id, group=line.group, key=line.key, created_at=now, version=0
            )
        before = (row.value, row.label, row.position, row.on) if row.version else None
        row.value, row.label, row.position, row.on = value, line.label, position, now.date()
        if before != (row.value, row.label, row.position, row.on):
            row.bump(now=now)
            row.save()
            changed += 1
    for row in known.values():
        row.delete()
    return changed + len(known)


def _hidden(lines: Iterable[PublicLine]) -> list[tuple[PublicLine, int | None]]:
    """The lines with what may be shown. Lines a reader could add up stand in one margin: the same subject in
    every county, or every area of the city."""
    margins: dict[tuple[str, str], list[PublicLine]] = defaultdict(list)
    for line in lines:
        margins[line.group, line.key.partition(":")[0]].append(line)
    return [
        pair
        for margin in margins.values()
        for pair in zip(margin, suppressed([line.value for line in margin]), strict=True)
    ]


def _disclosed(campaign: Campaign) -> Iterable[PublicLine]:
    group = "学校信息公开"
    for county, tally in sorted(tallies(campaign, (campaign.unit_id,)).items()):
        yield PublicLine(county, group, "schools", "学校", tally.schools)
        yield PublicLine(county, group, "owed", "应公布（项）", tally.owed)
        yield PublicLine(county, group, "public", "已公布（项）", tally.public)


def _issues(campaign: Campaign) -> Iterable[PublicLine]:
    rows = Issue.objects.under(campaign.unit_id).filter(campaign=campaign).order_by()
    counts = {"found": Count("pk"), "closed": Count("pk", filter=Q(state=IssueState.CLOSED))}
    by_area = {area: (found, closed) for area, found, closed in rows.values_list("area").annotate(**counts)}
    for area, label in Area.choices:
        found, closed = by_area.get(area, (0, 0))
        yield PublicLine(campaign.unit_id, "areas", f"found:{area}", label, found)
        yield PublicLine(campaign.unit_id, "areas", f"closed:{area}", label, closed)
    by_county = rows.values_list(Left("unit_id", 6)).annotate(**counts)
    for county, found, closed in sorted(by_county):
        yield PublicLine(county, "问题整改", "found", "发现问题", found)
        yield PublicLine(county, "问题整改", "closed", "已改好", closed)
