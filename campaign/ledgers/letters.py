"""Supervision letters (督办提醒函)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from campaign.actions import letters as actions
from campaign.choices import Area
from campaign.choices.discipline import LETTER_TONES, LetterState
from campaign.forms import ReasonForm
from campaign.forms.discipline import LetterCancelForm, ReplyForm, VerdictForm
from campaign.models import Letter
from campaign.queries.discipline import letter_link, open_issues, prefilled, sent_letters, units_below
from campaign.queries.standing import late_in_words
from campaign.rules import letters as rules
from campaign.rules.letters import LETTERS
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor, Rights
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.links import Link, register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


def _remaining(row: Letter) -> Mark | str:
    """How long until the answer is due, in working days, and how late it came; nothing before it is sent."""
    if row.state not in (LetterState.SENT, LetterState.RECEIVED):
        late = late_in_words(row.reply_by, row.replied_at)
        return Mark(late, "due") if late else ""
    today = clock.today()
    tone = "late" if row.reply_by < today else "due" if row.reply_by == today else "none"
    return Mark(clock.remaining_in_words(row.reply_by, today), tone)


@dataclass(frozen=True)
class IssuersVerb(Verb):
    """Done by whoever holds the right for the issuer; a unit between issuer and addressee does not do it."""

    def reaches(self, rights: Rights, row: Any) -> bool:
        return super().reaches(rights, row) and rights.covers(self.right, row.issuer_id)


@dataclass(frozen=True)
class OfficesVerb(Verb):
    """Done in the very unit whose name stands under the letter: a superior does not do it for it."""

    def reaches(self, rights: Rights, row: Any) -> bool:
        return super().reaches(rights, row) and row.issuer_id in rights.codes(self.right)


@dataclass(frozen=True)
class AddresseesVerb(Verb):
    """Done by the addressee, and never by whoever fills in for the issuer."""

    def reaches(self, rights: Rights, row: Any) -> bool:
        return super().reaches(rights, row) and not rights.covers(self.right, row.issuer_id)


class LetterLedger(Ledger):
    app = "campaign"
    name = "letters"
    title = "督办提醒函"
    model = Letter
    basis = "实施方案 三（三）"
    fill = Right.SUPERVISE
    importable = False
    levels = ()  # a letter is issued by the unit of whoever writes it: nobody chooses
    order = ("-created_at",)
    search = ("number", "subject")
    columns = (
        Column("subject", required=False, help="不填时按整治领域写“规范招生行为”等", example="规范招生行为"),
        Column("number", form=False, width=20),
        Column("issuer", form=False, filter=True),
        Column("addressee", filter=True, options=units_below, help="本单位管辖的教育局或学校"),
        Column("unit", "收函范围", form=False, excel=False, shown=False, filter=True),
        Column("unit__level", "单位级别", form=False, excel=False, shown=False, filter=True),
        Column("area", filter=True, required=False, shown=False),
        Column(
            "facts",
            required=False,
            shown=False,
            help="对方会看到；不填时用所选问题的内容。不写投诉举报人的信息",
        ),
        Column("basis", shown=False),
        Column("demands", shown=False, help="一条一行"),
        Column("reply_by", filter=True, help="专项行动期间的工作日"),
        Column("remaining", "剩余时间", value=_remaining, form=False, excel=False, sort=False),
        Column("state", form=False, filter=True, tone=lambda value: LETTER_TONES.get(value, "none")),
        Column("issue", options=open_issues, required=False, shown=False),
        Column(
            "follows",
            options=sent_letters,
            required=False,
            shown=False,
            help="跟进哪一份已发的函，没有可不选",
        ),
        Column("signed_at", form=False, shown=False, filter=True),
        Column("received_at", form=False, shown=False),
        Column("reply", form=False, shown=False),
        Column("replied_at", form=False, shown=False),
        Column("returned_reason", form=False, shown=False),
        Column("verified_at", form=False, shown=False),
        Column("opinion", form=False, shown=False),
        Column("cancelled_reason", form=False, shown=False),
    )
    presets = (
        Preset("unanswered", "未回复", lambda rows: rows.unanswered()),
        Preset("overdue", "逾期未回复", lambda rows: rows.overdue(clock.today())),
        Preset("replied", "待核验", lambda rows: rows.filter(state=LetterState.REPLIED)),
    )
    verbs = (
        AddresseesVerb.of(LETTERS, "receive", action=actions.receive_letter),
        OfficesVerb.of(
            LETTERS,
            "sign",
            action=actions.sign_letter,
            confirm="签发后立即编号送达，内容不能再改。确定签发吗？",
        ),
        AddresseesVerb.of(LETTERS, "reply", action=actions.reply_to_letter, form=ReplyForm),
        IssuersVerb.of(LETTERS, "verify", action=actions.verify_letter, form=VerdictForm),
        IssuersVerb.of(LETTERS, "return", action=actions.return_reply, form=ReasonForm, danger=True),
        OfficesVerb.of(LETTERS, "cancel", action=actions.cancel_letter, form=LetterCancelForm, danger=True),
    )
    detail_template = "campaign/letter_detail.html"
    unsaid = frozenset({"content", "content_hash", "file", "sha256", "size", "made_at", "failure"})

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Letter:
        """Draft a letter of the person's own unit; subject and facts come from area and issue if left out."""
        given = dict(values)
        addressee, issue = given.pop("addressee"), given.get("issue")
        if issue is not None:
            given["area"] = given.get("area") or issue.area
            given["facts"] = given.get("facts") or issue.found
        if given.get("area"):
            given["subject"] = given.get("subject") or f"规范{Area(given['area']).label}"
        issuer = Unit.objects.get(pk=unit_id)
        return actions.draft_letter(by=by, now=now, issuer=issuer, addressee=addressee, values=given)

    def update(self, *, by: User | None, row: Letter, values: Mapping[str, Any], now: datetime) -> Letter:
        """Amend a draft."""
        return actions.amend_letter(by=by, now=now, row=row, values=values)

    def locked(self, row: Letter) -> Refusal | None:
        """Closed from the signature on, or once it was cancelled."""
        return rules.lock(row.state)

    def named(self, row: Letter) -> str:
        """Number and subject; a draft has no number yet."""
        return f"{row.number} {row.subject}" if row.number else str(row)


register(LetterLedger)


def _from_issue(actor: Actor, row: Any) -> Link | None:
    return letter_link(actor, row.unit_id, area=row.area, issue=row.pk)


def _from_case(actor: Actor, row: Any) -> Link | None:
    """A complaint whose matter may be told the school; nothing says who complained."""
    if not (row.issue_id or row.scrubbed_text):
        return None
    return letter_link(actor, row.about_id, area=row.area, issue=row.issue_id)


def _follow_up(actor: Actor, row: Letter) -> Link | None:
    if not row.number or row.issuer_id not in actor.rights.codes(Right.SUPERVISE):
        return None
    return Link(
        "发跟进函",
        prefilled("letters", addressee=row.addressee_id, area=row.area, issue=row.issue_id, follows=row.pk),
    )


register_link("enrollment/schools", lambda actor, row: letter_link(actor, row.unit_id))
register_link("campaign/issues", _from_issue)
register_link("complaints/cases", _from_case)
register_link("campaign/letters", _follow_up)
