"""One row: its columns, its verbs, its history; sealed values on request with a reason."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from yangguang.accounts.access import current_user, get_row
from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.rights import Actor
from yangguang.audit import actions as audit
from yangguang.audit.actions import ReasonMissing, TooManyReveals
from yangguang.common import clock
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.forms import RevealForm
from yangguang.ledgers.kinds import Kind, SealedKind
from yangguang.ledgers.links import links_of
from yangguang.ledgers.queries.history import history
from yangguang.ledgers.queries.pages import related
from yangguang.ledgers.views.cells import cell
from yangguang.tenancy.choices import Right


def row_of(ledger: Ledger, actor: Actor, pk: Any, right: str) -> Any:
    """The row with what its columns need, or 404 / 403."""
    queryset = ledger.queryset(actor).select_related(*related(ledger))
    if not ledger.published:
        return get_row(ledger.model, actor, pk, right, queryset=queryset)
    row = queryset.filter(pk=pk).first()
    if row is None:
        raise Http404
    if right != ledger.view and not actor.may(right, row.unit_id):
        raise PermissionDenied
    return row


@dataclass(frozen=True)
class Item:
    """One line of the detail card."""

    kind: Kind
    html: SafeString
    sealed: bool  # may be shown in full for a reason


def detail(request: ActorRequest, ledger: Ledger, pk: Any) -> HttpResponse:
    """The page of one row."""
    row = row_of(ledger, request.actor, pk, ledger.view)
    if ledger.personal:
        by = current_user(request.actor)
        audit.note_opened(by=by, unit_id=row.unit_id, subject=ledger.label, row=row.pk, now=clock.now())
    return render(request, "ledgers/detail.html", detail_context(ledger, request.actor, row))


def detail_context(ledger: Ledger, actor: Actor, row: Any) -> dict[str, Any]:
    """What the detail page needs."""
    locked = ledger.locked(row)
    may_fill = ledger.writable and actor.may(ledger.fill, row.unit_id)
    reveals = actor.may(Right.REVEAL, row.unit_id)
    return {
        "ledger": ledger,
        "row": row,
        "name": ledger.named(row),
        "items": [_item(kind, row, reveals) for kind in ledger.kinds.values()],
        "locked": locked if may_fill else None,
        "can_edit": may_fill and locked is None,
        "verbs": [v for v in ledger.verbs if v.offered_to(actor.rights, row)],
        "links": links_of(ledger.label, actor, row),
        "history": history(ledger, row),
        "reveal_form": RevealForm() if reveals else None,
    }


def _item(kind: Kind, row: Any, reveals: bool) -> Item:
    value = kind.value(row)
    return Item(kind, cell(kind, value), sealed=reveals and isinstance(kind, SealedKind) and bool(value))


def reveal(request: ActorRequest, ledger: Ledger, pk: Any, column: str) -> HttpResponse:
    """Show one sealed value in full, once and in place, for a reason that is logged first."""
    row = row_of(ledger, request.actor, pk, ledger.view)
    if not request.actor.may(Right.REVEAL, row.unit_id):
        raise PermissionDenied
    kind = ledger.kinds.get(column)
    if not isinstance(kind, SealedKind):
        return HttpResponse(status=404)
    holder = row
    for part in kind.parts[:-1]:
        holder = getattr(holder, part)
    context = {"ledger": ledger, "row": row, "item": Item(kind, cell(kind, kind.value(row)), True)}
    status = 200
    try:
        context["revealed"] = audit.reveal(
            by=request.user,
            row=holder,
            field=kind.parts[-1],
            reason=request.POST.get("reason", ""),
            now=clock.now(),
        )
    except (ReasonMissing, TooManyReveals) as refusal:
        context["refused"], status = refusal.message, refusal.status
    if request.headers.get("HX-Request"):
        return render(request, "ledgers/sealed.html", context, status=status)
    whole = detail_context(ledger, request.actor, row)
    return render(request, "ledgers/detail.html", {**whole, **context, "opened": column}, status=status)
