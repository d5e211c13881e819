"""Verbs on imports: upload, check, confirm, write, give up. All or nothing, and safe to repeat."""

import logging
import os
import pickle
import secrets
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from celery import signature
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from yangguang.accounts.actions.trail import log
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.audit.choices import Happening
from yangguang.common.collector import collector_paused
from yangguang.common.refusals import Refusal
from yangguang.ledgers import registry
from yangguang.ledgers.choices import RUNNING, JobState
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.models import ImportJob
from yangguang.ledgers.resource import (
    PREVIEWED,
    Fault,
    LedgerResource,
    LedgerResult,
    unknown_columns,
)
from yangguang.ledgers.rules import ImportMoved, ImportNotReady, NoHome, UnreadableFile
from yangguang.ledgers.workbooks import marking
from yangguang.ledgers.workbooks.reading import Sheet, read

_FOLDER = "imports"
FAULTS_SHOWN = 200
FAULTS_MARKED = 5_000
KEPT = timedelta(hours=24)  # how long an uploaded file, which holds personal data, may wait
NO_RIGHTS = "您已没有填报权限，没有写入任何数据。"
_log = logging.getLogger(__name__)


def _enqueue(job: ImportJob) -> None:
    """Wake a worker once the row is committed; the tick finds the job if the wake-up is lost."""
    wake = signature("ledgers.run_import", args=[str(job.pk), job.user_id])  # the web process has no tasks
    transaction.on_commit(wake.delay, robust=True)


@transaction.atomic
def upload(*, by: User, unit_id: str, ledger: Ledger, upload: UploadedFile, now: datetime) -> ImportJob:
    """Store a workbook and queue its check. ``unit_id``: the home of ``by``."""
    if not unit_id:
        raise NoHome
    job = ImportJob.objects.create(
        unit_id=unit_id,
        user=by,
        ledger=ledger.label,
        file=store(upload),
        name=Path(upload.name or "").name[-200:],
        created_at=now,
        updated_at=now,
    )
    _enqueue(job)
    return job


