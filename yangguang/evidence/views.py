"""Doors to files: download, attach, remove."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yangguang.accounts.access import current_user, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.evidence.access import attachable_row, readable_file, removable_file
from yangguang.evidence.actions import attach, remove, stored_path
from yangguang.evidence.forms import UploadForm
from yangguang.tenancy.choices import Right


@staff_only(Right.VIEW)
@require_GET
def download(request: ActorRequest, pk: UUID) -> FileResponse:
    """The file as a download, never shown inside the site: sandboxed, its type never guessed."""
    evidence = readable_file(request.actor, pk)
    try:
        content = stored_path(evidence.file).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=evidence.name, content_type=evidence.content_type
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@staff_only(Right.VIEW)
@require_http_methods(["GET", "POST"])
def attach_file(request: ActorRequest, label: str, pk: UUID) -> HttpResponse:
    """Attach one file to a row whose app allows it; back to the page it came from."""
    subject = attachable_row(request.actor, label, pk)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*posted, initial={"next": _next(request)})
    if request.method == "POST" and form.is_valid():
        try:
            attach(
                by=current_user(request.actor),
                subject=subject,
                upload=form.cleaned_data["file"],
                kind=form.cleaned_data["kind"],
                now=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, "附件已上传。")
            return _back(request)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "subject": subject, "back": _next(request)}
    return render(request, "evidence/attach.html", context, status=status)


@staff_only(Right.VIEW)
@require_POST
def remove_file(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Take a file away; a refusal is said on the page it came from."""
    evidence = removable_file(request.actor, pk)
    try:
        remove(by=current_user(request.actor), evidence=evidence, now=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, f"附件“{evidence.name}”已删除。")
    return _back(request)


def _next(request: ActorRequest) -> str:
    """The page to return to: only one of this site."""
    target = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else "/"


def _back(request: ActorRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(_next(request))
