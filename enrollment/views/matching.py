"""Doors of matching: the rounds, a new list, one round step by step, adding a child that was missed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from enrollment.actions import findings as finding_actions
from enrollment.actions import matching as actions
from enrollment.choices.matching import WORKING, FindingState, ListKind, Result
from enrollment.forms.matching import AddForm, MappingForm, RoundForm
from enrollment.models import MatchFinding, MatchRound
from enrollment.queries import matching as reads
from enrollment.rules import lists, targets
from enrollment.rules import matching as rules
from yangguang.accounts.access import current_user, get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.fields import plain
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Ledger
from yangguang.tenancy.choices import Right

PAGE = 50


@require_GET
@staff_only(Right.VIEW)
def rounds(request: ActorRequest) -> HttpResponse:
    """All rounds of the counties in reach, and the ways to begin one."""
    found = (
        MatchRound.objects.under(*request.actor.scope)
        .select_related("unit", "by", "agreement")
        .order_by("-created_at")
    )
    context = {
        "page_obj": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "may_start": _county(request) != "",
        "kept_days": rules.KEPT_AFTER_CLOSING.days,
        "several": len(request.actor.home) < 6,
        "is_city": _is_city(request),
        "in_school": len(request.actor.home) > 6,
    }
    return render(request, "enrollment/matching.html", context)


@require_http_methods(["GET", "POST"])
@staff_only(Right.FILL)
def start(request: ActorRequest) -> HttpResponse:
    """First step: whose list, which ledger, the file."""
    county = _county(request)
    if not county:
        raise rules.CountyOnly
    form = RoundForm(request.POST or None, request.FILES or None, county=county)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("kind", "target", "as_of")}
        try:
            found = actions.start_round(
                by=current_user(request.actor), unit_id=county, upload=form.cleaned_data["file"],
                footing=form.footing, now=clock.now(), **given,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("enrollment:matching-round", found.pk)
    context = {
        "form": form,
        "cancel_url": reverse("enrollment:matching"),
        "kept_days": rules.KEPT_AFTER_CLOSING.days,
    }
    return render(request, "enrollment/matching_start.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only(Right.FILL)
def three_way(request: ActorRequest) -> HttpResponse:
    """Begin 户籍–学籍–在校 of the own county."""
    county = _county(request)
    if not county:
        raise rules.CountyOnly
    try:
        found = actions.start_three_way(by=current_user(request.actor), unit_id=county, now=clock.now())
    except rules.NothingToCompare as refusal:
        messages.error(request, refusal.message)
        return redirect("enrollment:matching")
    return redirect("enrollment:matching-round", found.pk)


@require_GET
@staff_only(Right.VIEW)
def round_page(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One round: where it stands, what to do next, and once compared its lists."""
    found = get_row(MatchRound, request.actor, pk)
    context = _context(request, found)
    if found.state == "mapping":
        context["form"] = _mapping(found)
    if request.headers.get("HX-Request"):  # who waits asks every second: one part, never a page in a page
        return render(request, "enrollment/matching_step.html", context)
    if found.state in ("open", "closed"):
        context |= _lists(request, found)
        return render(request, "enrollment/matching_results.html", context)
    return render(request, "enrollment/matching_round.html", context)


