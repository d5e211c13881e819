"""From the frozen content of a letter to what its PDF shows; which letters wait for whom."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from campaign.choices.discipline import LetterState
from campaign.desk import DeskItem
from campaign.models import Letter
from yangguang.accounts.rights import Actor
from yangguang.documents.issued import SEAL, SHORT, TRAINING_NOTICE
from yangguang.documents.numerals import chinese_date
from yangguang.documents.official import OfficialDocument, Verification
from yangguang.tenancy.choices import Right

TEMPLATE = "campaign/letter_pdf.html"
AT_MOST = 100  # lines of one kind on a desk; the ledger holds the rest


def path_of(letter: Letter) -> Path:
    """Where the PDF lies; the name was drawn at random when the letter was signed."""
    return Path(settings.MEDIA_ROOT) / "letters" / letter.file


def printed_context(content: dict[str, Any], content_hash: str) -> dict[str, Any]:
    """The context of :data:`TEMPLATE`: a function of the frozen content alone."""
    document = OfficialDocument(
        title=content["title"],
        issuer=content["issuer"],
        dated=date.fromisoformat(content["signed_on"]),
        number=content["number"],
        recipient=content["recipient"],
        notice=TRAINING_NOTICE if content["training"] else "",
        verification=Verification(
            url=settings.SITE_URL + reverse("verify:document", args=[content["verify_code"]]),
            short_hash=content_hash[:SHORT],
            history_seal=content["history_seal"][:SEAL],
        ),
    )
    return {
        "document": document,
        "content": content,
        "reply_by": chinese_date(date.fromisoformat(content["reply_by"])),
        "facts": _paragraphs(content["facts"]),
        "basis": _paragraphs(content["basis"]),
        "demands": _paragraphs(content["demands"]),
    }


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def letters_on_the_desk(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Letters to sign, to receive, to answer, to verify, and those a unit below leaves unanswered."""
    signs, fills, supervises = (
        actor.rights.codes(right) for right in (Right.SIGN, Right.FILL, Right.SUPERVISE)
    )
    mine = Q(pk__in=[])
    if signs:
        mine |= Q(state=LetterState.DRAFTED, issuer_id__in=signs)
    if fills:
        mine |= Q(state__in=[LetterState.SENT, LetterState.RECEIVED], unit_id__in=fills)
    if supervises:
        late = Q(state__in=[LetterState.SENT, LetterState.RECEIVED], reply_by__lt=today)
        mine |= Q(issuer_id__in=supervises) & (Q(state=LetterState.REPLIED) | late)
    if not (signs or fills or supervises):
        return
    rows = Letter.objects.under(*actor.scope).filter(mine).select_related("addressee")
    for letter in rows.order_by("reply_by")[:AT_MOST]:
        kind, what = _line(letter, letter.unit_id in fills)
        if kind == "sign" and actor.user is not None and letter.drafted_by_id == actor.user.pk:
            continue
        yield DeskItem(
            kind=kind,
            title=f"{what}：{letter}" + (f"（{letter.subject}）" if letter.number else ""),
            due_on=letter.reply_by,
            overdue=letter.is_overdue(today),
            url_name="campaign:letters-detail",
            url_kwargs={"pk": str(letter.pk)},
            reason=letter.returned_reason if letter.state == LetterState.RECEIVED else "",
            unit_name=letter.addressee.name,
        )


def _line(letter: Letter, is_mine: bool) -> tuple[str, str]:
    if letter.state == LetterState.DRAFTED:
        return "sign", "待签发督办提醒函"
    if letter.state == LetterState.REPLIED:
        return "verify", "待核验回复"
    if not is_mine:
        return "letter", "逾期未回复"
    if letter.state == LetterState.SENT:
        return "letter", "请签收督办提醒函"
    return "returned" if letter.returned_reason else "letter", "请回复督办提醒函"
