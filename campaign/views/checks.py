"""Doors of the checklist: choose a unit, answer in place, hand in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from campaign import actions, rules
from campaign.access import get_campaign, get_item, get_unit
from campaign.choices import Answer, AssignmentState
from campaign.forms import AnswerForm
from campaign.models import Campaign
from campaign.queries import checks as reads
from campaign.queries.campaigns import current_campaign
from campaign.queries.pages import page_context
from campaign.queries.units import unit_lines
from yangguang.accounts.access import staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal, StaleVersion
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit

SHOWS: dict[str, tuple[str, Callable[[reads.Line], bool]]] = {
    "holes": ("未检查", lambda line: line.check is None),
    "problems": ("发现问题", lambda line: line.check is not None and line.check.answer == Answer.PROBLEM),
    "added": ("新增检查项", lambda line: line.added),
    "returned": ("被退回", lambda line: line.check is not None and bool(line.check.returned_reason)),
}


@require_GET
@staff_only(Right.VIEW)
def units(request: ActorRequest) -> HttpResponse:
    """Whose checklist? A school goes straight to its own."""
    campaign = current_campaign(request.actor)
    state = request.GET.get("state", "")
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    wanted = state if state in AssignmentState.values else ""
    lines = unit_lines(campaign, request.actor.scope, wanted)
    if len(lines) == 1 and not wanted:
        return redirect("campaign:checks-unit", lines[0].unit.code)
    context = {"campaign": campaign, "lines": lines, "state": wanted, "states": AssignmentState.choices}
    return render(request, "campaign/checks_units.html", context)


@require_GET
@staff_only(Right.VIEW)
def checklist(request: ActorRequest, code: str) -> HttpResponse:
    """The six-rectification checklist of one unit, grouped by area."""
    unit = get_unit(request.actor, code)
    campaign = get_campaign(code)
    assignment = reads.assignment_of(unit, campaign)
    show = request.GET.get("show", "")
    sections = reads.sections(unit, campaign, assignment)
    context = {
        **page_context(request.actor, unit, campaign, assignment),
        "sections": sections,
        "show": show if show in SHOWS else "",
        "shows": [
            (name, label, sum(test(line) for section in sections for line in section.lines))
            for name, (label, test) in SHOWS.items()
        ],
        "shown": _shown(sections, show),
        "retired": reads.retired_lines(unit, campaign),
        "added": [line for section in sections for line in section.lines if line.added and not line.check],
    }
    return render(request, "campaign/checks.html", context)


@require_http_methods(["GET", "POST"])
@staff_only(Right.FILL)
def answer(request: ActorRequest, code: str, item: str) -> HttpResponse:
    """Answer one item in place (htmx swaps the row), or on a page of its own without JavaScript."""
    unit = get_unit(request.actor, code, Right.FILL)
    campaign = get_campaign(code)
    wanted = get_item(campaign, item, unit)
    form = AnswerForm(request.POST, request.FILES) if request.method == "POST" else None
    refusal: Refusal | None = None
    if form is not None and form.is_valid():
        refusal = _write(request, unit, wanted, form)
        if refusal is None:
            return _answered(request, unit, campaign, wanted.code)
        form.add_refusal(refusal)
    assignment = reads.assignment_of(unit, campaign)
    context = {
        **page_context(request.actor, unit, campaign, assignment),
        "line": reads.line_of(unit, wanted, assignment),
        "form": form,
        "typed": _typed(form),
        "stale": isinstance(refusal, StaleVersion),
    }
    status = 200 if form is None else (refusal.status if refusal else 422)
    part = "row" if request.headers.get("HX-Request") else "item"
    return render(request, f"campaign/checks_{part}.html", context, status=status)


@require_http_methods(["GET", "POST"])
@staff_only(Right.FILL)
def submit(request: ActorRequest, code: str) -> HttpResponse:
    """Hand the checklist in, or see what stands in the way."""
    unit = get_unit(request.actor, code, Right.FILL)
    campaign = get_campaign(code)
    if request.method == "POST":
        now = clock.now()
        owed = actions.checklist_of(unit=unit, campaign=campaign, now=now)
        try:
            actions.submit_checklist(by=request.actor.user, now=now, assignment=owed)
        except rules.NotComplete as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, f"{unit.name}的自查表已提交，等待上级审核。")
            return redirect("campaign:checks-unit", code)
    assignment = reads.assignment_of(unit, campaign)
    sections = reads.sections(unit, campaign, assignment)
    context = {
        **page_context(request.actor, unit, campaign, assignment),
        "obstacles": reads.obstacles(unit, campaign, assignment),
        "sections": sections,
        "may_submit": assignment is None or rules.ASSIGNMENTS.may("submit", assignment.state),
        "bare": _bare(sections),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "campaign/checks_submit.html", context, status=status)


def _answered(request: ActorRequest, unit: Unit, campaign: Campaign, code: str) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect(f"{reverse('campaign:checks-unit', args=[unit.code])}#item-{code}")
    assignment = reads.assignment_of(unit, campaign)
    sections = reads.sections(unit, campaign, assignment)
    line = next(line for section in sections for line in section.lines if line.item.code == code)
    context = {
        **page_context(request.actor, unit, campaign, assignment),
        "line": line,
        "sections": sections,
        "saved_at": clock.now(),
        "swap": True,
    }
    return render(request, "campaign/checks_answered.html", context)


def _write(request: ActorRequest, unit: Unit, item: Any, form: AnswerForm) -> Refusal | None:
    """Answer and attach together: both or neither. Returns the refusal instead of raising it."""
    values = dict(form.cleaned_data)
    upload = values.pop("upload")
    now = clock.now()
    try:
        with transaction.atomic():
            actions.answer_check(by=request.actor.user, now=now, unit=unit, item=item, **values)
            if upload:
                actions.attach_to_check(by=request.actor.user, now=now, unit=unit, item=item, upload=upload)
    except Refusal as refusal:
        if refusal.field == "file":
            refusal.field = "upload"
        return refusal
    return None


def _typed(form: AnswerForm | None) -> dict[str, Any]:
    """What the person typed, to be shown again; nothing typed is lost."""
    return {name: form.data.get(name, "") for name in form.fields} if form is not None else {}


def _shown(sections: list[reads.Section], show: str) -> list[tuple[reads.Section, list[reads.Line]]]:
    """Each area with the lines the chosen filter leaves; an area without any is left out."""
    test = SHOWS[show][1] if show in SHOWS else lambda line: True
    chosen = [(section, [line for line in section.lines if test(line)]) for section in sections]
    return [(section, lines) for section, lines in chosen if lines]


def _bare(sections: list[reads.Section]) -> list[str]:
    """Answered items that name evidence and have no file: asked for, not demanded."""
    return [
        line.item.code
        for section in sections
        for line in section.lines
        if line.item.evidence
        and line.check is not None
        and line.check.answer == Answer.FINE
        and not line.files
    ]
