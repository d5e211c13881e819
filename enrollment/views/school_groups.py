"""教育集团: the groups and their schools."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from enrollment.queries.standing import groups
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.tenancy.choices import Right


@require_GET
@staff_only(Right.VIEW)
def group_page(request: ActorRequest) -> HttpResponse:
    """Groups of the schools the person sees, each with its open members."""
    return render(request, "enrollment/school_groups.html", {"groups": groups(*request.actor.scope)})
