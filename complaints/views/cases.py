"""The office: register a call, read a case, do the next thing with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaign.choices.timeline import ExtensionState
from complaints import forms, queries, rules
from complaints.access import get_case
from complaints.actions import clocks as clocks_actions
from complaints.actions import handling, intake, joining
from complaints.models import Case, Complainant
from complaints.rules import clocks
from yangguang.accounts.access import current_user, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock, crypto
from yangguang.common.fields import plain
from yangguang.common.refusals import Refusal
from yangguang.documents.qr import qr_svg
from yangguang.evidence.models import Evidence
from yangguang.ledgers.links import links_of
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


@dataclass(frozen=True)
class VerbPage:
    """One thing the office may do with a case, and the page that asks for what it needs."""

    title: str
    action: Callable[..., object]
    form: type[forms.VerbForm]
    lead: str
    said: str
    danger: bool = False
    with_text: bool = False  # the original stands beside the form


VERBS: Final[dict[str, VerbPage]] = {
    "accept": VerbPage(
        "受理",
        handling.accept,
        forms.AcceptForm,
        lead="受理后由您办理，投诉人会看到答复期限。",
        said="已受理，由您办理。",
        with_text=True,
    ),
    "refuse": VerbPage(
        "不予受理",
        handling.refuse,
        forms.RefuseForm,
        lead="办理到此结束，投诉人会看到原因。",
        said="已告知投诉人不予受理。",
        danger=True,
        with_text=True,
    ),
    "transfer": VerbPage(
        "转办",
        handling.transfer,
        forms.TransferForm,
        lead="不属于教育部门的，转给主管部门。",
        said="已记录转办，投诉人会看到。",
        with_text=True,
    ),
    "begin": VerbPage(
        "开始核实",
        handling.begin,
        forms.VerbForm,
        lead="投诉人会看到“工作人员正在核实情况”。",
        said="已开始核实。",
    ),
    "scrub": VerbPage(
        "写可交学校的内容",
        handling.scrub,
        forms.ScrubForm,
        lead="学校只会看到您在这里写的话。系统会检查有没有姓名、电话和原话。",
        said="已保存。",
        with_text=True,
    ),
    "reply": VerbPage(
        "答复",
        handling.reply,
        forms.ReplyForm,
        lead="投诉人凭查询码看到答复。",
        said="已答复。",
        with_text=True,
    ),
    "close": VerbPage(
        "办结", handling.close, forms.CloseForm, lead="办结后不能再留言和补充材料。", said="已办结。"
    ),
    "wait": VerbPage(
        "请群众补充",
        clocks_actions.ask_complainant,
        forms.WaitForm,
        lead="等群众补充期间不计算答复期限，最多等 15 个工作日；群众一补充，自动恢复计时。",
        said="已请群众补充，暂停计时。",
        with_text=True,
    ),
    "resume": VerbPage(
        "恢复办理",
        clocks_actions.resume,
        forms.VerbForm,
        lead="不再等群众补充，恢复计时，答复期限按等待的工作日顺延。",
        said="已恢复办理。",
    ),
    "extend": VerbPage(
        "申请延期",
        clocks_actions.ask_extension,
        forms.ExtendForm,
        lead="由本单位审核人批准，批准后投诉人会看到新的期限和理由。",
        said="已申请延期，等审核人批准；批准以前，期限不变。",
    ),
    "join": VerbPage(
        "并案办理",
        joining.join,
        forms.JoinForm,
        lead="同一件事有多位群众反映的，合并办理。各自的编号、查询码都还能用，互相看不到。",
        said="已并案，以后在并入的那一件上办理。",
    ),
    "part": VerbPage(
        "不再并案",
        joining.part,
        forms.VerbForm,
        lead="恢复单独办理，投诉人会看到。",
        said="已恢复单独办理。",
    ),
    "issue": VerbPage(
        "转为问题",
        handling.turn_into_issue,
        forms.IssueForm,
        lead="在问题整改台账里新开一条，交被反映的单位整改。",
        said="已转入问题整改台账。",
    ),
    "take": VerbPage(
        "接手办理",
        handling.take,
        forms.TakeForm,
        lead="接手后由您负责，原办理人不再看到原话。",
        said="已由您办理。",
    ),
    "reveal": VerbPage(
        "查看投诉人",
        handling.reveal_complainant,
        forms.RevealForm,
        lead="只有本件办理人可以查看，每次都有记录。",
        said="",
    ),
}
ORDER: Final = (
    *("accept", "begin", "scrub", "reply", "resume", "issue", "close"),
    *("wait", "extend", "join", "part", "transfer", "refuse", "take"),
)


@staff_only(Right.HANDLE)
@require_GET
def detail(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Everything about one case; the original only for whoever handles it."""
    return _page(request, get_case(request.actor, pk), forms.MessageForm())


