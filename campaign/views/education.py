"""Doors of prevention: coverage of pledges, cases to learn from, patrol rounds."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from campaign.access import get_campaign
from campaign.actions.patrols import plan_rounds
from campaign.queries.campaigns import current_campaign
from campaign.queries.patrols import cases_to_read, patrol_board
from campaign.queries.pledges import pledge_coverage
from yangguang.accounts.access import current_user, require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit


@require_GET
@staff_only(Right.VIEW)
def pledges(request: ActorRequest) -> HttpResponse:
    """Signed ÷ roster by county and unit; who has not signed is named."""
    counties = pledge_coverage(request.actor.scope)
    context = {
        "counties": counties,
        "total": sum(county.total for county in counties),
        "signed": sum(county.signed for county in counties),
        "without_roster": sum(county.without_roster for county in counties),
    }
    return render(request, "campaign/pledge_coverage.html", context)


@require_GET
@staff_only(Right.VIEW)
def cases(request: ActorRequest) -> HttpResponse:
    """Cases to learn from: the own ones and those from above."""
    may_write = request.actor.rights.anywhere(Right.SUPERVISE)
    return render(request, "campaign/cases.html", {"cases": cases_to_read(), "may_write": may_write})


@require_GET
@staff_only(Right.VIEW)
def patrols(request: ActorRequest) -> HttpResponse:
    """Rounds by county: visited, clues, and which objects nobody has seen yet."""
    campaign = current_campaign(request.actor)
    today = clock.today()
    counties = patrol_board(campaign, request.actor.scope, until=today) if campaign else []
    lines = [(county, [(line, line.tone(today)) for line in county.rounds]) for county in counties]
    context = {
        "counties": lines,
        "may_fill": {county.unit.pk for county in counties if request.actor.may(Right.FILL, county.unit.pk)},
        "campaign": campaign,
    }
    return render(request, "campaign/patrol_board.html", context)


@require_POST
@staff_only(Right.FILL)
def plan(request: ActorRequest, code: str) -> HttpResponse:
    """Make the rounds of the season for one county."""
    require(request.actor, Right.FILL, code)
    unit = Unit.objects.filter(pk=code, level=Level.COUNTY).first()
    if unit is None:
        raise Http404
    try:
        made = plan_rounds(
            by=current_user(request.actor), now=clock.now(), campaign=get_campaign(code), unit=unit
        )
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"已按两周一轮生成 {len(made)} 个摸排轮次，可以在“摸排轮次”里调整。")
    return redirect("campaign:patrols-board")
