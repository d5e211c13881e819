"""Doors of public opinion: the page of the day for the bureau, and what was refuted for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from campaign.queries.opinion import clarifications, opinion
from campaign.rules.opinion import risk_tone
from yangguang.accounts.access import public, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.tenancy.choices import Right


@require_GET
@staff_only(Right.VIEW)
def opinion_page(request: ActorRequest) -> HttpResponse:
    """Who is on duty, rumours without an answer, open incidents, risks by likelihood and impact."""
    found = opinion(request.actor, clock.today())
    steps = range(1, 6)
    grid = [
        (
            likelihood,
            [(found.grid.get((likelihood, impact), 0), risk_tone(likelihood * impact)) for impact in steps],
        )
        for likelihood in reversed(steps)
    ]
    return render(request, "campaign/opinion.html", {"opinion": found, "grid": grid, "impacts": list(steps)})


@require_GET
@public
def clarifications_page(request: HttpRequest) -> HttpResponse:
    """辟谣专栏: what is wrong, what is right, where it was published."""
    return render(request, "public/clarifications.html", {"clarifications": clarifications()})
