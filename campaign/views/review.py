"""Door of the superior's review: return the very items that are wrong, or accept the whole."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaign import actions, rules
from campaign.access import get_campaign, get_unit
from campaign.forms import ReviewForm
from campaign.models import Assignment
from campaign.queries import checks as reads
from campaign.queries.pages import page_context
from yangguang.accounts.access import current_user, require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def review(request: ActorRequest, code: str) -> HttpResponse:
    """One unit's answers with what changed since the last return; a reason per item sends it back."""
    unit = get_unit(request.actor, code)
    require(request.actor, Right.REVIEW, unit.code)
    campaign = get_campaign(code)
    assignment = reads.assignment_of(unit, campaign)
    if assignment is None:
        raise Http404
    form = ReviewForm(request.POST) if request.method == "POST" else None
    status = 200
    if form is not None:
        refusal = _decide(request, assignment, form)
        if refusal is None:
            return redirect("campaign:checks-unit", code)
        status = refusal.status
        messages.error(request, refusal.message)
    context = {
        **page_context(request.actor, unit, campaign, assignment),
        "sections": reads.sections(unit, campaign, assignment),
        "marks": form.marks() if form is not None else {},
        "may_return": rules.ASSIGNMENTS.may("return", assignment.state),
        "may_accept": rules.ASSIGNMENTS.may("accept", assignment.state),
    }
    return render(request, "campaign/checks_review.html", context, status=status)


def _decide(request: ActorRequest, assignment: Assignment, form: ReviewForm) -> Refusal | None:
    if not form.is_valid():
        return Refusal("请选择认可或退回。")
    told: dict[str, Any] = {"by": current_user(request.actor), "now": clock.now()}
    marks = form.marks()
    try:
        if form.cleaned_data["decision"] == "return":
            actions.return_checks(**told, assignment=assignment, items=marks)
            messages.success(request, f"已退回 {len(marks)} 项，对方只能修改这些检查项。")
        elif marks:
            return rules.MarksLeft()
        else:
            actions.accept_assignment(**told, row=assignment)
            messages.success(request, "已认可该单位的自查表。")
    except Refusal as refusal:
        return refusal
    return None
