"""Gatekeepers of the public: how often they write, what opens a receipt, which papers they read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404, HttpRequest
from django.utils import timezone
from rest_framework.throttling import SimpleRateThrottle

from yangguang.common import crypto
from yangguang.common.crypto import blind_index
from yangguang.evidence.models import Evidence
from yangguang.tenancy.scope import scope
from zoning.models import Adjustment, AdjustmentStep
from zoning.rules.opinions import TooOften

RECEIPT_LIFE: Final = timedelta(minutes=15)
_RECEIPT: Final = "opinion_receipt"


class _Throttle(SimpleRateThrottle):
    """Per source. What the cache keeps is a keyed hash, not the source's address."""

    def __init__(self, name: str, rate: str) -> None:
        self.name, self.rate = name, rate
        super().__init__()

    def get_cache_key(self, request: Any, view: Any) -> str:
        return f"zones-{self.name}-{blind_index(self.get_ident(request), purpose='zones')}"


def must_not_be_too_often(request: HttpRequest, name: str, rate: str) -> None:
    """:class:`TooOften` when this source has done ``name`` more often than ``rate`` (``30/hour``)."""
    if not _Throttle(name, rate).allow_request(request, None):  # type: ignore[arg-type]
        raise TooOften


# --- The receipt -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Receipt:
    """The code of an opinion, for a quarter of an hour in this browser."""

    code: str
    adjustment: str


def remember_receipt(session: SessionBase, *, code: str, adjustment: Adjustment) -> None:
    """Keep the code in this session, sealed: a copy of the session table opens nothing. Real time counts."""
    until = timezone.localtime() + RECEIPT_LIFE
    text = json.dumps({"code": code, "adjustment": str(adjustment.pk), "until": until.isoformat()})
    session[_RECEIPT] = crypto.seal(text, bound_to=_RECEIPT)


def receipt_of(session: SessionBase) -> Receipt | None:
    """What was sent from this browser, unless the quarter of an hour is over."""
    token = session.get(_RECEIPT)
    if not token:
        return None
    try:
        value = json.loads(crypto.unseal(token, bound_to=_RECEIPT))
    except crypto.CannotOpen:  # its key was rotated away
        return None
    if datetime.fromisoformat(value["until"]) <= timezone.localtime():
        return None
    return Receipt(value["code"], value["adjustment"])


def forget_receipt(session: SessionBase) -> None:
    session.pop(_RECEIPT, None)


# --- What everybody reads ----------------------------------------------------------------------------------


def shown_adjustment(pk: UUID) -> Adjustment:
    """An adjustment that was put to the public; else 404."""
    row = Adjustment.objects.filter(pk=pk, shown=True).select_related("unit").first()
    if row is None:
        raise Http404
    return row


def papers_of(steps: Iterable[AdjustmentStep]) -> dict[Any, list[Evidence]]:
    """Files by step, of steps the caller may read: files have no public policy of their own."""
    found: dict[Any, list[Evidence]] = {}
    for step in steps:
        with scope(step.unit_id):
            found[step.pk] = list(Evidence.objects.of(step).order_by("created_at"))
    return found


def disclosed_paper(step_pk: UUID, pk: UUID) -> Evidence:
    """A file of a disclosed step; else 404."""
    step = AdjustmentStep.objects.filter(pk=step_pk, disclosed=True, adjustment__shown=True).first()
    found = [] if step is None else [each for each in papers_of([step])[step.pk] if each.pk == pk]
    if not found:
        raise Http404
    return found[0]
