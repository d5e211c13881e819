"""Door of the superior's review of a submission: return the very things that are wrong, or accept all."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaign import actions, rules
from campaign.choices import CHECKLIST_CODE
from campaign.completion import is_judged_elsewhere
from campaign.forms.timeline import ContentsReviewForm
from campaign.models import Assignment
from campaign.queries.submissions import markable
from campaign.rules.timeline import MarkedAndAccepted
from yangguang.accounts.access import current_user, get_row, require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def review(request: ActorRequest, pk: UUID) -> HttpResponse:
    """What a unit handed in, each thing with a box for the reason it goes back."""
    found = Assignment.objects.select_related("deliverable__phase", "unit", "submitted_by")
    row = get_row(Assignment, request.actor, pk, Right.REVIEW, queryset=found)
    require(request.actor, Right.REVIEW, row.unit.parent_code)
    if row.deliverable.code == CHECKLIST_CODE:
        return redirect("campaign:checks-review", row.unit_id)
    form = ContentsReviewForm(request.POST) if request.method == "POST" else None
    status = 200
    if form is not None:
        refusal = _decide(request, row, form)
        if refusal is None:
            return redirect("campaign:assignments-detail", row.pk)
        status = refusal.status
        messages.error(request, refusal.message)
    here = not is_judged_elsewhere(row)
    context = {
        "row": row,
        "groups": markable(row),
        "marks": form.marks() if form is not None else {},
        "reason": form.data.get("reason", "") if form is not None else "",
        "may_return": here and rules.ASSIGNMENTS.may("return", row.state),
        "may_accept": here and rules.ASSIGNMENTS.may("accept", row.state),
    }
    return render(request, "campaign/assignment_review.html", context, status=status)


def _decide(request: ActorRequest, row: Assignment, form: ContentsReviewForm) -> Refusal | None:
    if not form.is_valid():
        return Refusal("请选择认可或退回。")
    told: dict[str, Any] = {"by": current_user(request.actor), "now": clock.now(), "row": row}
    marks, reason = form.marks(), form.cleaned_data["reason"]
    try:
        if form.cleaned_data["decision"] == "return":
            actions.return_assignment(**told, marks=marks, reason=reason)
            done = f"已退回标出的 {len(marks)} 项，其余仍锁定。" if marks else "已全部退回。"
            messages.success(request, done)
        elif marks:
            return MarkedAndAccepted()
        else:
            actions.accept_assignment(**told)
            messages.success(request, "已认可。")
    except Refusal as refusal:
        return refusal
    return None
