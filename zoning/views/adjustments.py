"""Doors of an adjustment that are more than a button: the record of a step, the choice of zones."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from yangguang.accounts.access import current_user, get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.evidence.models import Evidence
from yangguang.tenancy.choices import Right
from zoning.actions.adjustments import record_step
from zoning.actions.plans import end_zone, keep_zone, revise_zone
from zoning.choices.adjustments import StepKind
from zoning.forms.adjustments import StepForm
from zoning.models import Adjustment, AdjustmentStep, Zone
from zoning.queries.adjustments import choosable, drafts_of
from zoning.rules.adjustments import ADJUSTMENTS, plan_closed

_KEPT = ("on", "held_by", "document", "document_title", "summary", "disclosed")
_VERBS = {"revise": revise_zone, "end": end_zone, "keep": keep_zone}


@staff_only(Right.FILL)
@require_http_methods(["GET", "POST"])
def record(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Write down the step that is being taken, with its document."""
    row = get_row(Adjustment, request.actor, pk, Right.FILL)
    kind = StepKind(ADJUSTMENTS.next_state("record", row.state))
    step = row.steps.filter(kind=kind).first()
    form = StepForm(
        request.POST or None, request.FILES or None, initial=_initial(step), kind=kind,
        has_file=step is not None and Evidence.objects.of(step).exists(),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            record_step(by=current_user(request.actor), row=row, now=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, f"“{kind.label}”已登记，请另一位审核人员审核后往下办。")
            return redirect("zoning:adjustments-detail", row.pk)
    context = {"form": form, "row": row, "kind": kind}
    return render(request, "zoning/step.html", context, status=422 if form.errors else 200)


def _initial(step: AdjustmentStep | None) -> dict[str, Any]:
    if step is None:
        return {"on": clock.today()}
    return {name: getattr(step, name) for name in _KEPT}


@staff_only(Right.FILL)
@require_http_methods(["GET", "POST"])
def choose(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The zones in force, each to be revised, ended or left as it is."""
    row = get_row(Adjustment, request.actor, pk, Right.FILL)
    verb = _VERBS.get(request.POST.get("verb", ""))
    if request.method == "POST" and verb is not None:
        zone = get_object_or_404(Zone.objects.filter(unit_id=row.unit_id), pk=_uuid(request.POST.get("zone")))
        try:
            done = verb(by=current_user(request.actor), adjustment=row, zone=zone, now=clock.now())
        except Refusal as refusal:
            messages.error(request, refusal.message)
        else:
            if verb is revise_zone:
                return redirect("zoning:zones-detail", done.pk)
        return redirect("zoning:adjustments-zones", row.pk)
    drafts = drafts_of(row)
    revised = {zone.supersedes_id: zone for zone in drafts}
    lines = [(zone, revised.get(zone.pk), zone.ended_by_id == row.pk) for zone in choosable(row)]
    added = [zone for zone in drafts if zone.supersedes_id is None]
    context = {"row": row, "lines": lines, "added": added, "closed": plan_closed(row.state)}
    return render(request, "zoning/adjustment_zones.html", context)


def _uuid(written: str | None) -> UUID | None:
    try:
        return UUID(written or "")
    except ValueError:
        return None
