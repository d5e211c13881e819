"""Follow a case with its number and secret code; half an hour per opening, no account."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from complaints import queries, rules
from complaints.access import OpenedCase, close_case, opened_case, real_now, remember_case, source_of
from complaints.actions import throttle
from complaints.actions.feedback import appeal_case, rate_case
from complaints.actions.intake import add_file, add_message
from complaints.choices import MAX_DRAFT_BYTES
from complaints.forms import AddFileForm, AppealForm, MessageForm, RatingForm, TrackForm
from complaints.models import Case
from complaints.rules import clocks
from complaints.views.answers import too_often
from yangguang.accounts.access import public
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.forms import StyledForm
from yangguang.common.refusals import Refusal

Write = Callable[[Case, str, dict[str, Any]], None]

MISS = "没有查到。请检查编号和查询码，两个都要对才能看到。"


@public
@require_http_methods(["GET", "POST"])
def track(request: ActorRequest) -> HttpResponse:
    """Ask for number and code. Whatever is wrong – number, code, shape – the answer is the same."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            throttle.refuse_if_spent(limit=throttle.MISS, source=source_of(request), now=real_now())
        except rules.TooOften as refusal:
            return too_often(request, refusal)
        if form.is_valid():
            number = rules.normal_number(form.cleaned_data["number"])
            key = rules.code_key(form.cleaned_data["code"])
            if queries.case_opened_with(number, key) is not None:
                remember_case(request.session, number=number, key=key, now=real_now())
                return redirect("complaints:track-case")
            form.add_error(None, MISS)
            _count_miss(request)
    return render(request, "complaints/track.html", {"form": form}, status=422 if form.errors else 200)


def _count_miss(request: ActorRequest) -> None:
    try:
        throttle.count(limit=throttle.MISS, source=source_of(request), now=real_now())
    except rules.TooOften:
        return  # the next try is refused before it is looked up; this one keeps the common answer


@public
@require_GET
def track_case(request: ActorRequest) -> HttpResponse:
    """The timeline, the answer, the messages."""
    opened = opened_case(request.session, real_now())
    if opened is None:
        return redirect("complaints:track")
    return _page(request, opened)


@public
@require_POST
def track_message(request: ActorRequest) -> HttpResponse:
    """Write to the handler."""

    def write(case: Case, key: str, said: dict[str, Any]) -> None:
        add_message(case=case, key=key, text=said["text"], now=clock.now())

    return _taken(request, MessageForm(request.POST), write, limit=throttle.UPLOAD)


@public
@require_POST
def track_file(request: ActorRequest) -> HttpResponse:
    """Add a photo or document."""

    def write(case: Case, key: str, said: dict[str, Any]) -> None:
        if said["file"].size > MAX_DRAFT_BYTES:
            raise rules.DraftFileTooLarge
        add_file(case=case, key=key, upload=said["file"], now=clock.now())

    return _taken(request, AddFileForm(request.POST, request.FILES), write, limit=throttle.UPLOAD)


@public
@require_POST
def track_rating(request: ActorRequest) -> HttpResponse:
    """Rate the answer, once."""

    def write(case: Case, key: str, said: dict[str, Any]) -> None:
        rate_case(case=case, key=key, now=clock.now(), **said)

    return _taken(request, RatingForm(request.POST), write)


@public
@require_POST
def track_appeal(request: ActorRequest) -> HttpResponse:
    """Ask the unit above to look again, once."""

    def write(case: Case, key: str, said: dict[str, Any]) -> None:
        appeal_case(case=case, key=key, text=said["grounds"], now=clock.now())

    return _taken(request, AppealForm(request.POST), write, limit=throttle.SEND)


def _taken(
    request: ActorRequest, form: StyledForm, write: Write, *, limit: throttle.Limit | None = None
) -> HttpResponse:
    """What came for an opened case: written, or shown again with what to do."""
    opened = opened_case(request.session, real_now())
    if opened is None:
        return redirect("complaints:track")
    if not form.is_valid():
        return _page(request, opened, form)
    try:
        if limit is not None:
            throttle.count(limit=limit, source=source_of(request), now=real_now())
        write(_case(opened), opened.key, form.cleaned_data)
    except rules.TooOften as refusal:
        return too_often(request, refusal)
    except Refusal as refusal:
        form.add_refusal(refusal)
        return _page(request, opened, form)
    return redirect("complaints:track-case")


@public
@require_POST
def leave(request: ActorRequest) -> HttpResponse:
    """Put the case away: the next person at this computer sees nothing."""
    close_case(request.session)
    if "_auth_user_id" not in request.session:
        request.session.flush()
    return redirect("complaints:track")


def _case(opened: OpenedCase) -> Case:
    case = queries.case_opened_with(opened.number, opened.key)
    if case is None:
        raise rules.NotNow
    return case


FORMS = {"message": MessageForm, "file": AddFileForm, "rating": RatingForm, "appeal": AppealForm}


def _page(request: ActorRequest, opened: OpenedCase, form: StyledForm | None = None) -> HttpResponse:
    """The case; ``form`` is what was just sent and could not be taken."""
    view = queries.public_view(opened.number, opened.key)
    if view is None:
        close_case(request.session)
        return redirect("complaints:track")
    case, today = view.case, clock.today()
    until = rules.appeal_until(case)
    context = {
        "view": view,
        "case": case,
        "office": rules.office_name(case.unit_id, case.unit.name),
        "due": clocks.next_due(case),
        "over": rules.is_over(case),
        "may_rate": case.state in rules.RATED_IN and not view.rated,
        "appeal_until": until if until and today <= until and view.appeal is None else None,
        "appeal_office": rules.office_name(view.appeal.unit_id, view.appeal.unit.name) if view.appeal else "",
        "forms": {name: form if isinstance(form, kind) else kind() for name, kind in FORMS.items()},
        "form": form,
        "until": opened.until,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "complaints/track_case.html", context, status=status)
