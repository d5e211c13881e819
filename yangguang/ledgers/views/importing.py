"""Template, upload, progress, preview, confirmation and result of an import."""

from typing import Any
from urllib.parse import quote

from django.core.cache import cache
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from yangguang.accounts.access import current_user
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.actions import imports
from yangguang.ledgers.choices import RUNNING, JobState
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.forms import UploadForm
from yangguang.ledgers.models import ImportJob
from yangguang.ledgers.queries.rows import fill_units
from yangguang.ledgers.workbooks.template import template as build_template

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attachment(name: str) -> str:
    """A ``Content-Disposition`` that keeps 汉字 in the file name."""
    return f"attachment; filename*=UTF-8''{quote(name)}"


def template(request: ActorRequest, ledger: Ledger) -> HttpResponse:
    """The Excel template, with this person's units and choices."""
    body = build_template(ledger, request.actor, fill_units(ledger, request.actor))
    name = f"{ledger.title}模板.xlsx"
    return HttpResponse(body, content_type=XLSX, headers={"Content-Disposition": attachment(name)})


def start(request: ActorRequest, ledger: Ledger) -> HttpResponse:
    """Upload a workbook; its job's page follows."""
    user = current_user(request.actor)
    form = UploadForm(request.POST or None, request.FILES or None)
    jobs = ImportJob.objects.filter(user=user, ledger=ledger.label)[:10]
    context = {"ledger": ledger, "form": form, "jobs": jobs, "cancel_url": ledger.urls["list"]}
    if request.method != "POST":
        return render(request, "ledgers/import.html", context)
    if form.is_valid():
        try:
            made = imports.upload(
                by=user,
                unit_id=request.actor.home,
                ledger=ledger,
                upload=form.cleaned_data["file"],
                now=clock.now(),
            )
            return HttpResponseRedirect(ledger.url("import-job", made.pk))
        except Refusal as refusal:
            form.add_refusal(refusal)
    return render(request, "ledgers/import.html", context, status=422)


def job(request: ActorRequest, ledger: Ledger, pk: Any) -> HttpResponse:
    """One import: its progress (survives a reload), preview, result. POST confirms or gives up."""
    found = _own(request, ledger, pk)
    if request.method == "POST":
        by, now = current_user(request.actor), clock.now()
        if "give-up" in request.POST:
            imports.give_up(by=by, job=found, now=now)
        else:
            imports.confirm(by=by, job=found, good_only="good-only" in request.POST, now=now)
        return HttpResponseRedirect(ledger.url("import-job", pk))
    context = {"ledger": ledger, "job": found, **_progress(found)}
    part = request.headers.get("HX-Request")
    return render(request, "ledgers/job_body.html" if part else "ledgers/job.html", context)


def _own(request: ActorRequest, ledger: Ledger, pk: Any) -> ImportJob:
    """One's own job; another's is not there."""
    return get_object_or_404(ImportJob, pk=pk, user=current_user(request.actor), ledger=ledger.label)


def _progress(job: ImportJob) -> dict[str, Any]:
    running = job.state in RUNNING
    known = cache.get(imports.progress_key(job.pk)) if running else None
    reading = job.state == JobState.WAITING and known
    return {
        "running": running,
        "progress": known,
        "state": JobState.READING.label if reading else job.get_state_display(),
    }


def marked(request: ActorRequest, ledger: Ledger, pk: Any) -> FileResponse:
    """The person's own workbook with the wrong cells in red."""
    found = _own(request, ledger, pk)
    name = found.outcome.get("marked", "")
    if not name or not imports.path_of(name).exists():
        raise Http404
    stem = found.name.rpartition(".")[0] or ledger.title
    return FileResponse(
        imports.path_of(name).open("rb"),
        content_type=XLSX,
        headers={"Content-Disposition": attachment(f"{stem}（标出错误）.xlsx")},
    )
