"""The official PDF of a letter: content frozen when it is signed, set by the worker, once and whole."""

import logging
from datetime import datetime
from typing import Any

from celery import signature
from django.db import transaction

from campaign.choices import Area
from campaign.events import issued, printed
from campaign.models import Letter
from campaign.queries import letters as queries
from campaign.rules import letters as rules
from yangguang.audit.queries import latest_seal
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.documents.issued import hash_of, new_code, new_file, sha256_of, write_whole
from yangguang.documents.pdf import render_pdf
from yangguang.tenancy import codes
from yangguang.tenancy.scope import scope

log = logging.getLogger(__name__)


def freeze(letter: Letter, *, now: datetime) -> None:
    """Freeze what was signed and queue its PDF; the caller saves, in the transaction of the signature."""
    letter.verify_code, letter.file = new_code(), new_file()
    letter.content = _content(letter, now)
    letter.content_hash = hash_of(letter.content)
    issued.send(
        sender=Letter, code=letter.verify_code, issuer=letter.content["issuer"],
        title=letter.content["title"].replace("\n", ""), number=letter.number, dated=now.date(),
        content_hash=letter.content_hash, unit_id=letter.issuer_id, now=now,
    )  # fmt: skip
    # Only a wake-up: the row waits, and the next tick finds it when the message is lost.
    wake = signature("campaign.render_letter", args=[letter.issuer_id, str(letter.pk)])
    transaction.on_commit(wake.delay, robust=True)


def _content(letter: Letter, now: datetime) -> dict[str, Any]:
    """Every word that will be printed."""
    issuer = rules.bureau_name(letter.issuer.name, letter.issuer.level)
    return {
        "title": rules.title_of(issuer, letter.subject),
        "issuer": issuer,
        "recipient": rules.bureau_name(letter.addressee.name, letter.addressee.level),
        "addressee": letter.addressee_id,
        "number": letter.number,
        "campaign": letter.campaign.title,
        "area": Area(letter.area).label if letter.area else "",
        "follows": letter.follows.number if letter.follows else "",
        "issue": letter.issue.number if letter.issue else "",
        "facts": letter.facts,
        "basis": letter.basis,
        "demands": letter.demands,
        "reply_by": letter.reply_by.isoformat(),
        "signed_on": now.date().isoformat(),
        "verify_code": letter.verify_code,
        "history_seal": latest_seal(),
        "training": clock.training_date() is not None,
    }


def render_waiting_letters(*, now: datetime, limit: int = 20) -> int:
    """Set sent letters that have no PDF yet, oldest first; finds what a lost message forgot."""
    with scope(codes.NATION):
        waiting = Letter.objects.sent().filter(sha256="")
        found = list(waiting.order_by("failure", "signed_at").values_list("issuer_id", "pk")[:limit])
    return sum(_try(issuer, pk, now) for issuer, pk in found)


def _try(issuer: str, letter_id: Any, now: datetime) -> bool:
    try:
        with scope(issuer):
            return render_letter(letter_id=letter_id, now=now)
    except Exception:
        # The row still waits; the others go on now.
        log.exception("Rendering letter %s failed.", letter_id)
        return False


@transaction.atomic
def render_letter(*, letter_id: Any, now: datetime) -> bool:
    """Set the PDF of one letter, unless it is done or in another worker's hands. Scope: its issuer.

    The file's name stands since the signature and the row learns the hash after the rename: a kill at any
    point leaves no half file, and the next run does the rest.
    """
    rows = Letter.objects.sent().select_for_update(skip_locked=True, of=("self",))
    letter = rows.filter(pk=letter_id, sha256="").first()
    if letter is None:
        return False
    try:
        pdf = render_pdf(queries.TEMPLATE, queries.printed_context(letter.content, letter.content_hash))
    except Refusal as refusal:
        letter.failure = refusal.message[:300]
        letter.save(update_fields=["failure"])
        return False
    write_whole(queries.path_of(letter), pdf)
    letter.sha256, letter.size, letter.made_at, letter.failure = sha256_of(pdf), len(pdf), now, ""
    letter.bump(now=now)
    letter.save()
    printed.send(sender=Letter, code=letter.verify_code, sha256=letter.sha256, now=now)
    return True
