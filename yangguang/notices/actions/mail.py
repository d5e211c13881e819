"""Mailing what happened as it comes, by day. Reminders go into the digest only."""

import logging
import smtplib
from collections.abc import Collection
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from yangguang.notices.choices import NO_ADDRESS
from yangguang.notices.models import Notice
from yangguang.notices.queries import addresses_for
from yangguang.notices.rules import MORNING, may_mail

log = logging.getLogger(__name__)

FAILURES = (smtplib.SMTPException, OSError)
_END = "本邮件由系统发送，请勿回复。"


@transaction.atomic
def send_next_mail(*, now: datetime, skip: Collection[UUID] = ()) -> tuple[UUID, bool] | None:
    """Mail the oldest event of this day that waits; returns it and whether it is done with, None when none
    waits. What came before the morning waits for the digest; at night nothing is sent.

    Sent first and marked after, under a row lock: a crash between the two sends it again with the same
    Message-ID, which mail servers drop. A notice nobody has an address for is marked as such; one
    whose mail fails stays waiting and is named, so that the caller can ``skip`` it.
    """
    if not may_mail(now.time()):
        return None
    morning = now.replace(hour=MORNING.hour, minute=0, second=0, microsecond=0)
    waiting = Notice.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        kind="", mailed_at=None, cancelled_at=None, created_at__gte=morning
    )
    waiting = waiting.exclude(mail_error=NO_ADDRESS).exclude(pk__in=skip)
    notice = waiting.order_by("created_at").first()
    if notice is None:
        return None
    try:
        sent = _mail(notice, now)
        notice.mailed_at, notice.mail_error = (now, "") if sent else (None, NO_ADDRESS)
    except FAILURES as error:
        notice.mail_error = failure(error)
        log.warning("notice %s was not mailed: %s", notice.pk, notice.mail_error)
    notice.bump(now=now)
    notice.save(update_fields=["mailed_at", "mail_error", "version", "updated_at"])
    return notice.pk, notice.mailed_at is not None or notice.mail_error == NO_ADDRESS


def failure(error: Exception) -> str:
    """What is kept of a failure: its kind. What servers answer may quote addresses."""
    return type(error).__name__[:60]


def send(*, subject: str, lines: list[str], to: list[str], name: str) -> None:
    """One mail; ``name`` makes its Message-ID, the same again when it has to be repeated."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    EmailMessage(
        subject=f"【阳光招生】{subject}"[:150].replace("\n", " ").replace("\r", " "),
        body="\n".join([*lines, "", _END]),
        bcc=to,
        headers={"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"},
    ).send()


def _mail(notice: Notice, now: datetime) -> bool:
    addresses = addresses_for(notice, now=now)
    if addresses:
        lines = [notice.title, "", f"请登录阳光招生系统办理：{settings.SITE_URL}{notice.path}"]
        send(subject=notice.title, lines=lines, to=addresses, name=f"notice-{notice.pk}")
    return bool(addresses)
