"""Doors of 相互检查: who checks whom, assign, and the sample with its verdicts."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from campaign.access import crosscheck_opened
from campaign.actions import crosschecks as actions
from campaign.choices.crosschecks import CrossState, FindingState
from campaign.forms.crosschecks import AssignForm, JudgeForm
from campaign.models import CrossCheck
from campaign.queries import crosschecks as reads
from campaign.queries.campaigns import current_campaign
from campaign.rules import crosschecks as rules
from yangguang.accounts.access import current_user, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.evidence.actions import stored_path
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


@require_GET
@staff_only(Right.REVIEW)
def home(request: ActorRequest) -> HttpResponse:
    """What I have to check, and what there is."""
    actor, campaign = request.actor, current_campaign(request.actor)
    if campaign is None:
        return render(request, "campaign/checks_none.html")
    reach = actor.rights.codes(Right.CROSS_CHECK)
    with scope(*actor.scope, *reach):
        found = reads.lines(reads.visible(campaign.pk))
        context = {
            "campaign": campaign,
            "mine": [line for line in found if _checks(request, line.row)],
            "others": [line for line in found if actor.may(Right.VIEW, line.row.unit_id)],
            "may_assign": bool(_counties(request)),
            "rule": rules.RULE,
        }
        return render(request, "campaign/crosschecks.html", context)


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def assign(request: ActorRequest) -> HttpResponse:
    """The city lets one county check another."""
    counties = _counties(request)
    campaign = current_campaign(request.actor)
    if not counties or campaign is None:
        raise PermissionDenied
    form = AssignForm(request.POST or None, counties=counties)
    if request.method == "POST" and form.is_valid():
        units = {unit.pk: unit for unit in counties}
        data = form.cleaned_data
        try:
            row = actions.assign(
                by=current_user(request.actor), now=clock.now(), campaign=campaign,
                unit=units[data["unit"]], checker=units[data["checker"]], until=data["until"],
                note=data["note"],
            )  # fmt: skip
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, f"已安排{row.checker.name}检查{row.unit.name}，并开通抽样内容的查看权限。"
            )
            return redirect("campaign:crosschecks-detail", row.pk)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "rule": rules.RULE, "cancel_url": reverse("campaign:crosschecks")}
    return render(request, "campaign/crosscheck_assign.html", context, status=status)


@require_http_methods(["GET", "POST"])
@staff_only(Right.VIEW)
def sample(request: ActorRequest, pk: UUID) -> HttpResponseBase:
    """The drawn answers. Who checks judges them; the city and, once released, the county read the verdicts.

    ``?file=`` one file of one of the answers.
    """
    with crosscheck_opened(request.actor, pk) as row:
        if request.GET.get("file"):
            return _file(request, row)
        checking = _checks(request, row)
        form = JudgeForm(request.POST) if request.method == "POST" and "finding" in request.POST else None
        status = 200
        if request.method == "POST":
            if not checking:
                raise PermissionDenied
            refusal = _write(request, row, form)
            if refusal is None:
                return _back(row, form)
            messages.error(request, refusal.message)
            status = refusal.status
        found = reads.sample(row)
        if not checking:  # what waits for a decision comes first
            found.sort(key=lambda each: each.finding.state != FindingState.DISPUTED)
        context = {
            "row": row,
            "sampled": found,
            "checking": checking,
            "left": sum(each.finding.state == FindingState.OPEN for each in found),
            "form": form,
            "rule": rules.RULE,
            "is_city": request.actor.may(Right.REVIEW, row.unit_id[:4]),
        }
        return render(request, "campaign/crosscheck_sample.html", context, status=status)


def _write(request: ActorRequest, row: CrossCheck, form: JudgeForm | None) -> Refusal | None:
    by, now = current_user(request.actor), clock.now()
    try:
        if form is None:
            actions.finish(by=by, now=now, row=row)
            messages.success(request, "意见已提交市局处理，查看权限已收回。")
        elif not form.is_valid():
            return Refusal("请选择同意或不同意。")
        else:
            finding = row.findings.filter(pk=form.cleaned_data["finding"]).first()
            if finding is None:
                raise Http404
            agree = form.cleaned_data["verdict"] == "agree"
            actions.judge(by=by, now=now, row=finding, agree=agree, reason=form.cleaned_data["reason"])
    except Refusal as refusal:
        return refusal
    return None


def _back(row: CrossCheck, form: JudgeForm | None) -> HttpResponse:
    if form is None:
        return redirect("campaign:crosschecks")
    address = reverse("campaign:crosschecks-sample", args=[row.pk])
    return redirect(f"{address}#finding-{form.cleaned_data['finding']}")


def _file(request: ActorRequest, row: CrossCheck) -> FileResponse:
    try:
        wanted = UUID(request.GET["file"])
    except ValueError as error:
        raise Http404 from error
    file = reads.sampled_file(row, wanted)
    if file is None:
        raise Http404
    try:
        content = stored_path(file.file).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, as_attachment=True, filename=file.name, content_type=file.content_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _checks(request: ActorRequest, row: CrossCheck) -> bool:
    """Whether this person may judge now."""
    actor = request.actor
    return (
        row.state == CrossState.ASSIGNED
        and row.until >= clock.today()
        and actor.may(Right.CROSS_CHECK, row.unit_id)
        and actor.may(Right.REVIEW, row.checker_id)
        and not actor.may(Right.VIEW, row.unit_id)
    )


def _counties(request: ActorRequest) -> list[Unit]:
    """Counties whose city this person reviews for."""
    reach = [code for code in request.actor.rights.codes(Right.REVIEW) if len(code) <= 4]
    return list(Unit.objects.under(*reach).filter(level=Level.COUNTY, active=True))
