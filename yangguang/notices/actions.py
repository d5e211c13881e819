"""Verbs on notices."""

import logging
import smtplib
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from yangguang.accounts.models import User
from yangguang.notices.models import Notice
from yangguang.notices.queries import addresses_for

log = logging.getLogger(__name__)

# A mail that could not go out for so long tells nobody anything new.
_GIVE_UP = timedelta(days=2)


def tell(*, unit_id: str, right: str, key: str, title: str, path: str, now: datetime) -> None:
    """Put a notice into the inbox of a unit; the same ``key`` again changes nothing.

    Call it in the transaction of its cause, inside a scope that covers ``unit_id``. ``title`` is mailed in
    clear text: no names of children or complainants. ``path`` is a page of this site.
    """
    Notice.objects.bulk_create(
        [
            Notice(
                unit_id=unit_id, right=right, key=key, title=title, path=path, created_at=now, updated_at=now
            )
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def mark_read(*, by: User, notices: Iterable[Notice], now: datetime) -> int:
    """Say that somebody of the office has seen these; returns how many were new."""
    count = 0
    pks = [notice.pk for notice in notices]
    for notice in Notice.objects.select_for_update(of=("self",)).filter(pk__in=pks, read_at=None):
        notice.read_at, notice.read_by = now, by
        notice.bump(now=now)
        notice.save(update_fields=["read_at", "read_by", "version", "updated_at"])
        count += 1
    return count


@transaction.atomic
def send_next_mail(*, now: datetime, skip: Collection[UUID] = ()) -> tuple[UUID, bool] | None:
    """Mail the oldest notice that waits; returns it and whether it is done with, None when none waits.

    Sent first and marked after, under a row lock: a crash between the two sends it again with the same
    Message-ID, which mail servers drop. A notice nobody has an address for is marked without a mail; one
    whose mail fails stays waiting and is named, so that the caller can ``skip`` it.
    """
    waiting = Notice.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        mailed_at=None, created_at__gt=now - _GIVE_UP
    )
    notice = waiting.exclude(pk__in=skip).order_by("created_at").first()
    if notice is None:
        return None
    try:
        _mail(notice, now)
    except (smtplib.SMTPException, OSError) as error:
        log.warning("notice %s was not mailed: %s", notice.pk, type(error).__name__)
        return notice.pk, False
    notice.mailed_at = now
    notice.bump(now=now)
    notice.save(update_fields=["mailed_at", "version", "updated_at"])
    return notice.pk, True


def _mail(notice: Notice, now: datetime) -> None:
    addresses = addresses_for(notice, now=now)
    if not addresses:
        return
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    where = f"{settings.SITE_URL}{notice.path}"
    text = f"{notice.title}\n\n请登录阳光招生系统办理：{where}\n\n本邮件由系统发送，请勿回复。"
    EmailMessage(
        subject=f"【阳光招生】{notice.title}"[:150].replace("\n", " ").replace("\r", " "),
        body=text,
        bcc=addresses,
        headers={"Message-ID": f"<notice-{notice.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    ).send()
