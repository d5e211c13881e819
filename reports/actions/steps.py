"""One step of a report after the other: written → checked → signed → submitted → accepted or returned."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from celery import signature
from django.db import transaction

from reports import rules
from reports.actions import obligations
from reports.actions.documents import invalidate, replace_earlier, seal_content
from reports.actions.drafting import new_edition, tell_of
from reports.choices import NARRATIVES, DocumentState, State
from reports.models import Filing
from reports.queries import figures as queries
from reports.queries.filings import superior_of
from yangguang.accounts.models import User
from yangguang.common.numbering import next_number
from yangguang.tenancy.choices import Right


@transaction.atomic
def write_narrative(
    *,
    by: User | None,
    filing: Filing,
    texts: Mapping[str, str],
    zero_confirmed: bool,
    hand_over: bool,
    version: int | None = None,
    now: datetime,
) -> Filing:
    """Save the words of a draft; ``hand_over`` also gives it to the reviewer and wants it complete.

    ``texts``: the headings of the kind (``choices.NARRATIVES``). After a return only the marked ones may
    change.
    """
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.DRAFT)
    texts = {name: texts.get(name, "").strip().replace("\r\n", "\n") for name in NARRATIVES[row.kind]}
    may_change = rules.open_fields(row.kind, row.replaces.marks if row.replaces else ())
    for name, text in texts.items():
        if text != row.word(name) and name not in may_change:
            raise rules.FieldClosed(field=name)
        row.write(name, text)
    row.zero_confirmed = zero_confirmed
    if hand_over:
        rules.must_be_complete(row.kind, texts, zero_confirmed=zero_confirmed, figures=row.figures)
    row.written_by, row.written_at = by, now if hand_over else None
    row.sent_back = "" if hand_over else row.sent_back
    row.bump(now=now)
    row.save()
    if hand_over:
        tell_of(row, row.unit_id, Right.REVIEW, f"written-{row.version}", f"{row}已填写，请审核", now)
    return row


@transaction.atomic
def check_filing(*, by: User | None, filing: Filing, version: int | None = None, now: datetime) -> Filing:
    """The reviewer agrees. Refuses an unfinished draft, its writer, and figures that are behind."""
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.DRAFT)
    if row.written_at is None:
        raise rules.NotWritten
    rules.must_be_another(by, row.written_by_id)
    rules.must_be_complete(row.kind, row.words, zero_confirmed=row.zero_confirmed, figures=row.figures)
    if queries.is_behind(row):
        raise rules.FiguresAreBehind
    if not rules.adds_up(row.figures):
        raise rules.DoesNotAddUp
    row.state, row.checked_by, row.checked_at, row.sent_back = State.CHECKED, by, now, ""
    row.bump(now=now)
    row.save()
    tell_of(row, row.unit_id, Right.SIGN, f"checked-{row.version}", f"{row}已审核，请签发", now)
    return row


@transaction.atomic
def return_to_writer(
    *, by: User | None, filing: Filing, reason: str, version: int | None = None, now: datetime
) -> Filing:
    """Reviewer or leader sends an unsigned report back to the clerk of the same unit."""
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.DRAFT, State.CHECKED)
    if row.written_at is None:
        raise rules.NotWritten
    row.sent_back = rules.must_give_reason(reason)
    row.state, row.written_at, row.checked_at, row.checked_by = State.DRAFT, None, None, None
    row.bump(now=now)
    row.save()
    title = f"{row}被退回修改：{row.sent_back[:60]}"
    tell_of(row, row.unit_id, Right.FILL, f"sent-back-{row.version}", title, now)
    return row


@transaction.atomic
def sign_filing(*, by: User | None, filing: Filing, version: int | None = None, now: datetime) -> Filing:
    """The leader signs: the number is given, the content sealed, the PDF queued, all in one transaction."""
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.CHECKED)
    rules.must_be_another(by, row.written_by_id, row.checked_by_id)
    row.state, row.signed_by, row.signed_at = State.SIGNED, by, now
    serial = next_number(f"filing-{now.year}-{row.unit_id}")
    row.number = rules.document_number(rules.agency_mark(row.unit_id, row.unit.name), now.year, serial)
    row.bump(now=now)
    row.save()
    document = seal_content(filing=row, now=now)
    replace_earlier(filing=row, now=now)
    tell_of(row, row.unit_id, Right.FILL, "signed", f"{row}已签发，请上报", now)
    # Only a wake-up: the row waits, and the next tick finds it when the message is lost.
    wake = signature("reports.render_document", args=[row.unit_id, str(document.pk)])
    transaction.on_commit(wake.delay, robust=True)
    return row


@transaction.atomic
def withdraw_filing(
    *, by: User | None, filing: Filing, reason: str, version: int | None = None, now: datetime
) -> Filing:
    """The leader takes a signed report back before it went up; returns the new edition's draft."""
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.SIGNED)
    row.reason = rules.must_give_reason(reason)
    row.state, row.decided_by, row.decided_at = State.WITHDRAWN, by, now
    row.bump(now=now)
    row.save()
    invalidate(filing=row, state=DocumentState.WITHDRAWN, now=now)
    draft = new_edition(filing=row, now=now)
    tell_of(draft, row.unit_id, Right.FILL, "withdrawn", f"{row}已撤回签发：{row.reason[:60]}", now)
    return draft


