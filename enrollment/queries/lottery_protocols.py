"""From the frozen content of a draw to what its record prints."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from enrollment.models import Lottery
from enrollment.rules import lotteries as rules
from yangguang.documents.issued import SEAL, SHORT, TRAINING_NOTICE
from yangguang.documents.numerals import chinese_date
from yangguang.documents.official import OfficialDocument, Verification

TEMPLATE = "enrollment/lottery_pdf.html"


def path_of(lottery: Lottery) -> Path:
    """Where the PDF lies; the name was drawn at random with the lottery."""
    return Path(settings.MEDIA_ROOT) / "lotteries" / lottery.file


def ranking_hash(ranked: Iterable[rules.Ticket]) -> str:
    """SHA-256 of the file with the ranking, as anybody downloads it."""
    return hashlib.sha256("".join(f"{ticket.line}\n" for ticket in ranked).encode()).hexdigest()


def printed_context(content: dict[str, Any], content_hash: str) -> dict[str, Any]:
    """The context of :data:`TEMPLATE`: a function of the frozen content alone."""
    document = OfficialDocument(
        title=content["title"],
        issuer=content["issuer"],
        dated=date.fromisoformat(content["signed_on"]),
        red_head=False,
        number=content["number"],
        notice=TRAINING_NOTICE if content["training"] else "",
        verification=Verification(
            url=settings.SITE_URL + reverse("verify:document", args=[content["verify_code"]]),
            short_hash=content_hash[:SHORT],
            history_seal=content["history_seal"][:SEAL],
        ),
    )
    url = settings.SITE_URL + reverse("enrollment:public-draw", args=[content["page"]])
    seed_on = chinese_date(date.fromisoformat(content["seed_on"]))
    return {"document": document, "content": content, "url": url, "seed_on": seed_on}
