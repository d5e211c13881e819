"""Verbs of supervision letters (督办提醒函): draft, sign and send, receive, reply, verify."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from campaign import rules as shared
from campaign.actions.clues import enter
from campaign.actions.letter_documents import freeze
from campaign.choices.clues import ClueEntryKind, ClueState
from campaign.models import Clue, Letter
from campaign.queries.campaigns import current_campaign
from campaign.rules import letters as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.common import clock
from yangguang.common.numbering import next_number
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

WORDS = ("subject", "facts", "basis", "demands")


@transaction.atomic
def draft_letter(
    *, by: User | None, now: datetime, issuer: Unit, addressee: Unit, values: Mapping[str, Any]
) -> Letter:
    """Draft a letter of ``issuer`` to a unit below it. ``values``: ``subject facts basis demands reply_by``
    and, if known, ``area issue follows``. The draft is the issuer's alone.

    Raises :class:`rules.NotBelow`, :class:`rules.TextMissing`, the refusals of the reply date, and
    :class:`campaign.rules.ForeignMatter` for an issue of a unit that is not the addressee's.
    """
    rules.must_be_below(addressee.pk, issuer.pk)
    campaign = current_campaign(addressee.pk)
    if campaign is None:
        raise rules.NoCampaign
    letter = Letter(
        campaign=campaign, unit=issuer, issuer=issuer, addressee=addressee, drafted_by=by, created_at=now,
        updated_at=now, **{name: value for name, value in values.items() if value},
    )  # fmt: skip
    _check(letter, now)
    letter.save(force_insert=True)
    return letter


@transaction.atomic
def draft_from_clue(
    *, by: User, now: datetime, row: Clue, subject: str, facts: str, demands: str, reply_by: Any
) -> Letter:
    """A letter out of a clue: it goes to the unit the clue is about and is tied to the case file, which
    that unit does not see."""
    clue = Clue.lock(row.pk)
    if clue.state != ClueState.CONCLUDED:
        clue.state = ClueState.CHECKING
        clue.bump(now=now)
        clue.save()
    values = {
        "subject": subject, "facts": facts, "demands": demands, "reply_by": reply_by, "area": clue.area,
        "issue": clue.issue,
    }  # fmt: skip
    letter = draft_letter(by=by, now=now, issuer=clue.unit, addressee=clue.about, values=values)
    enter(clue, kind=ClueEntryKind.LETTER, by=by, now=now, letter=letter)
    return letter


@transaction.atomic
def amend_letter(*, by: User | None, now: datetime, row: Letter, values: Mapping[str, Any]) -> Letter:
    """Change a draft. The caller has locked the row. The refusals of :func:`rules.lock` once it is none any
    more, :class:`rules.AddresseeStays` for another addressee."""
    if refusal := rules.lock(row.state):
        raise refusal
    if "addressee" in values and values["addressee"].pk != row.addressee_id:
        raise rules.AddresseeStays
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, values[name])
    _check(row, now)
    return _saved(row, now) if changed else row


@transaction.atomic
def sign_letter(*, by: User, now: datetime, row: Letter) -> Letter:
    """拟稿 → 待签收 in one act: the number is given, the content frozen, the letter is the addressee's.

    Raises :class:`rules.SignerIsWriter`, and the refusals of the reply date when the draft lay too long.
    """
    letter = Letter.lock(row.pk)
    state = rules.LETTERS.next_state("sign", letter.state)
    if letter.issuer_id not in rights_of(by).codes(Right.SIGN):
        raise rules.NotYourSignature
    if letter.drafted_by_id == by.pk:
        raise rules.SignerIsWriter
    _check(letter, now)
    letter.state, letter.signed_by, letter.signed_at = state, by, now
    serial = next_number(f"letter-{now.year}-{letter.issuer_id}")
    letter.number = rules.letter_number(letter.issuer_id, letter.issuer.name, now.year, serial)
    letter.unit = letter.addressee
    freeze(letter, now=now)
    _saved(letter, now)
    _tell(
        letter, letter.unit_id, Right.FILL, "sent", f"收到督办提醒函 {letter.number}，请签收并按期回复", now
    )
    return letter


@transaction.atomic
def cancel_letter(*, by: User, now: datetime, row: Letter, reason: str) -> Letter:
    """拟稿 → 已作废, with the reason: nothing was sent, no number is used up, the draft stays to be read."""
    letter = Letter.lock(row.pk)
    letter.state = rules.LETTERS.next_state("cancel", letter.state)
    if not reason.strip():
        raise shared.ReasonMissing
    if letter.issuer_id not in rights_of(by).codes(Right.SUPERVISE):
        raise rules.NotYourDraft
    letter.cancelled_reason = reason.strip()
    return _saved(letter, now)


@transaction.atomic
def receive_letter(*, by: User, now: datetime, row: Letter) -> Letter:
    """待签收 → 待回复: the delivery receipt, by the addressee."""
    letter = Letter.lock(row.pk)
    letter.state = rules.LETTERS.next_state("receive", letter.state)
    _must_answer(by, letter)
    letter.received_by, letter.received_at = by, now
    return _saved(letter, now)


@transaction.atomic
def reply_to_letter(*, by: User, now: datetime, row: Letter, reply: str) -> Letter:
    """待回复 → 待核验, with the answer; files stand on the row."""
    letter = Letter.lock(row.pk)
    letter.state = rules.LETTERS.next_state("reply", letter.state)
    _must_answer(by, letter)
    if not reply.strip():
        raise rules.ReplyMissing
    letter.reply, letter.replied_by, letter.replied_at = reply.strip(), by, now
    letter.returned_reason = ""
    _saved(letter, now)
    title = f"{letter.addressee.name}已回复督办提醒函 {letter.number}，请核验"
    _tell(letter, letter.issuer_id, Right.SUPERVISE, f"replied-{letter.version}", title, now)
    return letter


@transaction.atomic
def verify_letter(*, by: User, now: datetime, row: Letter, text: str = "") -> Letter:
    """待核验 → 已办结, by the issuer and by somebody else than who replied."""
    letter = Letter.lock(row.pk)
    state = rules.LETTERS.next_state("verify", letter.state)
    _must_judge(by, letter)
    letter.state, letter.verified_by, letter.verified_at, letter.opinion = state, by, now, text.strip()
    _saved(letter, now)
    _tell(letter, letter.unit_id, Right.FILL, "verified", f"督办提醒函 {letter.number} 已办结", now)
    return letter


@transaction.atomic
def return_reply(*, by: User, now: datetime, row: Letter, reason: str) -> Letter:
    """待核验 → 待回复 with the reason; the reply stays in the history, the reply date stands."""
    letter = Letter.lock(row.pk)
    state = rules.LETTERS.next_state("return", letter.state)
    if not reason.strip():
        raise shared.ReasonMissing
    _must_judge(by, letter)
    letter.state, letter.returned_reason = state, reason.strip()
    _saved(letter, now)
    title = f"对督办提醒函 {letter.number} 的回复被退回：{letter.returned_reason[:60]}"
    _tell(letter, letter.unit_id, Right.FILL, f"returned-{letter.version}", title, now)
    return letter


def _check(letter: Letter, now: datetime) -> None:
    for name in WORDS:
        setattr(letter, name, (getattr(letter, name) or "").strip())
        if not getattr(letter, name):
            raise rules.TextMissing(field=name)
    rules.must_be_answerable(
        letter.reply_by, today=now.date(), starts=letter.campaign.starts, ends=letter.campaign.ends,
        working_day_on_or_before=clock.working_day_on_or_before,
    )  # fmt: skip
    # The addressee reads what the letter names, so nothing in it may be another unit's.
    shared.must_concern(letter.issue.unit_id if letter.issue else None, letter.addressee_id)
    if letter.follows is not None:
        if not letter.follows.number:
            raise rules.NotSentYet(field="follows")
        if not codes.covers(letter.addressee_id, letter.follows.addressee_id):
            raise rules.FollowsAnother


def _must_answer(by: User, letter: Letter) -> None:
    if rights_of(by).covers(Right.FILL, letter.issuer_id):
        raise rules.NotYourAnswer


def _must_judge(by: User, letter: Letter) -> None:
    if not rights_of(by).covers(Right.SUPERVISE, letter.issuer_id):
        raise rules.NotYourLetter
    if by.pk == letter.replied_by_id:
        raise rules.VerifierReplied


def _saved(letter: Letter, now: datetime) -> Letter:
    letter.bump(now=now)
    letter.save()
    return letter


def _tell(letter: Letter, unit_id: str, right: str, key: str, title: str, now: datetime) -> None:
    path = reverse("campaign:letters-detail", args=[letter.pk])
    with scope(unit_id):  # the answer of a school is told its superior, whose notices it cannot write
        tell(unit_id=unit_id, right=right, key=f"letter-{letter.pk}-{key}", title=title, path=path, now=now)