def store(upload: UploadedFile) -> str:
    """Put an uploaded workbook under a random name, readable by nobody else; the name."""
    suffix = Path(upload.name or "").suffix.lower()
    name = f"{_FOLDER}/{secrets.token_hex(16)}{suffix}"
    path = path_of(name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return name


@transaction.atomic
def confirm(*, by: User, job: ImportJob, good_only: bool = False, now: datetime) -> ImportJob:
    """Say yes to a preview: a worker checks again and writes. :class:`ImportNotReady` otherwise.

    ``good_only``: the person has seen that some rows are wrong and wants the others written.
    """
    job = ImportJob.lock(job.pk)
    wanted = "partly" if good_only else "writable"
    if job.state != JobState.PREVIEWED or not job.outcome.get(wanted):
        raise ImportNotReady
    _set(job, JobState.CONFIRMED, now)
    _enqueue(job)
    return job


@transaction.atomic
def give_up(*, by: User, job: ImportJob, now: datetime) -> ImportJob:
    """Say no to a preview; the file goes."""
    job = ImportJob.lock(job.pk)
    if job.state != JobState.PREVIEWED:
        raise ImportNotReady
    job.message = "已放弃，没有写入任何数据。"
    _set(job, JobState.REFUSED, now)
    forget_files(job)
    return job


def run(*, job_id: Any, actor: Actor, now: datetime) -> None:
    """Take the next step of a job: check it, or write it. In one transaction that holds the job's lock, so
    that a crash leaves it as it was and two workers never do it twice."""
    job = (
        ImportJob.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(
            pk=job_id, user=actor.user, state__in=(JobState.WAITING, JobState.READING, JobState.CONFIRMED)
        )
        .first()
    )
    if job is None:
        return
    try:
        with collector_paused(), transaction.atomic():
            _step(job, actor, now)
    except UnreadableFile as refusal:
        job.message, job.outcome = refusal.message, {"template": bool(refusal.data.get("template"))}
        _set(job, JobState.REFUSED, now)
        forget_files(job)
    except Refusal as refusal:
        job.message = refusal.message
        _set(job, JobState.FAILED, now)
        forget_files(job)
    except Exception:  # noqa: BLE001 - see below; it is logged with its trace
        # Whatever it was, the person must not wait for ever; nothing of it was written.
        _log.exception("Import %s failed.", job.pk)
        job.message = "系统出错，没有写入任何数据。请稍后重新上传；仍不行请联系管理员。"
        _set(job, JobState.FAILED, now)
        forget_files(job)
    finally:
        cache.delete(progress_key(job.pk))


@transaction.atomic
def abandon(*, job_id: Any, now: datetime) -> None:
    """End the job of somebody who has no rights any more. Run inside a scope over the nation."""
    job = ImportJob.objects.select_for_update(of=("self",)).filter(pk=job_id, state__in=RUNNING).first()
    if job is not None:
        job.message = NO_RIGHTS
        _set(job, JobState.FAILED, now)
        forget_files(job)


def _step(job: ImportJob, actor: Actor, now: datetime) -> None:
    ledger = registry.get(job.ledger)
    if not actor.rights.anywhere(ledger.fill):
        raise NoHome(NO_RIGHTS)
    report = _reporter(job)
    sheet = read(path_of(job.file), job.name)
    resource = LedgerResource(ledger, actor, now)
    if job.state != JobState.CONFIRMED:
        result = resource.import_data(sheet, dry_run=True, progress=report)
        if result.forbidden:  # a page or the API would answer 403, which stands in the security log
            log(Happening.REFUSED, by=actor.user, detail=f"IMPORT {ledger.label}")
        _preview(job, ledger, sheet, result, now)
        return
    expected = job.outcome["counts"]
    result = resource.import_data(sheet, dry_run=True)
    if result.counts != expected:
        _preview(job, ledger, sheet, result, now)
        job.message = ImportMoved.message
        job.save()
        return
    resource.write(result, report)
    job.message = ""
    job.finished_at = now
    job.done_rows = result.total_rows
    _set(job, JobState.DONE, now)
    forget_files(job)


def _set(job: ImportJob, state: JobState, now: datetime) -> None:
    job.state = state
    job.bump(now=now)
    job.save()


def progress_key(job_id: Any) -> str:
    """Where the cache keeps how far a job is: numbers only, and nothing depends on them."""
    return f"import-progress-{job_id}"


def _reporter(job: ImportJob) -> Callable[[int, int], None]:
    def report(done: int, total: int) -> None:
        cache.set(progress_key(job.pk), {"done": done, "total": total}, 600)

    return report


def _preview(job: ImportJob, ledger: Ledger, sheet: Sheet, result: LedgerResult, now: datetime) -> None:
    """Put into the job what the person should see before anything is written."""
    assert result.layout is not None
    kinds = [ledger.kinds[name] for name in result.layout.columns if name in ledger.kinds]
    shown = kinds[:8]
    counts = result.counts
    job.total_rows = sum(counts.values())
    job.outcome = {
        "counts": counts,
        "writable": not result.faults and bool(result.fresh or result.changed),
        "partly": bool(result.faults) and bool(result.fresh or result.changed),
        "unknown": unknown_columns(result.layout),
        "titles": [kind.title for kind in shown],
        "fresh": [
            [str(e.number), *(kind.show(e.values.get(kind.name)) for kind in shown)]
            for e in result.fresh[:PREVIEWED]
        ],
        "changed": [
            [str(entry.number), ledger.named(row), [list(change) for change in changes]]
            for entry, row, changes in result.changed[:PREVIEWED]
        ],
        "faults": [_fault(ledger, fault) for fault in sorted(result.faults)[:FAULTS_SHOWN]],
        "fault_count": len(result.faults),
        "marked": _marked(job, sheet, result) if result.faults else "",
    }
    job.message = ""
    _set(job, JobState.PREVIEWED, now)


def _fault(ledger: Ledger, fault: Fault) -> list[str]:
    title = ledger.kinds[fault.column].title if fault.column in ledger.kinds else ""
    return [str(fault.row), title, fault.message]


def _marked(job: ImportJob, sheet: Sheet, result: LedgerResult) -> str:
    """Store the person's own workbook with red cells and reasons; its name."""
    assert result.layout is not None
    csv = job.file.endswith(".csv")
    target = f"{job.file.rpartition('.')[0]}-marked.xlsx"
    order = {
        "source": "" if csv else str(path_of(job.file)),
        "rows": sheet.rows if csv else [],
        "target": str(path_of(target)),
        "sheet": sheet.name,
        "header": result.layout.header,
        "faults": [
            (f.row, result.layout.columns.get(f.column, -1), f.message)
            for f in sorted(result.faults)[:FAULTS_MARKED]
        ],
    }
    subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-I", marking.__file__],
        input=pickle.dumps(order),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    path_of(target).chmod(0o600)
    return target


def path_of(name: str) -> Path:
    """Where a stored file lies."""
    return Path(settings.MEDIA_ROOT) / name


def forget_files(job: ImportJob) -> None:
    """Delete the uploaded file and its marked copy once this transaction is committed: they hold personal
    data that is in the ledger now, or nowhere."""
    names = [job.file, job.outcome.get("marked", "")]

    def remove() -> None:
        for name in filter(None, names):
            path_of(name).unlink(missing_ok=True)

    transaction.on_commit(remove)


@transaction.atomic
def expire(*, now: datetime) -> int:
    """Give up previews nobody confirmed within a day. Run inside a scope over the nation."""
    old = ImportJob.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        state=JobState.PREVIEWED, updated_at__lt=now - KEPT
    )
    count = 0
    for job in old:
        job.message = "超过一天没有确认，文件已删除，没有写入任何数据。请重新上传。"
        _set(job, JobState.REFUSED, now)
        forget_files(job)
        count += 1
    return count
