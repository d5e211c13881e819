"""Verbs on exports of whole values: ask, approve, refuse, withdraw, fetch, destroy."""

import base64
import os
import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from enrollment.choices.exports import FILE_LIFE, WHOLE_CAP, ExportState
from enrollment.models import WholeExport
from enrollment.queries.exports import criteria_of, keys_of, kinds_of, whole_rows
from enrollment.rules import exports as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.audit.actions import note_file
from yangguang.audit.choices import Seen
from yangguang.common import crypto
from yangguang.ledgers import registry
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.rules import NoHome
from yangguang.ledgers.workbooks.export import xlsx_file
from yangguang.notices.actions import tell
from yangguang.tenancy.choices import Right

_FOLDER = "exports"


@transaction.atomic
def ask_export(
    *, by: User, actor: Actor, ledger: Ledger, query: str, said: str, reason: str, now: datetime
) -> WholeExport:
    """Ask for a file with whole values; whoever may sign for the office is told.

    Raises :class:`rules.PurposeMissing`, :class:`rules.NothingToTake`, :class:`rules.TooMuchToTake`.
    """
    if not actor.home:
        raise NoHome
    if len(reason.strip()) < 6:
        raise rules.PurposeMissing
    count = len(keys_of(ledger, actor, criteria_of(ledger, actor, query)))
    if not count:
        raise rules.NothingToTake
    if count > WHOLE_CAP:
        raise rules.TooMuchToTake
    row = WholeExport.objects.create(
        unit_id=actor.home, ledger=ledger.label, query=query[:1000], said=said[:500], rows=count,
        reason=reason.strip(), asked_by=by, asked_at=now, created_at=now, updated_at=now,
    )  # fmt: skip
    _tell(row, Right.SIGN, "asked", f"{by.name} 申请导出 {count} 行完整个人信息，待您审批", now)
    return row


@transaction.atomic
def approve_export(*, by: User, row: WholeExport, now: datetime) -> WholeExport:
    """待审批 → 已批准, by another person; the file may be fetched for a day."""
    row.until = now + FILE_LIFE
    return _decide(row, "approve", by=by, now=now)


@transaction.atomic
def refuse_export(*, by: User, row: WholeExport, decision: str, now: datetime) -> WholeExport:
    """待审批 → 未批准, with a reason."""
    row.decision = decision.strip()
    return _decide(row, "refuse", by=by, now=now)


@transaction.atomic
def withdraw_export(*, by: User, row: WholeExport, now: datetime) -> WholeExport:
    """待审批 → 已撤回, by whoever asked."""
    if row.asked_by_id != by.pk:
        raise rules.NotYours
    row.state = rules.EXPORTS.next_state("withdraw", row.state)
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def destroy_export(*, by: User | None, row: WholeExport, now: datetime) -> WholeExport:
    """已批准 → 文件已销毁: by whoever signs, or by the clock when the term is over (``by`` None)."""
    row.state = rules.EXPORTS.next_state("destroy", row.state)
    _forget(row)
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def fetch_export(*, by: User, actor: Actor, row: WholeExport, now: datetime) -> bytes:
    """The workbook; made at the first fetch, the same one afterwards. Each fetch is noted.

    Raises :class:`rules.NotYours`, :class:`rules.FileGone`.
    """
    row = WholeExport.lock(row.pk)
    if row.asked_by_id != by.pk:
        raise rules.NotYours
    if not rules.may_fetch(row, now):
        raise rules.FileGone
    ledger = registry.get(row.ledger)
    criteria = criteria_of(ledger, actor, row.query)
    keys = keys_of(ledger, actor, criteria)[:WHOLE_CAP]
    if not row.file:
        row.file = _store(row, _made(row, ledger, actor, now))
    note_file(
        by=by,
        unit_id=row.unit_id,
        how=Seen.WHOLE,
        subject=ledger.label,
        rows=keys,
        reason=row.reason,
        now=now,
    )
    row.downloads += 1
    row.bump(now=now)
    row.save()
    return _opened(row)


def _decide(row: WholeExport, verb: str, *, by: User, now: datetime) -> WholeExport:
    if row.asked_by_id == by.pk:
        raise rules.OwnRequest
    row.state = rules.EXPORTS.next_state(verb, row.state)
    row.decided_by, row.decided_at = by, now
    row.bump(now=now)
    row.save()
    outcome = "已批准，24 小时内可下载" if verb == "approve" else "未批准，请查看审批意见"
    _tell(row, Right.REVEAL, verb, f"{row.asked_by.name} 的完整信息导出申请{outcome}", now)
    return row


def _tell(row: WholeExport, right: str, event: str, title: str, now: datetime) -> None:
    path = reverse("enrollment:whole-exports-detail", args=[row.pk])
    tell(
        unit_id=row.unit_id,
        right=right,
        key=f"whole-export-{row.pk}-{event}",
        title=title,
        path=path,
        now=now,
    )


def _made(row: WholeExport, ledger: Ledger, actor: Actor, now: datetime) -> bytes:
    criteria = criteria_of(ledger, actor, row.query)
    kinds = kinds_of(ledger, criteria)
    keys = keys_of(ledger, actor, criteria)[:WHOLE_CAP]
    mark = (
        f"{row.asked_by.name} 申请、{row.decided_by.name if row.decided_by else ''} 批准 {now:%Y-%m-%d %H:%M}"
    )
    preface = [f"{ledger.title}（完整信息）", row.said, f"用途：{row.reason}。{mark}。用后销毁，不得外传。"]
    book = xlsx_file(
        ledger.title, preface, [kind.title for kind in kinds], whole_rows(ledger, actor, criteria, keys),
        watermark=mark, widths=[kind.column.width for kind in kinds],
    )  # fmt: skip
    with book:
        return book.read()


def _bound(row: WholeExport) -> str:
    return f"whole-export·{row.pk}"


def _store(row: WholeExport, content: bytes) -> str:
    """Put the workbook away sealed: who steals the disk has nothing."""
    name = f"{_FOLDER}/{secrets.token_hex(16)}"
    path = Path(settings.MEDIA_ROOT) / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sealed = crypto.seal(base64.b64encode(content).decode(), bound_to=_bound(row))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(sealed)
    return name


def _opened(row: WholeExport) -> bytes:
    path = Path(settings.MEDIA_ROOT) / row.file
    try:
        return base64.b64decode(crypto.unseal(path.read_text(encoding="ascii"), bound_to=_bound(row)))
    except (FileNotFoundError, crypto.CannotOpen) as error:
        raise rules.FileGone from error


def _forget(row: WholeExport) -> None:
    """Delete the file once this transaction is committed."""
    if row.file:
        path = Path(settings.MEDIA_ROOT) / row.file
        transaction.on_commit(lambda: path.unlink(missing_ok=True))
        row.file = ""


def destroy_old(*, now: datetime) -> int:
    """Destroy the files whose term is over. Run inside a scope over the nation."""
    old = WholeExport.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        state=ExportState.APPROVED, until__lte=now
    )
    with transaction.atomic():
        return len([destroy_export(by=None, row=row, now=now) for row in old])