@require_POST
@staff_only(Right.FILL)
def step(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What the clerk decides on a round: the columns, go on, map again, give up, close."""
    found = get_row(MatchRound, request.actor, pk, Right.FILL)
    by, now = current_user(request.actor), clock.now()
    verbs: dict[str, Any] = {
        "go-on": actions.go_on,
        "map-again": actions.map_again,
        "give-up": actions.give_up_round,
        "close": actions.close_round,
    }
    verb = request.POST.get("verb", "")
    try:
        if verb == "map":
            return _map(request, found)
        if verb not in verbs:
            raise Http404
        verbs[verb](by=by, row=found, now=now)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("enrollment:matching-round", pk)


@require_http_methods(["GET", "POST"])
@staff_only(Right.FILL)
def add(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Add the child of a finding to the ledger of its round: what the list says is filled in already."""
    finding = get_row(MatchFinding, request.actor, pk, Right.FILL)
    offered = targets.takes(finding.round.target)
    row = finding.row
    if finding.kind not in rules.ADDABLE or not offered:
        raise Http404
    if row is None:
        raise rules.ListGone
    cancel_url = reverse("enrollment:match-findings-detail", args=[finding.pk])
    if finding.state == FindingState.CLOSED:
        messages.info(request, "这一条已经办结，不用再补登。")
        return redirect(cancel_url)
    ledger = _chosen(offered, request.GET.get("ledger", ""))
    if ledger is None:
        three_way = finding.round.kind == ListKind.THREE_WAY
        context = {"offered": offered, "row": row, "cancel_url": cancel_url, "three_way": three_way}
        return render(request, "enrollment/matching_choose.html", context)
    form = AddForm(
        request.POST or None, ledger=ledger, actor=request.actor, given=_given(row),
        known={
            "child__id_number": plain(row.id_number), "child__guardian": plain(row.guardian),
            "child__guardian_phone": plain(row.phone),
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = finding_actions.add_to_ledger(
                by=current_user(request.actor), now=clock.now(), row=finding, ledger=ledger,
                values=form.values,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, f"已补登入{ledger.title}，这一条同时办结。")
            return redirect(ledger.url("detail", made.pk))
    context = {
        "form": form, "row": row, "ledger": ledger, "finding": finding, "cancel_url": cancel_url,
    }  # fmt: skip
    return render(request, "enrollment/matching_add.html", context, status=422 if form.errors else 200)


def _county(request: ActorRequest) -> str:
    """The county this person fills for; "" when they belong to a school or stand above."""
    home = request.actor.home
    return home if len(home) == 6 and request.actor.may(Right.FILL, home) else ""


def _is_city(request: ActorRequest) -> bool:
    return any(len(code) <= 4 for code in request.actor.rights.codes(Right.VIEW))


def _context(request: ActorRequest, found: MatchRound) -> dict[str, Any]:
    return {
        "round": found,
        "target": targets.title_of(found.target),
        "running": found.state in WORKING,
        "may_work": request.actor.may(Right.FILL, found.unit_id),
        "three_way": found.kind == ListKind.THREE_WAY,
        "kept_days": rules.KEPT_AFTER_CLOSING.days,
    }


def _lists(request: ActorRequest, found: MatchRound) -> dict[str, Any]:
    tabs = reads.tabs(found)
    names = [tab.name for tab in tabs]
    first = next((tab.name for tab in tabs if tab.left), names[0])
    shown = request.GET.get("list", first)
    if shown not in names:
        raise Http404
    rows = reads.agreeing(found) if shown == Result.BOTH else reads.findings(found, shown)
    return {
        "tabs": tabs,
        "tab": next(tab for tab in tabs if tab.name == shown),
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "left": sum(tab.left for tab in tabs),
        "protocol": reads.closed_lines(found),
        "total": sum(tab.total for tab in tabs),
    }


def _mapping(found: MatchRound, data: Any = None) -> MappingForm:
    titles = found.outcome["headings"]
    guessed = found.columns or lists.guesses(titles, reads.remembered(found, titles))
    return MappingForm(data, headings=titles, guessed=guessed)


def _map(request: ActorRequest, found: MatchRound) -> HttpResponse:
    if found.state != "mapping":
        raise rules.RoundMoved
    form = _mapping(found, request.POST)
    if form.is_valid():
        try:
            actions.map_columns(
                by=current_user(request.actor), row=found, columns=form.columns, now=clock.now()
            )
            return redirect("enrollment:matching-round", found.pk)
        except Refusal as refusal:
            form.add_refusal(refusal)
    return render(
        request, "enrollment/matching_round.html", {**_context(request, found), "form": form}, status=422
    )


def _chosen(offered: list[targets.Target], label: str) -> Ledger | None:
    """The only ledger there is, or the one the person named; None while they have not."""
    if len(offered) == 1:
        return offered[0].ledger
    return next((target.ledger for target in offered if target.label == label), None)


def _given(row: Any) -> dict[str, Any]:
    """What the list says, under the names of the ledger's columns; nothing sealed."""
    return {
        "child__name": row.name, "child__sex": row.sex, "child__birth_date": row.birth_date,
        "child__living_place": row.address, "found_on": clock.today(),
    }  # fmt: skip
