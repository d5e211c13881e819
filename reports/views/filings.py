"""Doors of staff: what my unit owes, one report, its steps, its PDF."""

import hashlib
from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from reports import actions, rules
from reports.access import get_filing, get_filing_for, get_summary_of
from reports.choices import HANDED_IN
from reports.forms import NarrativeForm
from reports.models import Filing
from reports.queries import filings, matrix, printed, summaries
from reports.views.page import document_of, editable, form_of, show, typed
from yangguang.accounts.access import current_user, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal, StaleVersion
from yangguang.tenancy.choices import Right

_STEPS = {step.name: step for step in rules.STEPS}
_ACTIONS: dict[str, Callable[..., Filing]] = {
    "refresh": actions.refresh_figures,
    "check": actions.check_filing,
    "send-back": actions.return_to_writer,
    "sign": actions.sign_filing,
    "decline": actions.return_to_writer,
    "submit": actions.submit_filing,
    "withdraw": actions.withdraw_filing,
    "accept": actions.accept_filing,
    "return": actions.return_filing,
}
_DONE = {
    "refresh": "数据已按现在的台账重新汇总，请核对后再送审。",
    "check": "已审核，等待分管领导签发。",
    "send-back": "已退回经办人修改。",
    "sign": "已签发并编文号，PDF 正在生成。",
    "decline": "已退回经办人修改。",
    "submit": "已上报，报告已锁定。",
    "withdraw": "已撤回签发，新一版草稿已建立。",
    "accept": "已接收，计入本级汇总。",
    "return": "已退回，对方会收到退回原因。",
}


@staff_only(Right.VIEW)
@require_GET
def home(request: ActorRequest) -> HttpResponse:
    """What my unit owes and has filed, and what the units below sent."""
    today = clock.today()
    context = {
        "own": [
            {
                "filing": filing,
                "next_step": rules.next_step(filing.state, written=filing.written_at is not None),
                "is_owed": filing.state not in HANDED_IN,
            }
            for filing in filings.own_filings(request.actor).defer("figures")[:30]
        ],
        "weeks": matrix.weekly_matrix(request.actor, today),
        "phases": matrix.summary_matrix(request.actor, today),
        "summaries": summaries.choices(request.actor, today),
        "today": today,
    }
    return render(request, "reports/home.html", context)


@staff_only(Right.FILL)
@require_POST
def start_summary(request: ActorRequest, code: str, phase: UUID) -> HttpResponse:
    """Draft the summary of a phase for one of my units."""
    unit, of = get_summary_of(request.actor, code, phase)
    try:
        filing = actions.start_summary(by=current_user(request.actor), unit=unit, phase=of, now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("reports:home")
    messages.success(request, "已取数并建立草稿，请填写各部分内容后送审。")
    return redirect("reports:filings-detail", filing.pk)


@staff_only(Right.VIEW)
@require_GET
def filing_page(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One report with everything about it."""
    return show(request, get_filing(request.actor, pk))


@staff_only(Right.FILL)
@require_POST
def narrative(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Save the words of a draft, or save and give it to the reviewer."""
    filing = get_filing_for(request.actor, pk, _STEPS["refresh"])  # whoever fills in
    hand_over = request.POST.get("then") == "hand_over"
    form = NarrativeForm(
        request.POST,
        initial=typed(filing),
        kind=filing.kind,
        editable=editable(filing),
        draft=not hand_over,
    )
    if not form.is_valid():
        return show(request, filing, form=form, status=422)
    try:
        actions.write_narrative(
            by=current_user(request.actor),
            filing=filing,
            texts=form.texts,
            zero_confirmed=form.cleaned_data.get("zero_confirmed", False),
            hand_over=hand_over,
            version=form.cleaned_data["version"],
            now=clock.now(),
        )
    except StaleVersion as refusal:
        form.add_refusal(refusal)
        return show(request, get_filing(request.actor, pk), form=form, conflict=True, status=refusal.status)
    except Refusal as refusal:
        form.add_refusal(refusal)
        return show(request, filing, form=form, status=refusal.status)
    messages.success(request, "已保存并送审核。" if hand_over else "草稿已保存。")
    return redirect("reports:filings-detail", pk)


@staff_only(Right.VIEW)
@require_POST
def take_step(request: ActorRequest, pk: UUID, name: str) -> HttpResponse:
    """One verb; a refusal is said on the page itself, with its status."""
    step = _STEPS.get(name)
    if step is None:
        raise Http404
    filing = get_filing_for(request.actor, pk, step)
    form = form_of(step, filing)(request.POST, prefix=step.name)
    if not form.is_valid():
        return show(request, filing, step_form=(step.name, form), status=422)
    act = partial(_ACTIONS[step.name], by=current_user(request.actor), filing=filing, now=clock.now())
    try:
        rules.must_be(filing, *step.states)
        result = act(**form.cleaned_data)
    except Refusal as refusal:
        form.add_refusal(refusal)
        bound = (step.name, form) if step.reason else None
        fresh = get_filing(request.actor, pk)
        return show(request, fresh, step_form=bound, refusal=refusal, status=refusal.status)
    messages.success(request, _DONE[step.name])
    # A withdrawn report goes on as its new draft; a superior stays with what was returned.
    return redirect("reports:filings-detail", result.pk if step.name == "withdraw" else pk)


@staff_only(Right.VIEW)
@require_GET
def document(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The card about the PDF, asked for every two seconds while it is being made."""
    filing = get_filing(request.actor, pk)
    return render(request, "reports/document.html", {"filing": filing, "document": document_of(filing)})


@staff_only(Right.VIEW)
@require_GET
def pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The PDF as it was made; 404 until it is whole, and when the file is no longer what was hashed."""
    filing = get_filing(request.actor, pk)
    found = document_of(filing)
    if found is None or not found.sha256 or not printed.path_of(found).is_file():
        raise Http404
    content = printed.path_of(found).read_bytes()
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise Http404
    kind = "attachment" if "download" in request.GET else "inline"
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = (
        f'{kind}; filename="{filing.unit_id}-{filing.period_end}-{filing.edition}.pdf"'
    )
    return response