@staff_only(Right.HANDLE)
@require_POST
def message(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Write to the complainant."""
    case = get_case(request.actor, pk)
    form = forms.MessageForm(request.POST)
    if form.is_valid():
        try:
            handling.send_message(
                by=current_user(request.actor), row=case, text=form.cleaned_data["text"], now=clock.now()
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "留言已发出，投诉人凭查询码看到。")
            return redirect("complaints:cases-detail", pk)
    return _page(request, case, form)


@staff_only(Right.HANDLE)
@require_http_methods(["GET", "POST"])
def verb(request: ActorRequest, pk: UUID, verb: str) -> HttpResponse:
    """Ask for what a verb needs, then do it."""
    page = VERBS.get(verb)
    if page is None:
        raise Http404
    case, user = get_case(request.actor, pk), current_user(request.actor)
    kind = forms.ReviewForm if verb == "close" and case.appeal_of_id else page.form
    form = kind(request.POST if request.method == "POST" else None, case=case)
    revealed: Any = None
    refusal: Refusal | None = None
    if request.method == "POST" and (form.is_valid() or not form.fields):
        data = form.cleaned_data if form.is_bound else {}
        try:
            result = page.action(by=user, row=case, now=clock.now(), **data)
        except Refusal as refused:
            form = kind(request.POST, case=case)
            form.is_valid()
            form.add_refusal(refused)
            refusal = refused
        else:
            if verb != "reveal":
                messages.success(request, page.said)
                return redirect("complaints:cases-detail", pk)
            revealed = result
    context = {
        "case": case,
        "page": page,
        "verb": verb,
        "form": form,
        "text": _text_of(case, user.pk) if page.with_text else None,
        "school_view": rules.school_view(area=case.area, scrubbed_text=case.scrubbed_text).lines(),
        "revealed": revealed,
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "complaints/verb.html", context, status=status)


@staff_only(Right.HANDLE)
@require_http_methods(["GET", "POST"])
def register(request: ActorRequest) -> HttpResponse:
    """Type in a call, a letter or a visit; the number and the code are to be read out."""
    user = current_user(request.actor)
    bound_to = f"complaints·register·{user.pk}"
    form = forms.RegisterForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            code = crypto.unseal(data["once"], bound_to=bound_to)
            story = intake.Story(
                about=Unit.objects.get(pk=data["about"]),
                kind=data["kind"],
                text=data["text"],
                happened=data["happened"],
                urgent=data["urgent"],
                channel=data["channel"],
            )
            person = intake.Person(data["name"], data["phone"], data["relation"])
            case = intake.file_case(by=user, now=clock.now(), code=code, story=story, person=person)
        except crypto.CannotOpen:
            form.add_error(None, "这张登记表已经失效，请重新打开登记页面。")
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return _registered(request, case, code)
    # The code is made with the empty form, so that the same form sent twice registers one case.
    once = request.POST.get("once") or crypto.seal(rules.new_code(), bound_to=bound_to)
    form.initial["once"] = once
    return render(request, "complaints/register.html", {"form": form}, status=422 if form.errors else 200)


def _registered(request: ActorRequest, case: Case, code: str) -> HttpResponse:
    from complaints.views.intake import tracking_address

    context = {
        "case": case,
        "code": code,
        "office": rules.office_name(case.unit_id, Unit.objects.get(pk=case.unit_id).name),
        "ours": request.actor.may(Right.HANDLE, case.unit_id),
        "qr": qr_svg(tracking_address(case.number, code), title="查询二维码"),
        "site": settings.SITE_URL,
    }
    return render(request, "complaints/registered.html", context, status=201)


def _text_of(case: Case, user_id: object) -> dict[str, str] | None:
    """The original for whoever may read it, else None."""
    if not rules.reads_text(case, user_id):
        return None
    return {
        "text": plain(case.text),
        "happened": plain(case.happened),
    }


def _makes_sense(case: Case, verb: str) -> bool:
    """Whether the page behind the button would have something to offer."""
    if verb == "issue":
        return bool(case.scrubbed_text)
    if verb == "wait":
        return not case.joined.exists()
    if verb == "join":
        return not case.joined.exists() and queries.joinable(case).exists()
    if verb == "extend":
        return not case.extensions.exclude(state=ExtensionState.REFUSED).exists()
    return True


def _page(request: ActorRequest, case: Case, form: forms.MessageForm) -> HttpResponse:
    user = current_user(request.actor)
    today = clock.today()
    text = _text_of(case, user.pk)
    person = Complainant.objects.filter(case=case).first()
    offered = [
        (name, VERBS[name])
        for name in ORDER
        if rules.admits(case, name) and rules.may_act(case, name, user.pk) and _makes_sense(case, name)
    ]
    context = {
        "case": case,
        "about": rules.office_name(case.about_id, case.about.name),
        "text": text,
        "files": list(Evidence.objects.of(case)) if text else [],
        "steps": list(case.steps.all()),
        "chat": [(row, plain(row.text)) for row in case.messages.all()] if text else [],
        "person": person,
        "mine": case.handler_id == user.pk,
        "offered": offered,
        "joined": list(case.joined.order_by("number")),
        "extensions": list(case.extensions.all()),
        "links": links_of("complaints/cases", request.actor, case),
        "may_write": rules.admits(case, "message") and case.handler_id == user.pk,
        "due": clocks.next_due(case),
        "late": clocks.is_late(case, today),
        "school_view": rules.school_view(area=case.area, scrubbed_text=case.scrubbed_text).lines(),
        "form": form,
    }
    return render(request, "complaints/case.html", context, status=422 if form.errors else 200)
