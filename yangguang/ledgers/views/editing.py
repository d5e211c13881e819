"""Add and edit a row; when somebody else saved first, both sides stand side by side and nothing is lost."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from yangguang.accounts.access import current_user
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.actions.constraints import constraints_in_words
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.forms import RowForm
from yangguang.ledgers.queries.rows import fill_units, loaded
from yangguang.ledgers.queries.versions import Side, sides, token_of
from yangguang.ledgers.rules import FORBIDDEN
from yangguang.ledgers.views.detail import row_of


def add(request: ActorRequest, ledger: Ledger) -> HttpResponse:
    """A new row; the link that leads here may bring answers along (``?unit=…&area=conduct``)."""
    units = fill_units(ledger, request.actor)
    form = RowForm(
        request.POST or None, ledger=ledger, actor=request.actor, units=units, given=request.GET.dict()
    )
    context = {"ledger": ledger, "form": form, "cancel_url": ledger.urls["list"]}
    if request.method != "POST":
        return render(request, "ledgers/form.html", context)
    if form.is_valid():
        try:
            with constraints_in_words(ledger):
                ledger.refuse_new(form.unit_id, form.values)
                row = ledger.create(
                    by=current_user(request.actor),
                    unit_id=form.unit_id,
                    values=form.values,
                    now=clock.now(),
                )
            return HttpResponseRedirect(ledger.url("detail", row.pk))
        except Refusal as refusal:
            if refusal.status == FORBIDDEN:  # a breach, not a slip: the security log is to hold it
                raise
            form.add_refusal(refusal)
    return render(request, "ledgers/form.html", context, status=422)


def edit(request: ActorRequest, ledger: Ledger, pk: Any) -> HttpResponse:
    """Change a row, unless it is locked."""
    row = row_of(ledger, request.actor, pk, ledger.fill)
    if request.method == "POST":
        row = loaded(ledger, [row.pk], lock=True)[row.pk]
    refusal = ledger.locked(row)
    if refusal is not None:
        raise refusal
    if request.method != "POST":
        form = RowForm(ledger=ledger, actor=request.actor, row=row, token=token_of(ledger, row))
        return render(request, "ledgers/form.html", _context(ledger, form, row))
    return _save(request, ledger, row)


def _context(ledger: Ledger, form: RowForm, row: Any) -> dict[str, Any]:
    return {
        "ledger": ledger,
        "form": form,
        "row": row,
        "name": ledger.named(row),
        "cancel_url": ledger.url("detail", row.pk),
    }


def _save(request: ActorRequest, ledger: Ledger, row: Any) -> HttpResponse:
    data = _picked(request.POST, ledger, row)
    form = RowForm(data, ledger=ledger, actor=request.actor, row=row, token=token_of(ledger, row))
    seen = request.POST.get("version", "")
    valid = form.is_valid()
    if seen != token_of(ledger, row):
        return _conflict(request, ledger, row, form, seen)
    if valid:
        try:
            with constraints_in_words(ledger):
                ledger.update(by=current_user(request.actor), row=row, values=form.values, now=clock.now())
            return HttpResponseRedirect(ledger.url("detail", row.pk))
        except Refusal as refusal:
            if refusal.status == FORBIDDEN:  # a breach, not a slip: the security log is to hold it
                raise
            form.add_refusal(refusal)
    return render(request, "ledgers/form.html", _context(ledger, form, row), status=422)


def _picked(posted: QueryDict, ledger: Ledger, row: Any) -> QueryDict:
    """What was typed, with the columns for which the person chose the other's value."""
    data = posted.copy()
    for kind in ledger.edited:
        if posted.get(f"pick-{kind.name}") == "theirs":
            stored = kind.initial(row)
            data[kind.name] = kind.form_text(stored)
    return data


def _conflict(request: ActorRequest, ledger: Ledger, row: Any, form: RowForm, seen: str) -> HttpResponse:
    """The screen with both sides; saving it carries the version that stands now."""
    differing: list[Side] = sides(ledger, row, seen, form.cleaned_data)
    typed = [
        (name, value)
        for name in request.POST
        if name not in ("csrfmiddlewaretoken", "version") and not name.startswith("pick-")
        for value in request.POST.getlist(name)
    ]
    context = {
        **_context(ledger, form, row),
        "sides": differing,
        "typed": typed,
        "token": token_of(ledger, row),
        "last": row.events.select_related("pgh_context").order_by("-pgh_id").first(),
    }
    return render(request, "ledgers/conflict.html", context, status=409)
