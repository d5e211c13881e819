"""The desk: what this person owes today."""

from django.http import HttpResponse
from django.shortcuts import render

from yangguang.accounts.access import signed_in
from yangguang.accounts.middleware import ActorRequest


@signed_in
def desk(request: ActorRequest) -> HttpResponse:
    """Overdue, due today, this week, returned, to review: each line one click from its row."""
    return render(request, "campaign/desk.html", {})
