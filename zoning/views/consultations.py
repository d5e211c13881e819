"""What is planned for the zones and what parents say about it: no account, no JavaScript needed.

What somebody writes comes by POST; the code that opens it again stands in no URL and no log.
"""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from yangguang.accounts.access import public
from yangguang.common import clock, crypto
from yangguang.common.refusals import Refusal
from yangguang.common.secret_codes import new_code
from yangguang.evidence.actions import stored_path
from zoning import access
from zoning.actions.opinions import Said, give_opinion
from zoning.choices.adjustments import AdjustmentState, StepKind
from zoning.forms.opinions import CodeForm, OpinionForm
from zoning.models import Adjustment, Opinion
from zoning.queries.adjustments import changes_of, course_of
from zoning.queries.answering import telephones
from zoning.queries.comparison import compare
from zoning.queries.opinions import opinion_with
from zoning.queries.sides import sides_of
from zoning.rules import opinions as rules

PAGE = 50
SENDS, ASKS = "30/hour", "60/hour"  # a village's parents behind one address
_ONCE = "opinion-form"
MISS = "没有查到。请核对查询码，每一位都要对才能看到。"


@public
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Consultations that are open, and what became of earlier ones."""
    today = clock.today()
    shown = Adjustment.objects.filter(shown=True).select_related("unit")
    earlier = shown.exclude(pk__in=shown.asking(today)).order_by("-opens_on", "title")
    context = {
        "open": shown.asking(today).order_by("closes_on", "title"),
        "page_obj": Paginator(earlier, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "zoning/consultations.html", context)


@public
@require_http_methods(["GET", "POST"])
def consultation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is planned, why, until when, the papers; below it the form, later the answers."""
    row = access.shown_adjustment(pk)
    posted = request.method == "POST"
    form = OpinionForm(request.POST if posted else None, initial={"once": _once(row)})
    status = 200
    if posted:
        try:
            if form.is_valid():
                code = _give(request, row, form)
                access.remember_receipt(request.session, code=code, adjustment=row)
                return redirect("zones:opinion-receipt")
            status = 422
        except Refusal as refusal:
            form.add_refusal(refusal)
            status = refusal.status
            if isinstance(refusal, rules.SentAlready | rules.FormTooOld):
                form.data = {**request.POST.dict(), "once": _once(row)}
    return render(request, "zoning/consultation.html", _context(row, form), status=status)


def _give(request: HttpRequest, row: Adjustment, form: OpinionForm) -> str:
    """Write the opinion; the code that opens it."""
    access.must_not_be_too_often(request, "opinion", SENDS)
    given = dict(form.cleaned_data)
    try:
        code = crypto.unseal(given.pop("once"), bound_to=f"{_ONCE}-{row.pk}")
    except crypto.CannotOpen:
        raise rules.FormTooOld from None
    give_opinion(adjustment=row, code=code, said=Said(**given), now=clock.now())
    return code


def _once(row: Adjustment) -> str:
    """A fresh code, sealed, made with the empty form: the same form sent twice is one opinion."""
    return crypto.seal(new_code(), bound_to=f"{_ONCE}-{row.pk}")


def _context(row: Adjustment, form: OpinionForm) -> dict[str, Any]:
    # Somebody of the county who is signed in sees here what everybody sees.
    steps = [stage.record for stage in course_of(row) if stage.record is not None and stage.record.disclosed]
    papers = access.papers_of(steps)
    counted = next((step for step in steps if step.kind == StepKind.CONSULTATION), None)
    over = row.state in (AdjustmentState.DECISION, AdjustmentState.PUBLISHED)
    return {
        "row": row, "form": form, "changes": changes_of(row), "asked": row.asks(clock.today()),
        "later": row.opens_on is not None and clock.today() < row.opens_on,
        "course": [(step, papers[step.pk]) for step in steps],
        "figures": counted.figures if counted is not None and over else None,
        "hotlines": telephones([row.unit_id]), "sides": sides_of(compare(row, clock.today())),
    }  # fmt: skip


@public
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """The code, for a quarter of an hour in this browser; by POST it is put away."""
    if request.method == "POST":
        access.forget_receipt(request.session)
        return redirect("zones:consultations")
    found = access.receipt_of(request.session)
    if found is None:
        return redirect("zones:opinion-answer")
    row = access.shown_adjustment(UUID(found.adjustment))
    return render(request, "zoning/opinion_receipt.html", {"row": row, "code": found.code})


@public
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """What I said and what they answered, by the code of the receipt. The answer is shown and not kept."""
    posted = request.method == "POST"
    form = CodeForm(request.POST if posted else None)
    found: Opinion | None = None
    status = 200
    if posted:
        try:
            access.must_not_be_too_often(request, "answer", ASKS)
            if form.is_valid():
                found = opinion_with(rules.code_key(form.cleaned_data["code"]))
                if found is None:
                    form.add_error("code", MISS)
            status = 422 if form.errors else 200
        except Refusal as refusal:
            form.add_refusal(refusal)
            status = refusal.status
    return render(request, "zoning/opinion_answer.html", {"form": form, "opinion": found}, status=status)


@public
@require_GET
def paper(request: HttpRequest, pk: UUID, paper: UUID) -> FileResponse:
    """A disclosed file as a download, sandboxed, its type never guessed."""
    evidence = access.disclosed_paper(pk, paper)
    response = FileResponse(
        stored_path(evidence.file).open("rb"), as_attachment=True, filename=evidence.name,
        content_type=evidence.content_type,
    )  # fmt: skip
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
