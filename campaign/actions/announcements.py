"""Verbs on what is told to the public: stage notices, statements of hot-spot schools, answers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from campaign.models.announcements import Announcement, Question, Statement
from campaign.rules import disclosure as rules
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.refusals import Locked
from yangguang.tenancy.models import Unit


@transaction.atomic
def publish_announcement(*, by: User | None, now: datetime, row: Announcement) -> Announcement:
    """未公布 → 已公布: from here on its words are fixed, and a mistake is put right by a correction."""
    row = Announcement.lock(row.pk)
    row.state = rules.ANNOUNCEMENTS.next_state("publish", row.state)
    row.published, row.published_at, row.published_by = True, now, by
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def correct_announcement(*, by: User | None, now: datetime, row: Announcement) -> Announcement:
    """A draft that will stand beside the published notice as its correction; the draft is returned."""
    row = Announcement.lock(row.pk)
    rules.ANNOUNCEMENTS.next_state("correct", row.state)
    if Announcement.objects.filter(corrects=row).exists():
        raise rules.AlreadyCorrected
    return Announcement.objects.create(
        unit_id=row.unit_id, stage=row.stage, title=f"{row.title}（更正）"[:100], text=row.text,
        link=row.link, corrects=row, created_at=now, updated_at=now,
    )  # fmt: skip


@transaction.atomic
def raise_question(
    *, by: User | None, now: datetime, unit: Unit, question: str, raised_on: date, **said: Any
) -> Statement:
    """What the public asks of a hot-spot school; the clock runs from the day it was raised."""
    return Statement.objects.create(
        unit=unit, question=question.strip(), raised_on=raised_on,
        due_on=rules.statement_due(raised_on, clock.add_working_days), created_at=now, updated_at=now, **said,
    )  # fmt: skip


@transaction.atomic
def amend_statement(
    *, by: User | None, now: datetime, row: Statement, values: Mapping[str, Any]
) -> Statement:
    """Write the answer, or put the question right. The caller has locked the row."""
    if row.published:
        raise statement_lock()
    for name in ("question", "raised_on", "text", "link"):
        if name in values:
            setattr(row, name, values[name])
    row.due_on = rules.statement_due(row.raised_on, clock.add_working_days)
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def publish_statement(*, by: User | None, now: datetime, row: Statement) -> Statement:
    """待回应 → 已回应; :class:`rules.AnswerMissing` while nothing is written."""
    row = Statement.lock(row.pk)
    row.state = rules.STATEMENTS.next_state("publish", row.state)
    if not row.text.strip():
        raise rules.AnswerMissing("请先点“修改”写好回应内容，再发布。")
    row.published, row.published_on, row.published_by = True, now.date(), by
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def publish_question(*, by: User | None, now: datetime, row: Question) -> Question:
    """未公布 → 已公布."""
    row = Question.lock(row.pk)
    row.state = rules.QUESTIONS.next_state("publish", row.state)
    row.published, row.published_on = True, now.date()
    row.bump(now=now)
    row.save()
    return row


@transaction.atomic
def withdraw_question(*, by: User | None, now: datetime, row: Question) -> Question:
    """已公布 → 未公布."""
    row = Question.lock(row.pk)
    row.state = rules.QUESTIONS.next_state("withdraw", row.state)
    row.published = False
    row.bump(now=now)
    row.save()
    return row


def statement_lock() -> Locked:
    """Why a published statement may not be edited."""
    return Locked("该回应已发布，内容已锁定；情况有变时，请另登记一条新的关切并作出回应。")
