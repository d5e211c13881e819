"""Doors of the timeline and of the board of who has not reported."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from campaign.models import Campaign
from campaign.queries.campaigns import current_campaign, phase_on
from campaign.queries.reporting import reporting
from campaign.queries.timeline import timeline
from yangguang.accounts.access import require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit


def _looked_at(request: ActorRequest) -> tuple[Unit, Campaign | None]:
    """The unit of ``?unit=``, else the actor's own, and the campaign on there."""
    code = request.GET.get("unit") or request.actor.scope[0]
    require(request.actor, Right.VIEW, code)
    unit = Unit.objects.filter(pk=code).first()
    if unit is None:
        raise Http404
    return unit, current_campaign(code)


@require_GET
@staff_only(Right.VIEW)
def timeline_page(request: ActorRequest) -> HttpResponse:
    """Phases as bars, today as a line, each deliverable with its dates; the same as a table."""
    unit, campaign = _looked_at(request)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    today = clock.today()
    superior = unit.parent_code if request.actor.may(Right.VIEW, unit.parent_code) else ""
    context = {
        "campaign": campaign,
        "unit": unit,
        "superior": superior,
        "phase": phase_on(campaign, today),
        "assignments_url": reverse("campaign:assignments-list"),
        "line": timeline(campaign, unit, today),
    }
    return render(request, "campaign/timeline.html", context)


@require_GET
@staff_only(Right.VIEW)
def board_page(request: ActorRequest) -> HttpResponse:
    """Units × deliverables due so far, and who is silent. ``?deliverable=M1&phase=1`` narrow it."""
    unit, campaign = _looked_at(request)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    code, phase = request.GET.get("deliverable", ""), request.GET.get("phase", "")
    number = int(phase) if phase.isdecimal() and len(phase) < 3 else 0
    context = {
        "campaign": campaign,
        "unit": unit,
        "superior": unit.parent_code if request.actor.may(Right.VIEW, unit.parent_code) else "",
        "drills": unit.level in (Level.PROVINCE, Level.CITY),
        "board": reporting(campaign, unit, clock.today(), deliverable=code, phase=number),
        "deliverables": campaign.deliverables.filter(retired=False).order_by("position"),
        "phases": campaign.phases.order_by("number"),
        "chosen": {"deliverable": code, "phase": number},
        "assignments_url": reverse("campaign:assignments-list"),
    }
    return render(request, "campaign/reporting.html", context)
