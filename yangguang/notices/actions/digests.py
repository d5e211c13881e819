"""The one mail of a morning to each person (asks.md row 22: few, escalating, in a digest)."""

import logging
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.notices.actions.mail import FAILURES, failure, send
from yangguang.notices.choices import DigestState
from yangguang.notices.models import Digest, Notice
from yangguang.notices.queries import Pair, Receiver, for_digest, receivers
from yangguang.notices.rules import may_mail

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
_LISTED = 30  # titles of one section; more are counted, the inbox has them all


@transaction.atomic
def plan_digests(*, now: datetime) -> int:
    """Write down who gets which notices this morning: one row a person and day, whoever plans and how often.

    Working days from the morning on, never at night. A person who has had today's gets the rest tomorrow.
    """
    if not clock.is_working_day(now.date()) or not may_mail(now.time()):
        return 0
    waiting = for_digest(now)
    pairs = set(waiting.order_by().values_list("right", "unit_id").distinct())
    people = receivers(pairs, now=now) if pairs else {}
    served = set(Digest.objects.filter(day=now.date()).values_list("user_id", flat=True))
    open_pairs: dict[Pair, list[int]] = {}
    for pair, found in people.items():
        users = [one.user.pk for one in found if one.user.email and one.user.pk not in served]
        if users:
            open_pairs[pair] = users
    if not open_pairs:
        return 0
    wanted: dict[int, list[UUID]] = {}
    for pk, right, unit_id in waiting.order_by("created_at", "pk").values_list("pk", "right", "unit_id"):
        for user in set(open_pairs.get((right, unit_id), ())):
            wanted.setdefault(user, []).append(pk)
    Digest.objects.bulk_create(
        [Digest(user_id=user, day=now.date(), notices=pks, created_at=now) for user, pks in wanted.items()],
        ignore_conflicts=True,
    )
    return len(wanted)


@transaction.atomic
def send_next_digest(*, now: datetime, skip: Collection[int] = ()) -> tuple[int, bool] | None:
    """Send the next digest of today; returns it and whether it is done with, None when none waits.

    Sent first and marked after, under a row lock. A crash after the mail server has taken it and before
    the commit sends it again with the same Message-ID: the only place where a second copy can leave.
    What was cancelled since, or is no longer the person's, is left out; when nothing is left none is sent.
    """
    if not may_mail(now.time()):
        return None
    waiting = Digest.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        day=now.date(), state=DigestState.WAITING
    )
    digest = waiting.exclude(pk__in=skip).select_related("user").order_by("pk").first()
    if digest is None:
        return None
    items = _items(digest, now)
    digest.attempts += 1
    if not items or not digest.user.email:
        digest.state = DigestState.EMPTY
    else:
        _deliver(digest, items, now)
    digest.save()
    return digest.pk, digest.state != DigestState.WAITING


def _deliver(digest: Digest, items: list["Item"], now: datetime) -> None:
    notices = Notice.objects.filter(pk__in=[notice.pk for notice, _ in items], mailed_at=None)
    changed = {"updated_at": now, "version": F("version") + 1}
    try:
        _mail(digest, items)
    except FAILURES as error:
        digest.error = failure(error)
        digest.state = DigestState.FAILED if digest.attempts >= MAX_ATTEMPTS else DigestState.WAITING
        notices.exclude(mail_error=digest.error).update(mail_error=digest.error, **changed)
        log.warning("digest %s was not mailed: %s", digest.pk, digest.error)
    else:
        digest.state, digest.sent_at, digest.error = DigestState.SENT, now, ""
        notices.update(mailed_at=now, mail_error="", **changed)


Item = tuple[Notice, str]  # and for whom it is received, "" for oneself


def _items(digest: Digest, now: datetime) -> list[Item]:
    """What of the digest still holds and is still for this person."""
    found = Notice.objects.filter(pk__in=digest.notices).current(now.date()).order_by("due_on", "created_at")
    notices = list(found)
    people = receivers({(one.right, one.unit_id) for one in notices}, now=now)
    items = []
    for notice in notices:
        mine = _mine(people.get((notice.right, notice.unit_id), ()), digest.user)
        if mine is not None:
            items.append((notice, mine.principal))
    return items


def _mine(people: Iterable[Receiver], user: User) -> Receiver | None:
    own = [one for one in people if one.user.pk == user.pk]
    return min(own, key=lambda one: one.principal) if own else None


def _mail(digest: Digest, items: list[Item]) -> None:
    sections = [(title, [item for item in items if belongs(item[0])]) for title, belongs in _SECTIONS]
    counts = "，".join(f"{title} {len(found)} 项" for title, found in sections if found)
    lines = [f"您好，今天需要关注：{counts}。"]
    for title, found in sections:
        if found:
            lines += ["", f"【{title}】{len(found)} 项", *(_line(item) for item in found[:_LISTED])]
            if len(found) > _LISTED:
                lines.append(f"……另有 {len(found) - _LISTED} 项，请登录系统查看。")
    lines += ["", f"全部消息：{settings.SITE_URL}{reverse('notices:inbox')}"]
    send(
        subject=f"{digest.day.month}月{digest.day.day}日提醒：{counts}",
        lines=lines,
        to=[digest.user.email],
        name=f"digest-{digest.user.public_id}-{digest.day:%Y%m%d}",
    )


def _line(item: Item) -> str:
    notice, principal = item
    whose = f"（代 {principal} 收）" if principal else ""
    return f"· {notice.title}{whose}\n  {settings.SITE_URL}{notice.path}"


_SECTIONS: tuple[tuple[str, Callable[[Notice], bool]], ...] = (
    ("已逾期", lambda notice: (notice.late or 0) > 0),
    ("今天到期", lambda notice: notice.late == 0),
    ("即将到期", lambda notice: (notice.late or 0) < 0),
    ("其他消息", lambda notice: not notice.kind),
)
