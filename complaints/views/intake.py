"""The public form, one question per page. Answers lie sealed on the server: Back works without JavaScript."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from complaints import rules
from complaints.access import draft_of, forget_draft_of, real_now, remember_draft, source_of
from complaints.actions import drafts, throttle
from complaints.choices import Kind
from complaints.forms import CountyForm, FilesForm, KindForm, SchoolForm, WhatForm, YouForm
from complaints.models import Draft
from complaints.views.answers import too_often
from yangguang.accounts.access import public
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.forms import StyledForm
from yangguang.common.refusals import Refusal
from yangguang.documents.qr import qr_svg
from yangguang.tenancy.models import Unit


@dataclass(frozen=True)
class Step:
    """One page: its question, its form, the answers without which later pages make no sense."""

    name: str
    question: str
    form: type[StyledForm]
    needs: tuple[str, ...] = ()


STEPS: Final = (
    Step("kind", "您想办什么事？", KindForm),
    Step("county", "这件事发生在哪里？", CountyForm, ("kind",)),
    Step("school", "您要反映谁？", SchoolForm, ("kind", "county")),
    Step("what", "发生了什么？", WhatForm, ("kind", "about")),
    Step("files", "有照片或文件吗？", FilesForm, ("kind", "about", "text")),
    Step("you", "要留下姓名吗？", YouForm, ("kind", "about", "text")),
)
BY_NAME: Final = {step.name: step for step in STEPS}
# Which page asks for an answer, to send people to what is missing.
ASKED_BY: Final = {"kind": "kind", "county": "county", "about": "school", "text": "what", "anonymous": "you"}


@public
@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """What will be asked, who will see it, when the answer comes. Starting makes the draft."""
    if request.method == "POST":
        try:
            throttle.count(limit=throttle.START, source=source_of(request), now=real_now())
        except rules.TooOften as refusal:
            return too_often(request, refusal)
        remember_draft(request.session, drafts.start_draft(now=real_now()))
        return redirect("complaints:new-step", "kind")
    return render(request, "complaints/start.html", {"draft": draft_of(request.session, real_now())})


@public
@require_http_methods(["GET", "POST"])
def step(request: ActorRequest, name: str) -> HttpResponse:
    """Ask one question, keep the answer, go on (or back to the summary)."""
    if name not in BY_NAME:
        raise Http404
    page, draft = BY_NAME[name], draft_of(request.session, real_now())
    if draft is None:
        return redirect("complaints:new-lost")
    answers = drafts.answers_of(draft)
    elsewhere = _elsewhere(answers, page.needs)
    if elsewhere is not None:
        return elsewhere
    form = _form(page, answers, request)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(page, draft, form, request)
        except rules.TooOften as refusal:
            return too_often(request, refusal)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return _after(page, request)
    context = {
        "step": page,
        "form": form,
        "files": draft.files.all() if name == "files" else [],
        "position": STEPS.index(page) + 1,
        "count": len(STEPS) + 1,
        "back": _before(page, request),
        "changing": "change" in request.GET,
    }
    status = 422 if form.errors else 200
    return render(request, "complaints/step.html", context, status=status)


@public
@require_POST
def drop_file(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Take a file out of the draft."""
    draft = draft_of(request.session, real_now())
    if draft is None:
        return redirect("complaints:new-lost")
    drafts.drop_draft_file(draft=draft, pk=pk)
    return redirect(_address("files", request))


@public
@require_http_methods(["GET", "POST"])
def check(request: ActorRequest) -> HttpResponse:
    """Everything once more, each answer to be changed; then send. A second click gives the same receipt."""
    draft = draft_of(request.session, real_now())
    if draft is None:
        return redirect("complaints:new-lost")
    answers = drafts.answers_of(draft)
    elsewhere = _elsewhere(answers, tuple(ASKED_BY))
    if elsewhere is not None:
        return elsewhere
    if request.method == "POST":
        try:
            throttle.count(limit=throttle.SEND, source=source_of(request), now=real_now())
        except rules.TooOften as refusal:
            return too_often(request, refusal)
        drafts.send_draft(draft=draft, now=clock.now(), real_now=real_now())
        return redirect("complaints:new-receipt")
    about = Unit.objects.get(pk=answers["about"])
    office = Unit.objects.get(pk=rules.handling_code(about.pk))
    context = {
        "answers": answers,
        "kind": Kind(answers["kind"]).label,
        "about": rules.office_name(about.pk, about.name),
        "office": rules.office_name(office.pk, office.name),
        "files": draft.files.all(),
        "school_view": rules.school_view().lines(),
        "position": len(STEPS) + 1,
        "count": len(STEPS) + 1,
    }
    return render(request, "complaints/check.html", context)