@transaction.atomic
def submit_filing(*, by: User | None, filing: Filing, version: int | None = None, now: datetime) -> Filing:
    """Send a signed report to the superior unit; from now on it is locked at every door."""
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.SIGNED)
    superior = superior_of(row)
    if superior is None:
        raise rules.NoSuperior
    row.state, row.submitted_by, row.submitted_at = State.SUBMITTED, by, now
    row.bump(now=now)
    row.save()
    obligations.hand_in(by=by, filing=row, now=now)
    title = f"{row.unit.name}上报了{row}，请审核接收"
    tell_of(row, superior.pk, Right.REVIEW, "submitted", title, now)
    return row


@transaction.atomic
def accept_filing(*, by: User | None, filing: Filing, version: int | None = None, now: datetime) -> Filing:
    """The superior's reviewer accepts; the report counts in the superior's own from now on."""
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.SUBMITTED)
    rules.must_be_another(by, row.written_by_id, row.checked_by_id, row.signed_by_id, row.submitted_by_id)
    row.state, row.decided_by, row.decided_at = State.ACCEPTED, by, now
    row.bump(now=now)
    row.save()
    obligations.accept(by=by, filing=row, now=now)
    tell_of(row, row.unit_id, Right.FILL, "accepted", f"{row}已被上级接收", now)
    return row


@transaction.atomic
def return_filing(
    *,
    by: User | None,
    filing: Filing,
    reason: str,
    marks: Sequence[str] = (),
    version: int | None = None,
    now: datetime,
) -> Filing:
    """The superior returns a report with its reason and the items that are wrong (:func:`rules.marks_of`).

    The returned edition stays as it is; a new one is drafted at once, open only where it was marked
    (everywhere when nothing was). Returns the new draft.
    """
    row = Filing.lock(filing.pk, version=version)
    rules.must_be(row, State.SUBMITTED)
    row.reason = rules.must_give_reason(reason)
    row.marks = [mark for mark in rules.marks_of(row.kind) if mark in marks]
    row.state, row.decided_by, row.decided_at = State.RETURNED, by, now
    row.bump(now=now)
    row.save()
    invalidate(filing=row, state=DocumentState.WITHDRAWN, now=now)
    obligations.give_back(by=by, filing=row, now=now)
    draft = new_edition(filing=row, now=now)
    tell_of(draft, row.unit_id, Right.FILL, "returned", f"{row}被上级退回：{row.reason[:60]}", now)
    return draft
