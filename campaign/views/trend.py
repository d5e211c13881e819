"""Issues week by week, how old they are, and who has them again and again."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from campaign.choices import Area
from campaign.models import Campaign
from campaign.queries import trend as reads
from campaign.queries.ages import age_titles
from campaign.queries.campaigns import current_campaign
from campaign.queries.repeat import offenders
from campaign.rules.repeat import RULE
from yangguang.accounts.access import require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.navigation import address
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


def _asked(request: ActorRequest) -> tuple[Unit, Campaign | None]:
    """The unit looked at (``?unit=``, else the person's own) and its campaign; 404 outside the scope."""
    code = request.GET.get("unit") or request.actor.scope[0]
    if not codes.is_code(code):
        raise Http404
    require(request.actor, Right.VIEW, code)
    unit = Unit.objects.filter(pk=code).first()
    if unit is None:
        raise Http404
    return unit, current_campaign(code)


def _common(request: ActorRequest, unit: Unit, here: str) -> dict[str, Any]:
    return {
        "unit": unit,
        "superior": unit.parent_code if request.actor.may(Right.VIEW, unit.parent_code) else "",
        "here": here,
        "issues_url": address("campaign:issues-list"),
    }


@staff_only(Right.VIEW)
def trend_page(request: ActorRequest) -> HttpResponse:
    """``?unit=410922&area=conduct&week=2024-07-12``: found, closed, open, overdue a week."""
    unit, campaign = _asked(request)
    today = clock.today()
    span = reads.weeks(campaign, today) if campaign else []
    if campaign is None or not span:
        return render(request, "campaign/dashboard_none.html")
    area = request.GET.get("area", "") if request.GET.get("area") in Area.values else ""
    week = next((w for w in span if f"{w.end}" == request.GET.get("week")), span[-1])
    rows = reads.issues_of(campaign, unit.code, area)
    suffix = f"&area={area}" if area else ""
    lines = reads.trend(rows, span, f"unit={unit.code}{suffix}")
    units = reads.by_unit(rows, unit.code, week, suffix) if len(unit.code) < 17 else []
    ages = reads.ages(rows, units or lines[-1:], today)
    context = {
        **_common(request, unit, "trend"),
        "campaign": campaign,
        "lines": lines,
        "week": week,
        "weeks": span,
        "area": area,
        "areas": Area.choices,
        "by_area": [] if area else reads.by_area(rows, week, f"unit={unit.code}"),
        "by_unit": units,
        "age_titles": age_titles(),
        "ages": ages,
        "chart": chart_data(lines, ages),
    }
    return render(request, "campaign/trend.html", context)


def chart_data(lines: list[reads.Line], ages: list[reads.AgeRow]) -> dict[str, Any]:
    """The very numbers of the tables, for the charts above them."""
    names = ("found", "closed", "open", "overdue")
    return {
        "weeks": [f"{line.week.end:%m-%d}" for line in lines],
        **{name: [getattr(line.figures, name) for line in lines] for name in names},
        "units": [row.label for row in ages],
        "age_titles": age_titles(),
        "ages": [list(column) for column in zip(*(row.counts for row in ages), strict=True)],
    }


@staff_only(Right.VIEW)
def repeat_page(request: ActorRequest) -> HttpResponse:
    """Schools named by the rule that stands on the page, worst first."""
    unit, campaign = _asked(request)
    if campaign is None:
        return render(request, "campaign/dashboard_none.html")
    found = offenders(campaign, unit.code, clock.today())
    context = {
        **_common(request, unit, "repeat"),
        "campaign": campaign,
        "rule": RULE,
        "offenders": found,
        "letter_url": address("campaign:letters-add"),
    }
    return render(request, "campaign/repeat.html", context)
