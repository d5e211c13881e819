"""What is to be drawn for a second look, and what was."""

from datetime import date

from django.db.models.functions import Substr

from campaign.choices import IssueState
from campaign.models import Campaign, Issue, SecondLookDraw
from campaign.rules import second_looks as rules
from yangguang.common import clock


def first_working_day(month: date) -> date:
    """Of the month that begins on ``month``."""
    return month if clock.is_working_day(month) else clock.add_working_days(month, 1)


def last_working_day(month: date) -> date:
    """Of the month that begins on ``month``: looks drawn in it are done by then."""
    following = rules.month_of(date.fromordinal(month.toordinal() + 31))
    return clock.working_day_on_or_before(date.fromordinal(following.toordinal() - 1))


def populations(campaign: Campaign, month: date) -> dict[str, list[str]]:
    """Numbers of the issues closed in the month before ``month`` and closed still, by county."""
    before = rules.month_before(month)
    rows = (
        Issue.objects.under(campaign.unit_id)
        .filter(campaign=campaign, state=IssueState.CLOSED)
        .filter(closed_at__date__gte=before, closed_at__date__lt=month)
        .order_by("number")
        .values_list(Substr("unit_id", 1, 6), "number")
    )
    found: dict[str, list[str]] = {}
    for county, number in rows:
        found.setdefault(county, []).append(number)
    return found


def counties_drawn(campaign: Campaign, month: date) -> set[str]:
    """Counties whose draw of the month is done."""
    done = SecondLookDraw.objects.filter(campaign=campaign, month=month)
    return set(done.values_list("unit_id", flat=True))


def left_to_draw(campaign: Campaign, month: date) -> dict[str, list[str]]:
    """The populations without those drawn already."""
    done = counties_drawn(campaign, month)
    return {code: numbers for code, numbers in populations(campaign, month).items() if code not in done}


def draws_under(*codes: str) -> "list[SecondLookDraw]":
    """The draws of the units, newest first."""
    return list(
        SecondLookDraw.objects.under(*codes).select_related("unit", "drawn_by").order_by("-month", "unit_id")
    )
