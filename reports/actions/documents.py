"""The signed document: content frozen at the signature, PDF set from it by the worker, once and whole."""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction

from reports import rules
from reports.choices import DocumentState, Kind
from reports.models import Filing, FilingDocument, Verification
from reports.queries import filings, printed
from yangguang.audit.queries import latest_seal
from yangguang.common.refusals import Refusal
from yangguang.documents.issued import hash_of, new_code, new_file, sha256_of, write_whole
from yangguang.documents.pdf import render_pdf
from yangguang.tenancy import codes
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

log = logging.getLogger(__name__)


def seal_content(*, filing: Filing, now: datetime) -> FilingDocument:
    """Freeze what was signed and queue its PDF. Call it in the transaction of the signature."""
    code = new_code()
    content = _content(filing, code, now)
    digest = hash_of(content)
    document = FilingDocument.objects.create(
        unit=filing.unit,
        filing=filing,
        verify_code=code,
        content=content,
        content_hash=digest,
        file=new_file(),
        created_at=now,
        updated_at=now,
    )
    Verification.objects.create(
        unit=filing.unit,
        code=code,
        issuer=content["issuer"],
        title=content["title"].replace("\n", ""),
        number=content["number"],
        dated=now.date(),
        content_hash=digest,
        created_at=now,
        updated_at=now,
    )
    return document


def _content(filing: Filing, code: str, now: datetime) -> dict[str, Any]:
    """Every word and number that will be printed."""
    unit: Unit = filing.unit
    superior = filings.superior_of(filing)
    issuer = rules.bureau_name(unit.name, unit.level)
    signer = filing.signed_by.name if filing.signed_by else ""
    return {
        "kind": filing.kind,
        "title": rules.title_of(issuer, filing.kind, filing.ordinal, _phase_name(filing)),
        "issuer": issuer,
        "unit": unit.code,
        "unit_name": unit.name,
        "recipient": rules.bureau_name(superior.name, superior.level) if superior else "",
        "number": filing.number,
        "edition": filing.edition,
        "ordinal": filing.ordinal,
        "campaign": filing.campaign.title,
        "period_start": filing.period_start.isoformat(),
        "period_end": filing.period_end.isoformat(),
        "signed_on": now.date().isoformat(),
        "signer": signer,
        "zero": filing.zero_confirmed,
        **filing.words,
        "figures": filing.figures,
        "verify_code": code,
        "history_seal": latest_seal(),
        "training": printed.is_training(),
    }


def _phase_name(filing: Filing) -> str:
    """The phase a summary tells of; "" for a weekly report."""
    if filing.kind == Kind.WEEKLY:
        return ""
    names = filing.campaign.phases.filter(number=filing.ordinal).values_list("name", flat=True)
    return names.first() or ""


@transaction.atomic
def invalidate(*, filing: Filing, state: DocumentState, now: datetime) -> None:
    """Mark the document of an edition (if it was ever signed) as withdrawn or replaced."""
    for document in FilingDocument.objects.select_for_update().filter(filing=filing):
        document.state = state
        document.bump(now=now)
        document.save(update_fields=["state", "version", "updated_at"])
        for line in Verification.objects.select_for_update().filter(code=document.verify_code):
            line.state = state
            line.bump(now=now)
            line.save(update_fields=["state", "version", "updated_at"])


def replace_earlier(*, filing: Filing, now: datetime) -> None:
    """A new edition was signed: every earlier one is replaced."""
    earlier = filing.replaces
    while earlier is not None:
        invalidate(filing=earlier, state=DocumentState.REPLACED, now=now)
        earlier = earlier.replaces


def render_waiting_documents(*, now: datetime, limit: int = 5) -> int:
    """Set signed documents that have no PDF yet, newest first; finds what a lost message forgot."""
    with scope(codes.NATION):
        # Those that failed before come last: one that never succeeds must not keep the others waiting.
        waiting = FilingDocument.objects.filter(sha256="").order_by("failure", "-created_at")
        found = list(waiting.values_list("unit_id", "pk")[:limit])
    return sum(_try(unit_code, pk, now) for unit_code, pk in found)


def _try(unit_code: str, document_id: Any, now: datetime) -> bool:
    try:
        with scope(unit_code):
            return render_document(document_id=document_id, now=now)
    except Exception:
        # The row still waits; the others go on now.
        log.exception("Rendering document %s failed.", document_id)
        return False


@transaction.atomic
def render_document(*, document_id: Any, now: datetime) -> bool:
    """Set the PDF of one document, unless it is done or in another worker's hands. Scope: its unit.

    The file's name stands since the signature and is written by one atomic rename, and the row learns the
    hash afterwards: a kill at any point leaves no half file, no orphan, and the next run does the rest.
    """
    rows = FilingDocument.objects.select_for_update(skip_locked=True, of=("self",)).filter(sha256="")
    document = rows.filter(pk=document_id).first()
    if document is None:
        return False
    try:
        pdf = render_pdf(
            printed.template_of(document.content), printed.context(document.content, document.content_hash)
        )
    except Refusal as refusal:
        document.failure = refusal.message[:300]
        document.save(update_fields=["failure"])
        return False
    write_whole(printed.path_of(document), pdf)
    document.sha256, document.size, document.made_at = sha256_of(pdf), len(pdf), now
    document.failure = ""
    document.bump(now=now)
    document.save()
    line = Verification.objects.select_for_update().get(code=document.verify_code)
    line.sha256, line.made_at = document.sha256, now
    line.bump(now=now)
    line.save()
    return True
