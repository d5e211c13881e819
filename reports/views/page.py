"""The page of one report: what it shows, to whom, with which verbs."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from reports import rules
from reports.access import may_take, may_write
from reports.choices import NARRATIVES, SHOWN_COUNTS, Kind, State
from reports.forms import NarrativeForm, ReasonForm, ReturnForm, VersionForm
from reports.models import Filing, FilingDocument
from reports.queries import figures, filings, printed, traces
from yangguang.accounts.middleware import ActorRequest
from yangguang.common.refusals import Refusal

StepForm = tuple[str, VersionForm]


def show(
    request: ActorRequest,
    filing: Filing,
    *,
    form: NarrativeForm | None = None,
    step_form: StepForm | None = None,
    refusal: Refusal | None = None,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page, with what was typed and why it was refused when something was."""
    actor, marks = request.actor, rules.marks_of(filing.kind)
    writable = filing.state == State.DRAFT and may_write(actor, filing)
    if writable and form is None:
        form = NarrativeForm(initial=typed(filing), kind=filing.kind, editable=editable(filing))
    context = {
        "filing": filing,
        "form": form if writable else None,
        "conflict": conflict,
        "refusal": refusal,
        "lock": rules.why_locked(filing),
        "steps": _steps(request, filing, step_form),
        "road": _road(filing),
        "next_step": rules.next_step(filing.state, written=filing.written_at is not None),
        "document": document_of(filing),
        "behind": filing.state == State.DRAFT and figures.is_behind(filing),
        "difference": filings.difference(filing),
        "editions": filings.editions(actor, filing),
        "superior": filings.superior_of(filing),
        "marked": [marks[mark] for mark in filing.marks],
        "replaced_marks": [marks[mark] for mark in filing.replaces.marks] if filing.replaces else [],
        "narrative": [(label, filing.word(name)) for name, label in NARRATIVES[filing.kind].items()],
        **_numbers(filing),
    }
    return render(request, "reports/filing.html", context, status=status)


def form_of(step: rules.Step, filing: Filing) -> Callable[..., VersionForm]:
    """The form a verb asks for."""
    if step.name == "return":
        return partial(ReturnForm, kind=filing.kind)
    return ReasonForm if step.reason else VersionForm


def typed(filing: Filing) -> dict[str, Any]:
    """What stands in the narrative form."""
    return {**filing.words, "zero_confirmed": filing.zero_confirmed, "version": filing.version}


def editable(filing: Filing) -> frozenset[str]:
    """Fields the clerk may change in this edition."""
    return rules.open_fields(filing.kind, filing.replaces.marks if filing.replaces else ())


def document_of(filing: Filing) -> FilingDocument | None:
    """The signed document; None before the signature."""
    return getattr(filing, "document", None)


def _numbers(filing: Filing) -> dict[str, Any]:
    return {
        "figures": filing.figures,
        "is_weekly": filing.kind == Kind.WEEKLY,
        "counts": SHOWN_COUNTS[filing.kind],
        "measures": traces.traced_measures(filing),
        "own": printed.measure_rows(filing.figures.get("own", {}), only_counted=True),
        "annex": printed.annex_of(filing.figures),
        "areas": traces.traced_areas(filing),
        "compared": printed.compared(filing.figures),
        "uneven": printed.uneven(filing.figures),
        "cut_off": printed.cut_off(filing.figures),
    }


def _steps(request: ActorRequest, filing: Filing, bound: StepForm | None) -> list[dict[str, Any]]:
    """The verbs this person may take now, each with its form."""
    user = request.actor.user
    shown = []
    for step in rules.STEPS:
        if not rules.stands_for(step, filing) or not may_take(request.actor, filing, step):
            continue
        if step.name == "refresh" and filing.replaces and not rules.figures_open(filing.replaces.marks):
            continue
        is_bound = bound is not None and bound[0] == step.name
        form = bound[1] if bound and is_bound else _empty(step, filing)
        barred = rules.had_a_hand(step, filing, user.pk if user else None)
        shown.append({"step": step, "form": form, "open": is_bound, "barred": barred})
    return shown


def _empty(step: rules.Step, filing: Filing) -> VersionForm:
    return form_of(step, filing)(initial={"version": filing.version}, prefix=step.name)


def _road(filing: Filing) -> list[dict[str, Any]]:
    """The stops from the clock to the superior: who was there when, and where the report is now."""
    last = {State.RETURNED: "上级退回", State.WITHDRAWN: "撤回签发"}.get(State(filing.state), "上级接收")
    stops = [
        ("取数", filing.drafted_at, filing.drafted_by),
        ("填写送审", filing.written_at, filing.written_by),
        ("审核", filing.checked_at, filing.checked_by),
        ("签发", filing.signed_at, filing.signed_by),
        ("上报", filing.submitted_at, filing.submitted_by),
        (last, filing.decided_at, filing.decided_by),
    ]
    here = next((n for n, (_, at, _) in enumerate(stops) if at is None), None)
    return [{"title": t, "at": at, "by": by, "here": n == here} for n, (t, at, by) in enumerate(stops)]
