"""Answers not sent yet: sealed, kept for an hour at most, gone the moment they are sent.

The real clock counts here, not the training clock: how long a stranger's words lie on a server is no
exercise.
"""

import base64
import json
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction

from complaints import rules
from complaints.actions.intake import Person, Story, file_case
from complaints.choices import MAX_DRAFT_BYTES, MAX_DRAFT_FILES
from complaints.models import Case, Draft, DraftFile
from yangguang.common.fields import plain
from yangguang.evidence.rules import checked, clean_name, format_of
from yangguang.tenancy.models import Unit

LIFE: Final = timedelta(hours=1)
RECEIPT_LIFE: Final = timedelta(minutes=15)

Answers = dict[str, Any]


@transaction.atomic
def start_draft(*, now: datetime) -> Draft:
    """A fresh draft with its secret code. ``now`` is real time."""
    draft = Draft(expires_at=now + LIFE)
    draft.answers = json.dumps({"code": rules.new_code()})
    draft.save(force_insert=True)
    return draft


def answers_of(draft: Draft) -> Answers:
    """What was filled in so far."""
    answers: Answers = json.loads(plain(draft.answers))
    return answers


@transaction.atomic
def save_answers(*, draft: Draft, answers: Answers, now: datetime) -> Draft:
    """Keep the answers of one more page, and the draft for another hour."""
    draft = _locked(draft)
    merged = answers_of(draft)
    if "receipt" in merged:
        return draft  # sent meanwhile (a second tab): nothing is taken any more
    return _seal(draft, {**merged, **answers}, expires_at=now + LIFE)


@transaction.atomic
def add_draft_file(*, draft: Draft, upload: UploadedFile, now: datetime) -> DraftFile:
    """Check a file, draw pictures anew (no EXIF, no place), keep it sealed. Raises what the checks raise."""
    draft = _locked(draft)
    if draft.files.count() >= MAX_DRAFT_FILES:
        raise rules.TooManyDraftFiles
    if (upload.size or 0) > MAX_DRAFT_BYTES:
        raise rules.DraftFileTooLarge
    name = clean_name(upload.name or "")
    extension, expected = format_of(name)
    content = checked(upload.read(), extension, expected)
    last = draft.files.order_by("-position").first()
    file = DraftFile(draft=draft, extension=expected.extension or extension, size=len(content))
    file.position = last.position + 1 if last else 1
    file.name = name
    file.content = base64.b64encode(content).decode()
    file.save(force_insert=True)
    Draft.objects.filter(pk=draft.pk).update(expires_at=now + LIFE)
    return file


@transaction.atomic
def drop_draft_file(*, draft: Draft, pk: UUID) -> None:
    """Take a file out again; one that is not there is no error."""
    draft.files.filter(pk=pk).delete()


@transaction.atomic
def send_draft(*, draft: Draft, now: datetime, real_now: datetime) -> Answers:
    """Turn the draft into a case; a second click waits for the first and gets the same receipt.

    The answers and files are replaced by the receipt, which lies for a quarter of an hour.
    """
    draft = _locked(draft)
    answers = answers_of(draft)
    if "receipt" in answers:
        return answers
    story = Story(
        about=Unit.objects.get(pk=answers["about"]),
        kind=answers["kind"],
        text=answers["text"],
        happened=answers.get("happened", ""),
        urgent=answers.get("urgent", False),
    )
    files = [_as_upload(file) for file in draft.files.all()]
    case = file_case(
        by=None, now=now, code=answers["code"], story=story, person=person_of(answers), files=files
    )
    draft.files.all().delete()
    receipt = receipt_of(case, answers["code"])
    _seal(draft, receipt, expires_at=real_now + RECEIPT_LIFE)
    return receipt


def receipt_of(case: Case, code: str) -> Answers:
    """What the receipt page shows, and nothing of what was written."""
    return {
        "receipt": case.number,
        "code": code,
        "accept_by": case.accept_by.isoformat(),
        "reply_by": case.reply_by.isoformat(),
        "unit": case.unit_id,
    }


def person_of(answers: Answers) -> Person | None:
    """Who complains; None when they want to stay unknown."""
    if answers.get("anonymous", True):
        return None
    return Person(**{field: answers[field] for field in ("name", "phone", "relation") if answers.get(field)})


@transaction.atomic
def forget_expired(*, now: datetime) -> int:
    """Delete every draft and receipt whose time is over; how many. ``now`` is real time."""
    expired = Draft.objects.filter(expires_at__lte=now)
    count = expired.count()
    expired.delete()
    return count


@transaction.atomic
def forget_draft(*, draft: Draft) -> None:
    """Delete the draft and its files at once."""
    Draft.objects.filter(pk=draft.pk).delete()


def _locked(draft: Draft) -> Draft:
    return Draft.objects.select_for_update().get(pk=draft.pk)


def _seal(draft: Draft, answers: Answers, *, expires_at: datetime) -> Draft:
    draft.answers = json.dumps(answers)
    draft.expires_at = expires_at
    draft.save(update_fields=["answers", "expires_at"])
    return draft


def _as_upload(file: DraftFile) -> UploadedFile:
    """The file as if it had just been uploaded."""
    return SimpleUploadedFile(str(file), base64.b64decode(plain(file.content)))
