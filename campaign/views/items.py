"""Doors of the checklist itself: its versions, and which step of admission each item looks at."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from campaign.choices import AppliesTo
from campaign.queries import items as reads
from campaign.queries.campaigns import current_campaign
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.tenancy.choices import Right


@require_GET
@staff_only(Right.VIEW)
def versions(request: ActorRequest) -> HttpResponse:
    """Every version of the checklist with what changed and why; the steps of admission below."""
    campaign = current_campaign(request.actor)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    context = {
        "campaign": campaign,
        "versions": reads.versions(campaign),
        "steps": reads.steps(campaign),
        "levels": AppliesTo.choices,
        "in_force": campaign.items.in_force().count(),
        "may_edit": request.actor.may(Right.REVIEW, campaign.unit_id),
    }
    return render(request, "campaign/checklist_versions.html", context)
