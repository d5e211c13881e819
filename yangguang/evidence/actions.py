"""Verbs on files. Bytes are written before their row, so no row ever points at half a file."""

import os
import secrets
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from yangguang.accounts.models import User
from yangguang.evidence import rules
from yangguang.evidence.choices import MAX_BYTES, MAX_FILES
from yangguang.evidence.events import attaching, removing
from yangguang.evidence.models import Evidence
from yangguang.tenancy.models import TenantModel

_FOLDER = "evidence"
_PARTIAL = ".part"


@transaction.atomic
def attach(
    *, by: User | None, subject: TenantModel, upload: UploadedFile, kind: str, now: datetime
) -> Evidence:
    """Check an upload and attach it to ``subject``; ``kind`` names the material (“会议纪要”).

    ``by`` None: the public (inside ``scope(secret=…)``) or the installation itself. Raises a
    :class:`rules.FileRefused` subclass, or whatever refusal a receiver of ``attaching`` raises (locked row).
    """
    attaching.send(sender=type(subject), subject=subject, by=by, now=now)
    if Evidence.objects.of(subject).count() >= MAX_FILES:
        raise rules.TooManyFiles
    if (upload.size or 0) > MAX_BYTES:
        raise rules.TooLarge
    name = rules.clean_name(upload.name or "")
    extension, expected = rules.format_of(name)
    content = rules.checked(upload.read(), extension, expected)
    counted = Evidence.objects.of(subject) if by is None else Evidence.objects.filter(unit_id=subject.unit_id)
    rules.check_quota(used=counted.bytes_used(), size=len(content), public=by is None)
    stored_extension = expected.extension or extension
    path = _write(content, stored_extension)
    return Evidence.objects.create(
        unit_id=subject.unit_id,
        subject=subject._meta.label,
        subject_id=subject.pk,
        secret_hash=getattr(subject, "secret_hash", ""),
        kind=kind,
        file=path,
        name=f"{name.rpartition('.')[0]}.{stored_extension}",
        content_type=expected.content_type,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        uploaded_by=by,
        created_at=now,
        updated_at=now,
    )


@transaction.atomic
def remove(*, by: User | None, evidence: Evidence, now: datetime) -> None:
    """Take a file away. Its row stays in the history; the bytes go once the removal is committed."""
    subject_model = apps.get_model(evidence.subject)
    subject = subject_model._default_manager.filter(pk=evidence.subject_id).first()
    removing.send(sender=subject_model, subject=subject, evidence=evidence, by=by, now=now)
    path = stored_path(evidence.file)
    evidence.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def sweep_orphans(*, now: datetime) -> int:
    """Delete stored files no row points at and that are older than a day (crash between file and row).

    Reads every row: run it inside a scope over the nation. ``now`` is real time, like file times.
    """
    known = set(Evidence.objects.values_list("file", flat=True))
    count = 0
    for path in _root().glob("*/*"):
        stale = now.timestamp() - path.stat().st_mtime > 24 * 3600
        if stale and path.relative_to(_media()).as_posix() not in known:
            path.unlink(missing_ok=True)
            count += 1
    return count


def stored_path(file: str) -> Path:
    """Where the bytes of a row lie."""
    return _media() / file


def _media() -> Path:
    return Path(settings.MEDIA_ROOT)


def _root() -> Path:
    return _media() / _FOLDER


def _write(content: bytes, extension: str) -> str:
    """Store bytes under a random name, whole or not at all; return the path relative to MEDIA_ROOT."""
    token = secrets.token_hex(16)
    path = _root() / token[:2] / f"{token}.{extension}"
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(_PARTIAL)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(path)
    return path.relative_to(_media()).as_posix()
