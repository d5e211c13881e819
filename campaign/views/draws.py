"""Doors of 双随机: the plans, one draw with what anybody needs to recompute it, the result sheet."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaign.actions import inspections as actions
from campaign.choices import Answer, AppliesTo
from campaign.choices.inspections import ListKind, PlanState
from campaign.forms.inspections import DrawForm, SheetForm
from campaign.models import Inspection, InspectionPlan
from campaign.queries import protocols
from campaign.queries.inspections import DrawBoard, board_of, visible_plans
from campaign.rules import inspections as rules
from yangguang.accounts.access import current_user, get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.documents.pdf import render_pdf
from yangguang.tenancy.choices import Right


@require_GET
@staff_only(Right.VIEW)
def draws(request: ActorRequest) -> HttpResponse:
    """Plans of the own unit, and those a superior has published."""
    context = {
        "plans": visible_plans(),
        "may_open": any(len(code) <= 4 for code in request.actor.rights.codes(Right.SUPERVISE)),
    }
    return render(request, "campaign/draws.html", context)


@require_GET
@staff_only(Right.VIEW)
def draw(request: ActorRequest, pk: UUID) -> HttpResponse:
    """One plan: what was committed, the numbers, the result and how to recompute it."""
    return _page(request, _board(request.actor, pk))


@require_POST
@staff_only(Right.SUPERVISE)
def freeze(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Freeze and publish the lists."""
    return _step(request, pk, actions.freeze_plan, "名单已冻结，校验值已公布。随机数公布之后再来抽取。")


@require_POST
@staff_only(Right.SUPERVISE)
def decide(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Enter the published numbers: the draw itself."""
    plan = get_row(InspectionPlan, request.actor, pk, Right.SUPERVISE)
    form = DrawForm(request.POST)
    if plan.state == PlanState.FROZEN and not form.is_valid():
        return _page(request, board_of(plan, request.actor), form=form, status=422)
    data = form.cleaned_data if form.is_valid() else {"seed": "", "witnesses": ""}
    return _step(request, pk, actions.draw_plan, "已抽取，结果如下。", form=form, data=data)


@require_POST
@staff_only(Right.SUPERVISE)
def finish(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Publish the lists: all inspections are done."""
    return _step(request, pk, actions.finish_plan, "已完成，名单已向下级公开，任何人都可以重新计算。")


@require_GET
@staff_only(Right.VIEW)
def schools_file(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The frozen list of schools, byte for byte what was hashed."""
    return _file(request.actor, pk, ListKind.SCHOOLS)


@require_GET
@staff_only(Right.VIEW)
def inspectors_file(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The frozen list of inspectors, byte for byte what was hashed."""
    return _file(request.actor, pk, ListKind.INSPECTORS)


@require_GET
@staff_only(Right.VIEW)
def protocol(request: ActorRequest, pk: UUID) -> HttpResponse:
    """抽取记录 as a PDF in official layout: a page or two, so it is set at once."""
    board = _board(request.actor, pk)
    if not board.plan.seed:
        raise rules.NotDrawnYet
    if not board.is_open:
        raise rules.NotYetPublic
    response = HttpResponse(
        render_pdf(protocols.TEMPLATE, protocols.context(board)), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'inline; filename="draw-{board.plan.drawn_on:%Y%m%d}.pdf"'
    return response


@require_http_methods(["GET", "POST"])
@staff_only(Right.SUPERVISE)
def sheet(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The result sheet of one inspection: the items that were looked at, in one page."""
    row = get_row(Inspection, request.actor, pk)
    step = rules.INSPECTIONS.steps["record"]
    rules.INSPECTIONS.next_state("record", row.state)
    if not step.reached_by(request.actor.rights, row.unit_id, row.state):
        raise PermissionDenied
    items = list(row.plan.campaign.items.in_force().exclude(applies_to=AppliesTo.BUREAU).order_by("position"))
    posted = request.POST if request.method == "POST" else None
    form = SheetForm(posted, items=items, initial={"done_on": clock.today()})
    if posted is not None and form.is_valid():
        try:
            actions.record_inspection(
                by=current_user(request.actor), now=clock.now(), row=row,
                done_on=form.cleaned_data["done_on"], result=form.cleaned_data["result"],
                answers=form.answers(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "检查结果已登记，学校可以看到了。发现的问题请转入问题整改台账。")
            return redirect("campaign:inspections-detail", row.pk)
    context = {"row": row, "form": form, "answers": Answer.choices}
    return render(request, "campaign/inspection_sheet.html", context, status=422 if form.errors else 200)


def _board(actor: Actor, pk: UUID) -> DrawBoard:
    """The plan as far as the scope in force shows it: row security decides what is published below."""
    plan = InspectionPlan.objects.select_related("unit", "campaign", "drawn_by").filter(pk=pk).first()
    if plan is None:
        raise Http404
    return board_of(plan, actor)


def _page(
    request: ActorRequest,
    board: DrawBoard,
    *,
    form: DrawForm | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "board": board,
        "plan": board.plan,
        "form": form or DrawForm(),
        "refusal": refusal,
        "today": clock.today(),
    }
    return render(request, "campaign/draw.html", context, status=status)


def _step(
    request: ActorRequest,
    pk: UUID,
    action: Callable[..., InspectionPlan],
    done: str,
    *,
    form: DrawForm | None = None,
    data: dict[str, Any] | None = None,
) -> HttpResponse:
    """One verb. What touches a sealed plan is 403 (and so in the security log), the rest is said here."""
    plan = get_row(InspectionPlan, request.actor, pk, Right.SUPERVISE)
    try:
        action(by=current_user(request.actor), now=clock.now(), row=plan, **(data or {}))
    except rules.PlanSealed:
        raise
    except Refusal as refusal:
        if form is not None and refusal.field:
            form.add_refusal(refusal)
        return _page(
            request, board_of(plan, request.actor), form=form, refusal=refusal, status=refusal.status
        )
    messages.success(request, done)
    return HttpResponseRedirect(reverse("campaign:draws-detail", args=[pk]))


def _file(actor: Actor, pk: UUID, kind: ListKind) -> HttpResponse:
    board = _board(actor, pk)
    if not board.is_open:
        raise rules.NotYetPublic
    content = board.plan.lists.get(kind=kind).content
    response = HttpResponse(content.encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return response