@public
@require_GET
def receipt(request: ActorRequest) -> HttpResponse:
    """Number and code, for a quarter of an hour in this browser and never again."""
    draft = draft_of(request.session, real_now())
    answers = drafts.answers_of(draft) if draft else {}
    if "receipt" not in answers:
        return redirect("complaints:new-lost")
    context = {
        "number": answers["receipt"],
        "code": answers["code"],
        "accept_by": date.fromisoformat(answers["accept_by"]),
        "reply_by": date.fromisoformat(answers["reply_by"]),
        "office": _office(answers["unit"]),
        "qr": qr_svg(tracking_address(answers["receipt"], answers["code"]), title="查询二维码"),
    }
    return render(request, "complaints/receipt.html", context)


@public
@require_POST
def done(request: ActorRequest) -> HttpResponse:
    """The number is kept (or the form given up): nothing stays in this browser."""
    draft = draft_of(request.session, real_now())
    if draft is not None:
        drafts.forget_draft(draft=draft)
    _clear(request.session)
    return redirect("complaints:track" if "saved" in request.POST else "complaints:new")


@public
@require_GET
def lost(request: ActorRequest) -> HttpResponse:
    """The hour is over, or the form was sent and put away."""
    return render(request, "complaints/lost.html")


def tracking_address(number: str, code: str) -> str:
    """Number and code stand behind the #: browsers keep that part to themselves, no server logs it."""
    return f"{settings.SITE_URL}{reverse('complaints:track')}#{number}.{code}"


def _office(code: str) -> str:
    return rules.office_name(code, Unit.objects.get(pk=code).name)


def _clear(session: SessionBase) -> None:
    """Forget the draft; a parent's whole session goes, a signed-in colleague's stays."""
    forget_draft_of(session)
    if "_auth_user_id" not in session:
        session.flush()


def _elsewhere(answers: drafts.Answers, needs: tuple[str, ...]) -> HttpResponseRedirect | None:
    """Where to go when the form is sent already, or an earlier answer is missing."""
    if "receipt" in answers:
        return redirect("complaints:new-receipt")
    missing = next((need for need in needs if not answers.get(need) and need != "anonymous"), None)
    if missing is None and "anonymous" in needs and "anonymous" not in answers:
        missing = "anonymous"
    return redirect("complaints:new-step", ASKED_BY[missing]) if missing else None


def _form(page: Step, answers: drafts.Answers, request: ActorRequest) -> StyledForm:
    """The page's form, filled with what was answered before."""
    extra: dict[str, Any] = {}
    if page.name == "school":
        extra["county"] = Unit.objects.get(pk=answers["county"])
    initial = dict(answers)
    if "anonymous" in initial:
        initial["anonymous"] = "yes" if initial["anonymous"] else "no"
    if request.method == "POST":
        return page.form(request.POST, request.FILES, initial=initial, **extra)
    return page.form(initial=initial, **extra)


def _keep(page: Step, draft: Draft, form: StyledForm, request: ActorRequest) -> None:
    """Put the page's answers into the draft."""
    if page.name == "files":
        for upload in form.cleaned_data["file"]:
            throttle.count(limit=throttle.UPLOAD, source=source_of(request), now=real_now())
            drafts.add_draft_file(draft=draft, upload=upload, now=real_now())
        return
    answers: drafts.Answers = dict(form.cleaned_data)
    if page.name == "county" and drafts.answers_of(draft).get("county") != answers["county"]:
        answers["about"] = ""  # a school of the other county
    if page.name == "you":
        answers["anonymous"] = answers["anonymous"] == "yes"
        if answers["anonymous"]:
            answers.update(name="", phone="", relation="")
    drafts.save_answers(draft=draft, answers=answers, now=real_now())


def _after(page: Step, request: ActorRequest) -> HttpResponseRedirect:
    """The next page; while changing one answer, back to the summary."""
    if page.name == "files" and request.FILES and request.POST.get("then") != "next":
        return HttpResponseRedirect(_address("files", request))  # show what was added, offer more
    if "change" in request.GET and page.name != "county":
        return redirect("complaints:new-check")
    index = STEPS.index(page) + 1
    if index == len(STEPS):
        return redirect("complaints:new-check")
    return HttpResponseRedirect(_address(STEPS[index].name, request))


def _before(page: Step, request: ActorRequest) -> str:
    """Where the link “上一步” leads."""
    if "change" in request.GET:
        return reverse("complaints:new-check")
    index = STEPS.index(page)
    return (
        reverse("complaints:new-step", args=[STEPS[index - 1].name]) if index else reverse("complaints:new")
    )


def _address(name: str, request: ActorRequest) -> str:
    suffix = "?change" if "change" in request.GET else ""
    return reverse("complaints:new-step", args=[name]) + suffix
