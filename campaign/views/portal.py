"""The public front page: what the campaign is, and the few doors a parent needs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from campaign.portal_news import news
from campaign.queries.portal import hotlines
from yangguang.accounts.access import public
from yangguang.common import clock
from yangguang.common.navigation import address


@public
def portal(request: HttpRequest) -> HttpResponse:
    """Plain words, no account, nothing loaded that is not needed."""
    context = {
        "hotlines": hotlines(),
        "news": news(clock.today()),
        "complain_url": address("complaints:new"),
        "track_url": address("complaints:track"),
        "zones_url": address("zones:lookup"),
        "schools_url": address("campaign:public-schools"),
        "notices_url": address("campaign:public-notices"),
        "draws_url": address("enrollment:public-draws"),
        "questions_url": address("campaign:public-questions"),
        "statistics_url": address("campaign:public-statistics"),
        "verify_url": address("verify:ask"),
    }
    return render(request, "public/portal.html", context)
