"""Doors to files with whole values: the request and the file. The rest are pages of their ledger."""

from dataclasses import replace

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from enrollment.actions.exports import ask_export, fetch_export
from enrollment.forms.exports import AskExportForm
from enrollment.models import WholeExport
from enrollment.queries.exports import keys_of, kinds_of
from yangguang.accounts.access import current_user, get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers import registry
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.queries.criteria import parse
from yangguang.ledgers.views.exporting import said
from yangguang.ledgers.views.importing import XLSX, attachment
from yangguang.tenancy.choices import Right


def _ledger(name: str) -> Ledger:
    """A ledger of this app with sealed columns, else 404."""
    try:
        found = registry.get(f"enrollment/{name}")
    except (KeyError, LookupError) as error:
        raise Http404 from error
    if not found.personal:
        raise Http404
    return found


@staff_only(Right.REVEAL)
@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest, name: str) -> HttpResponse:
    """Say what a file with whole values is needed for. The list's filters come along, its search does not:
    it may be a name."""
    ledger = _ledger(name)
    criteria = replace(parse(ledger, request.actor, request.GET), text="", sealed_text="", page=1)
    described = said(ledger, request.actor, criteria)[1]
    titles = [kind.title for kind in kinds_of(ledger, criteria)]
    form = AskExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_export(
                by=current_user(request.actor), actor=request.actor, ledger=ledger, query=criteria.query(),
                said=f"{ledger.title}；{described}列：{'、'.join(titles)}。",
                now=clock.now(), **form.cleaned_data,
            )  # fmt: skip
            return HttpResponseRedirect(reverse("enrollment:whole-exports-detail", args=[made.pk]))
        except Refusal as refusal:
            form.add_refusal(refusal)
    context = {
        "ledger": ledger,
        "form": form,
        "described": described,
        "titles": titles,
        "count": len(keys_of(ledger, request.actor, criteria)),
        "back": f"{ledger.urls['list']}?{criteria.query() or 'view=none'}",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "enrollment/whole_export_ask.html", context, status=status)


@staff_only(Right.REVEAL)
@require_POST
def fetch(request: ActorRequest, pk: object) -> HttpResponse:
    """The file, to whoever asked for it."""
    row = get_row(WholeExport, request.actor, pk, Right.REVEAL)
    body = fetch_export(by=current_user(request.actor), actor=request.actor, row=row, now=clock.now())
    name = f"{registry.get(row.ledger).title}（完整信息）{clock.today():%Y%m%d}.xlsx"
    return HttpResponse(body, content_type=XLSX, headers={"Content-Disposition": attachment(name)})
