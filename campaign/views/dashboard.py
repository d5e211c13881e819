"""The dashboard: units × six rectifications."""

from django.http import HttpResponse
from django.shortcuts import render

from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.tenancy.choices import Right


@staff_only(Right.VIEW)
def dashboard(request: ActorRequest) -> HttpResponse:
    """Counties of the city (or schools of the county) × six areas, each cell a link to its rows."""
    return render(request, "campaign/dashboard.html", {})
