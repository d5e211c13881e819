"""Door of a school's own page (本校首页, plan 二（三）: 各校严守招生纪律)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from campaign.access import get_campaign, get_unit
from campaign.queries.campaigns import phase_on
from campaign.queries.own_page import own_page
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.tenancy.choices import Right


@require_GET
@staff_only(Right.VIEW)
def home(request: ActorRequest, code: str) -> HttpResponse:
    """Own duties with their dates, own progress and issues, the ten prohibitions, the hotline."""
    unit = get_unit(request.actor, code)
    campaign, today = get_campaign(code), clock.today()
    context = {
        "page": own_page(unit, campaign, today),
        "phase": phase_on(campaign, today),
        "may_fill": request.actor.may(Right.FILL, unit.code),
    }
    return render(request, "campaign/own_page.html", context)
