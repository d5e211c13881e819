"""Gatekeepers of cases: for the office by right, for the public by number and code."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from complaints import queries
from complaints.models import Case, Draft
from yangguang.accounts.access import get_row
from yangguang.accounts.rights import Actor
from yangguang.common import crypto
from yangguang.tenancy.choices import Right

VIEW_LIFE: Final = timedelta(minutes=30)
_DRAFT, _VIEW = "complaint_draft", "complaint_view"


def real_now() -> datetime:
    """The real time, training or not: how long words lie here, how often somebody tries."""
    return timezone.localtime()


def get_case(actor: Actor, pk: object) -> Case:
    """The case for somebody who handles complaints of its unit; else 404 / 403."""
    return get_row(Case, actor, pk, Right.HANDLE, queryset=queries.with_names())


# --- The unsent draft -------------------------------------------------------------------------------


def draft_of(session: SessionBase, now: datetime) -> Draft | None:
    """The draft of this browser, unless it ran out. ``now`` is real time."""
    pk = session.get(_DRAFT)
    return Draft.objects.filter(pk=pk, expires_at__gt=now).first() if pk else None


def remember_draft(session: SessionBase, draft: Draft) -> None:
    """Tie the draft to this browser; the session holds its random id only."""
    session[_DRAFT] = str(draft.pk)


def forget_draft_of(session: SessionBase) -> None:
    session.pop(_DRAFT, None)


# --- The view of one case ---------------------------------------------------------------------------


@dataclass(frozen=True)
class OpenedCase:
    """A case opened with its code, for half an hour in this browser."""

    number: str
    key: str
    until: datetime


def remember_case(session: SessionBase, *, number: str, key: str, now: datetime) -> None:
    """Keep what opens the case in this session, sealed: a copy of the session table opens nothing."""
    until = now + VIEW_LIFE
    text = json.dumps({"number": number, "key": key, "until": until.isoformat()})
    session[_VIEW] = crypto.seal(text, bound_to=_VIEW)


def opened_case(session: SessionBase, now: datetime) -> OpenedCase | None:
    """What this browser opened, unless the half hour is over."""
    token = session.get(_VIEW)
    if not token:
        return None
    try:
        value = json.loads(crypto.unseal(token, bound_to=_VIEW))
    except crypto.CannotOpen:  # its key was rotated away: the code is asked for again
        return None
    until = datetime.fromisoformat(value["until"])
    return OpenedCase(value["number"], value["key"], until) if now < until else None


def close_case(session: SessionBase) -> None:
    session.pop(_VIEW, None)


def source_of(request: HttpRequest) -> str:
    """Where a request comes from, for counting only: never stored, never logged.

    Behind our own proxy REMOTE_ADDR is the proxy, and its header was set there, not by the client.
    """
    if settings.SECURE_PROXY_SSL_HEADER:
        return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
