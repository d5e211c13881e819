"""Verbs on one row or many: asked first, with the number of rows it will touch; then done."""

import uuid
from typing import Any, TypeGuard

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from yangguang.accounts.access import current_user
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.actions.verbs import Outcome, carry_out, is_breach, refusal_of
from yangguang.ledgers.choices import BULK_CAP
from yangguang.ledgers.declaration import Ledger, Verb
from yangguang.ledgers.forms import VerbForm
from yangguang.ledgers.queries.criteria import parse
from yangguang.ledgers.queries.pages import in_order, narrowed
from yangguang.ledgers.queries.rows import loaded
from yangguang.ledgers.rules import FORBIDDEN, NothingChosen, TooManyRows


def verb(request: ActorRequest, ledger: Ledger, name: str) -> HttpResponse:
    """First the question with the affected count, then (``confirmed``) the act. POST only."""
    found = ledger.verb(name)
    if found is None:
        raise Http404
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    try:
        pks = _chosen(request, ledger)
    except (NothingChosen, TooManyRows) as refusal:  # mended by another choice: back to where one chooses
        messages.error(request, refusal.message)
        return HttpResponseRedirect(_back(request, ledger, []))
    plain = len(pks) == 1 and found.form is None and not found.confirm
    confirmed = "confirmed" in request.POST
    form = found.form(request.POST if confirmed else None) if found.form else None
    if (confirmed or plain) and (form is None or form.is_valid()):
        outcome = carry_out(
            ledger,
            found,
            by=current_user(request.actor),
            rights=request.actor.rights,
            pks=pks,
            data=form.cleaned_data if form is not None else {},
            now=clock.now(),
        )
        if form is None or len(pks) > 1 or not _is_slip(outcome.slip, form):
            return _answer(request, ledger, found, pks, outcome)
        form.add_refusal(outcome.slip)
    return _ask(request, ledger, found, pks, form)


def _is_slip(refusal: Refusal | None, form: Any) -> TypeGuard[Refusal]:
    """Whether another answer in the form would do: then it comes back, with what was typed."""
    if refusal is None or refusal.status == FORBIDDEN:
        return False
    return refusal.status == 422 or refusal.field in form.fields


def _chosen(request: ActorRequest, ledger: Ledger) -> list[Any]:
    """Keys of the chosen rows that this person may see; foreign ones are silently not there."""
    if request.POST.get("all"):
        criteria = parse(ledger, request.actor, request.GET)
        rows = in_order(ledger, criteria, narrowed(ledger, request.actor, criteria))
        pks = list(rows.values_list("pk", flat=True)[: BULK_CAP + 1])
    else:
        wanted = [_uuid(raw) for raw in request.POST.getlist("row")[: BULK_CAP + 1]]
        known = set(ledger.queryset(request.actor).filter(pk__in=wanted).values_list("pk", flat=True))
        pks = [pk for pk in dict.fromkeys(wanted) if pk in known]
        if wanted and not pks:
            raise Http404
    if not pks:
        raise NothingChosen
    if len(pks) > BULK_CAP:
        raise TooManyRows
    return pks


def _uuid(raw: str) -> uuid.UUID:
    try:
        return uuid.UUID(raw)
    except ValueError as error:
        raise Http404 from error


def _ask(request: ActorRequest, ledger: Ledger, verb: Verb, pks: list[Any], form: Any) -> HttpResponse:
    rights = request.actor.rights
    rows = loaded(ledger, pks)
    reasons = [(ledger.named(row), refusal_of(ledger, verb, row, rights)) for row in rows.values()]
    if isinstance(form, VerbForm):
        form.offer_for([row for row, (_, reason) in zip(rows.values(), reasons, strict=True) if not reason])
    context = {
        "ledger": ledger,
        "verb": verb,
        "pks": pks,
        "form": form,
        "affected": sum(not reason for _, reason in reasons),
        "left": [(label, reason) for label, reason in reasons if reason][:20],
        "sample": [label for label, reason in reasons if not reason][:10],
        "back": _back(request, ledger, pks),
        "origin": request.POST.get("from", ""),
        "here": request.GET.urlencode(),
    }
    status = 422 if form is not None and form.errors else 200
    if not context["affected"] and any(is_breach(ledger, verb, row, rights) for row in rows.values()):
        status = FORBIDDEN  # from a page that was left open: the attempt is one, though nothing was asked yet
    return render(request, "ledgers/verb.html", context, status=status)


def _back(request: ActorRequest, ledger: Ledger, pks: list[Any]) -> str:
    if request.POST.get("from") == "detail" and len(pks) == 1:
        return ledger.url("detail", pks[0])
    query = request.GET.urlencode()
    return f"{ledger.urls['list']}?{query}" if query else ledger.urls["list"]


def _answer(
    request: ActorRequest, ledger: Ledger, verb: Verb, pks: list[Any], outcome: Outcome
) -> HttpResponse:
    if outcome.refused and (len(pks) > 1 or not outcome.done):
        context = {
            "ledger": ledger,
            "verb": verb,
            "outcome": outcome,
            "back": _back(request, ledger, pks),
        }
        refused = 403 if outcome.forbidden else 409
        return render(request, "ledgers/verb_done.html", context, status=200 if outcome.done else refused)
    text = f"已办理“{verb.title}”：{outcome.done} 条。"
    messages.success(request, text)
    return HttpResponseRedirect(_back(request, ledger, pks))
