"""The audit administrator's desk: what changed, who was shown what, what happened at the doors."""

from datetime import date, datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.http import require_GET

from yangguang.accounts.access import audited_scope, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.audit.choices import Happening
from yangguang.audit.models import Reveal, Seal, SecurityEvent
from yangguang.audit.queries.trail import Wanted, changes, field_name, kinds, model_name
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit

_PAGE = 50


@staff_only(Right.AUDIT)
@require_GET
def history(request: ActorRequest) -> HttpResponse:
    """Every change of every row in reach: who, when, which fields; no values."""
    wanted = Wanted(
        kind=request.GET.get("kind", ""),
        day=_day(request),
        who=request.GET.get("who", "").strip(),
        before=_moment(request.GET.get("before", "")),
    )
    with audited_scope(request.actor) as reach:
        found = changes(reach, wanted, limit=_PAGE + 1)
    shown, more = found[:_PAGE], len(found) > _PAGE
    units = Unit.objects.in_bulk({change.unit_id for change in shown})
    context = {
        "rows": [(change, units.get(change.unit_id)) for change in shown],
        "older": shown[-1].at.isoformat() if more else "",
        "wanted": wanted,
        "kinds": kinds(),
    }
    return render(request, "audit/history.html", context)


@staff_only(Right.AUDIT)
@require_GET
def reveals(request: ActorRequest) -> HttpResponse:
    """Who was shown which sealed field of which kind of row, and why."""
    day = _day(request)
    with audited_scope(request.actor) as reach:
        found = Reveal.objects.under(*reach).select_related("user", "unit")
        if day:
            found = found.filter(revealed_at__date=day)
        if who := request.GET.get("who", "").strip():
            found = found.filter(user__name=who)
        page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
        rows = [(row, model_name(row.subject), field_name(row.subject, row.field)) for row in page]
    return render(request, "audit/reveals.html", {"page_obj": page, "rows": rows, "day": day, "who": who})


@staff_only(Right.AUDIT)
@require_GET
def events(request: ActorRequest) -> HttpResponse:
    """Sign-ins, locks, grants, refusals."""
    day, kind = _day(request), request.GET.get("kind", "")
    with audited_scope(request.actor) as reach:
        found = SecurityEvent.objects.under(*reach).select_related("user", "about", "unit")
        if day:
            found = found.filter(happened_at__date=day)
        if kind:
            found = found.filter(kind=kind)
        page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
        rows = list(page)
    context = {"page_obj": page, "rows": rows, "day": day, "kind": kind, "kinds": Happening.choices}
    return render(request, "audit/events.html", context)


@staff_only(Right.AUDIT)
@require_GET
def seals(request: ActorRequest) -> HttpResponse:
    """The chain of seals, newest first. Checking it is the operator's command: it reads everything."""
    page = Paginator(Seal.objects.order_by("-day"), _PAGE).get_page(request.GET.get("page"))
    return render(request, "audit/seals.html", {"page_obj": page})


def _day(request: ActorRequest) -> date | None:
    try:
        return parse_date(request.GET.get("day", ""))
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
