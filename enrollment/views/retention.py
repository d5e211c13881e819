"""Door of the terms: how long what is kept, and what was erased."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from enrollment.choices.retention import COUNTS_FROM, YEARS, Kept
from enrollment.models import RetentionTerm
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.audit.models import Erasure
from yangguang.tenancy.choices import Right

PAGE = 50


@require_GET
@staff_only(Right.VIEW)
def retention_page(request: ActorRequest) -> HttpResponse:
    """Terms, usual and of the own city, and the record of erasures in reach."""
    own = list(RetentionTerm.objects.all())
    found = Paginator(
        Erasure.objects.under(*request.actor.rights.codes(Right.VIEW)).select_related("unit"), PAGE
    ).get_page(request.GET.get("page"))
    lines = [(row, Kept(row.kind).label) for row in found]
    terms = [
        {
            "title": kind.label, "counts_from": COUNTS_FROM[kind], "years": YEARS[kind],
            "own": [term for term in own if term.kind == kind],
        }
        for kind in Kept
    ]  # fmt: skip
    return render(request, "enrollment/retention.html", {"terms": terms, "page_obj": found, "lines": lines})
