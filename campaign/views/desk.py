"""The desk: what this person owes today."""

from django.http import HttpResponse
from django.shortcuts import render

from campaign.queries.board import headline
from campaign.queries.campaigns import current_campaign, phase_on
from campaign.queries.desk import desk_items
from campaign.queries.sections import sections
from yangguang.accounts.access import signed_in
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock


@signed_in
def desk(request: ActorRequest) -> HttpResponse:
    """Overdue, due today, returned, to judge, this week: each line one click from its row.

    An administrator of the three has no business data: the page points to their own entries.
    """
    actor, today = request.actor, clock.today()
    if not actor.scope:
        return render(request, "campaign/desk_admin.html")
    campaign = current_campaign(actor)
    found = sections(desk_items(actor, today), today)
    context = {
        "sections": found,
        "owed": sum(len(section.lines) for section in found),
        "campaign": campaign,
        "phase": phase_on(campaign, today) if campaign else None,
        "headline": headline(campaign, actor.home, today) if campaign else None,
    }
    return render(request, "campaign/desk.html", context)
