"""Supervision letters: signed and sent in one act, received, answered, verified; closed once sent."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from campaign.actions import letters as actions
from campaign.actions import open_issue
from campaign.actions.clues import open_clue
from campaign.choices.discipline import LETTER_MOVES, LetterState
from campaign.models import Campaign, Clue, Issue, Letter
from campaign.queries.desk import desk_items
from campaign.rules import ForeignMatter, ReasonMissing
from campaign.rules import letters as rules
from tests.cast import NL, NL_SCHOOL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope
from yangguang.tenancy.states import WrongState

Made = Callable[..., Letter]


# --- Before it is sent --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"reply_by": None}, rules.ReplyDateMissing),
        ({"reply_by": date(2024, 7, 12)}, rules.ReplyDatePast),
        ({"reply_by": date(2024, 7, 1)}, rules.ReplyDatePast),
        ({"reply_by": date(2024, 7, 20)}, rules.ReplyDateIsDayOff),
        ({"reply_by": date(2024, 10, 21)}, rules.ReplyDateOutside),
        ({"facts": " "}, rules.TextMissing),
        ({"subject": ""}, rules.TextMissing),
        ({"code": QF}, rules.NotBelow),
        ({"code": NL}, rules.NotBelow),
        ({"code": PY}, rules.NotBelow),
    ],
)
def test_a_letter_that_cannot_be_sent_is_not_drafted(
    drafted_letter: Made, more: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal) as refused:
        drafted_letter(**more)
    assert refused.value.message.endswith("。")
    assert not Letter.objects.exists()


def test_a_day_off_is_answered_with_a_working_day(drafted_letter: Made) -> None:
    with pytest.raises(rules.ReplyDateIsDayOff, match="2024-07-20 是休息日，请改为工作日，例如 2024-07-19"):
        drafted_letter(reply_by=date(2024, 7, 20))


@pytest.fixture
def issue_of(campaign: Campaign, now: datetime) -> Callable[[str], Issue]:
    """``issue_of(QF_SCHOOL)``: something wrong at that school."""

    def make(code: str) -> Issue:
        return open_issue(
            by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=code), area="conduct",
            source="inspection", found="报名表含竞赛成绩栏（虚构）",
        )  # fmt: skip

    return make


@pytest.mark.parametrize("code", [QF_SCHOOL_2, NL_SCHOOL, NL])
def test_a_letter_does_not_carry_the_facts_of_another_unit(
    drafted_letter: Made, issue_of: Callable[[str], Issue], code: str, now: datetime
) -> None:
    issue = issue_of(QF_SCHOOL)
    with pytest.raises(ForeignMatter):
        drafted_letter(code, issuer=PY, issue=issue)
    letter = drafted_letter(code, issuer=PY)
    with pytest.raises(ForeignMatter):
        actions.amend_letter(by=None, now=now, row=letter, values={"issue": issue})
    with pytest.raises(IntegrityError, match="not of the unit that reads"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(issue=issue)


def test_a_letter_to_a_bureau_names_an_issue_of_its_school(
    drafted_letter: Made, issue_of: Callable[[str], Issue]
) -> None:
    assert drafted_letter(QF, issuer=PY, issue=issue_of(QF_SCHOOL)).issue is not None


def test_a_draft_with_the_facts_of_another_unit_is_not_signed(
    cast: Cast,
    drafted_letter: Made,
    issue_of: Callable[[str], Issue],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = drafted_letter(QF_SCHOOL_2)
    letter.issue = issue_of(QF_SCHOOL)  # a draft of before the rule; the database takes no new one
    monkeypatch.setattr(Letter, "lock", lambda pk: letter)
    with pytest.raises(ForeignMatter):
        actions.sign_letter(by=cast.qf_leader, now=now, row=letter)


def test_a_letter_follows_up_on_what_its_addressee_was_sent(
    cast: Cast, drafted_letter: Made, letter_at: Made
) -> None:
    earlier = letter_at("sent")
    assert drafted_letter(follows=earlier).follows == earlier
    with pytest.raises(rules.FollowsAnother):
        drafted_letter(QF_SCHOOL_2, follows=earlier)


def test_another_addressee_takes_another_letter(drafted_letter: Made, unit: Any, now: datetime) -> None:
    letter = drafted_letter()
    with pytest.raises(rules.AddresseeStays):
        actions.amend_letter(by=None, now=now, row=letter, values={"addressee": unit(QF_SCHOOL_2)})


def test_the_addressee_does_not_see_a_draft(drafted_letter: Made) -> None:
    letter = drafted_letter()
    with scope(QF_SCHOOL):
        assert not Letter.objects.exists()
    with scope(QF):
        assert list(Letter.objects.all()) == [letter]


def test_the_writer_does_not_sign(cast: Cast, drafted_letter: Made, now: datetime) -> None:
    letter = drafted_letter()
    grant_role(by=None, user=cast.qf_reviewer, unit=letter.issuer, role="leader", now=now)
    with pytest.raises(rules.SignerIsWriter):
        actions.sign_letter(by=cast.qf_reviewer, now=now, row=letter)
    with pytest.raises(IntegrityError, match="letter_signer_is_not_writer"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(signed_by=cast.qf_reviewer)


def test_nobody_else_signs_for_the_issuer(cast: Cast, drafted_letter: Made, now: datetime) -> None:
    with pytest.raises(rules.NotYourSignature):
        actions.sign_letter(by=cast.py_leader, now=now, row=drafted_letter())


def test_a_draft_that_lay_too_long_is_not_signed(cast: Cast, drafted_letter: Made, at: Any) -> None:
    letter = drafted_letter(reply_by=date(2024, 7, 15))
    at("2024-07-16")
    with pytest.raises(rules.ReplyDatePast):
        actions.sign_letter(by=cast.qf_leader, now=clock.now(), row=letter)


# --- Sent ---------------------------------------------------------------------------------------------


def test_signing_numbers_sends_and_tells(cast: Cast, drafted_letter: Made, now: datetime) -> None:
    letter = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted_letter())
    assert (letter.number, letter.unit_id) == ("清教督〔2024〕1号", QF_SCHOOL)
    with scope(QF_SCHOOL):
        assert Letter.objects.get().state == LetterState.SENT
    again = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted_letter(QF_SCHOOL_2))
    assert again.number == "清教督〔2024〕2号"


def test_each_issuer_counts_for_itself(cast: Cast, drafted_letter: Made, now: datetime) -> None:
    city = actions.sign_letter(by=cast.py_leader, now=now, row=drafted_letter(QF, issuer=PY))
    county = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted_letter())
    assert (city.number, county.number) == ("濮教督〔2024〕1号", "清教督〔2024〕1号")


def test_a_sent_letter_is_not_amended(letter_at: Made, now: datetime, cast: Cast) -> None:
    letter = letter_at("sent")
    with pytest.raises(rules.Sent):
        actions.amend_letter(by=cast.qf_reviewer, now=now, row=letter, values={"facts": "改"})


@pytest.mark.parametrize(
    "change",
    [
        {"facts": "改"},
        {"reply_by": date(2024, 8, 30)},
        {"number": "清教督〔2024〕9号"},
        {"content": {}},
        {"unit": QF},
        {"addressee": QF_SCHOOL_2},
        {"state": "drafted", "number": "", "signed_at": None},
        {"state": "verified", "verified_at": "2024-07-12T08:00:00+08:00"},
    ],
)
def test_the_database_refuses_to_change_a_sent_letter(letter_at: Made, change: dict[str, Any]) -> None:
    letter = letter_at("sent")
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**change)


def test_the_database_refuses_to_delete_a_sent_letter(letter_at: Made) -> None:
    letter = letter_at("sent")
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        letter.delete()


@pytest.mark.parametrize(
    "change",
    [{"reply_by": date(2024, 12, 2)}, {"reply_by": date(2023, 7, 3)}, {"unit": QF_SCHOOL}, {"addressee": QF}],
)
def test_the_database_refuses_a_letter_beyond_campaign_or_district(
    drafted_letter: Made, change: dict[str, Any]
) -> None:
    letter = drafted_letter()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**change)


def test_the_machine_and_the_database_know_the_same_steps() -> None:
    declared = {(a, b) for step in rules.LETTERS.steps.values() for a, b in step.moves.items()}
    assert declared == set(LETTER_MOVES)


def test_a_follow_up_names_the_letter_it_follows(
    cast: Cast, letter_at: Made, drafted_letter: Made, now: datetime
) -> None:
    first = letter_at("sent")
    second = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted_letter(follows=first))
    assert second.content["follows"] == first.number
    with pytest.raises(rules.NotSentYet):
        drafted_letter(follows=drafted_letter())


# --- Cancelled ----------------------------------------------------------------------------------------


def test_a_draft_is_cancelled_with_a_reason_and_takes_no_number(
    cast: Cast, drafted_letter: Made, now: datetime
) -> None:
    letter = drafted_letter()
    with pytest.raises(ReasonMissing):
        actions.cancel_letter(by=cast.qf_reviewer, now=now, row=letter, reason=" ")
    letter = actions.cancel_letter(by=cast.qf_reviewer, now=now, row=letter, reason="学校已整改到位")
    assert (letter.state, letter.number, letter.unit_id) == (LetterState.CANCELLED, "", QF)
    following = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted_letter())
    assert following.number == "清教督〔2024〕1号"


def test_a_cancelled_letter_is_neither_signed_nor_amended(
    cast: Cast, drafted_letter: Made, now: datetime
) -> None:
    letter = drafted_letter()
    actions.cancel_letter(by=cast.qf_reviewer, now=now, row=letter, reason="重复")
    letter.refresh_from_db()
    with pytest.raises(WrongState):
        actions.sign_letter(by=cast.qf_leader, now=now, row=letter)
    with pytest.raises(rules.Cancelled):
        actions.amend_letter(by=cast.qf_reviewer, now=now, row=letter, values={"facts": "改"})
    for change in ({"facts": "改"}, {"state": "drafted"}, {"cancelled_reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**change)


def test_a_sent_letter_is_not_cancelled(cast: Cast, letter_at: Made, now: datetime) -> None:
    letter = letter_at("sent")
    with pytest.raises(WrongState, match="跟进函"):
        actions.cancel_letter(by=cast.qf_reviewer, now=now, row=letter, reason="不发了")


def test_the_city_does_not_cancel_the_county_s_draft(cast: Cast, drafted_letter: Made, now: datetime) -> None:
    with pytest.raises(rules.NotYourDraft):
        actions.cancel_letter(by=cast.py_reviewer, now=now, row=drafted_letter(), reason="不发了")


def test_a_cancelled_letter_leaves_the_leader_s_desk(cast: Cast, drafted_letter: Made, now: datetime) -> None:
    letter = drafted_letter()
    assert [i.kind for i in desk_items(cast.actor(cast.qf_leader), now.date()) if i.kind == "sign"] == [
        "sign"
    ]
    actions.cancel_letter(by=cast.qf_reviewer, now=now, row=letter, reason="重复")
    assert [i.kind for i in desk_items(cast.actor(cast.qf_leader), now.date()) if i.kind == "sign"] == []


# --- Answered -----------------------------------------------------------------------------------------


def test_the_receipt_says_who_and_when(letter_at: Made, cast: Cast, now: datetime) -> None:
    letter = letter_at("received")
    assert (letter.received_by, letter.received_at) == (cast.qf_school, now)


def test_the_issuer_neither_receives_nor_answers(cast: Cast, letter_at: Made, now: datetime) -> None:
    with pytest.raises(rules.NotYourAnswer):
        actions.receive_letter(by=cast.qf_clerk, now=now, row=letter_at("sent"))
    with pytest.raises(rules.NotYourAnswer):
        actions.reply_to_letter(by=cast.qf_clerk, now=now, row=letter_at("received"), reply="代为回复")


def test_an_empty_answer_is_none(cast: Cast, letter_at: Made, now: datetime) -> None:
    with pytest.raises(rules.ReplyMissing):
        actions.reply_to_letter(by=cast.qf_school, now=now, row=letter_at("received"), reply=" ")


def test_a_returned_answer_is_given_again(cast: Cast, letter_at: Made, now: datetime) -> None:
    letter = actions.return_reply(
        by=cast.qf_reviewer, now=now, row=letter_at("replied"), reason="没有附整改照片"
    )
    assert (letter.state, letter.returned_reason) == (LetterState.RECEIVED, "没有附整改照片")
    letter = actions.reply_to_letter(by=cast.qf_school, now=now, row=letter, reply="已补照片。")
    assert (letter.state, letter.returned_reason) == (LetterState.REPLIED, "")


def test_a_county_does_not_verify_a_citys_letter(cast: Cast, drafted_letter: Made, now: datetime) -> None:
    letter = actions.sign_letter(by=cast.py_leader, now=now, row=drafted_letter(QF_SCHOOL, issuer=PY))
    actions.receive_letter(by=cast.qf_school, now=now, row=letter)
    actions.reply_to_letter(by=cast.qf_school, now=now, row=letter, reply="已整改。")
    with pytest.raises(rules.NotYourLetter):
        actions.verify_letter(by=cast.qf_reviewer, now=now, row=letter)
    assert actions.verify_letter(by=cast.py_supervisor, now=now, row=letter).state == LetterState.VERIFIED


def test_nothing_is_verified_before_it_was_answered(cast: Cast, letter_at: Made, now: datetime) -> None:
    with pytest.raises(WrongState, match="待回复"):
        actions.verify_letter(by=cast.qf_reviewer, now=now, row=letter_at("received"))


def test_a_late_answer_stands_on_both_desks(cast: Cast, letter_at: Made, at: Any) -> None:
    letter = letter_at("sent", reply_by=date(2024, 7, 15))
    at("2024-07-17")

    def titles(person: User) -> list[str]:
        items = desk_items(cast.actor(person), clock.today())
        return [item.title for item in items if item.overdue and letter.number in item.title]

    assert titles(cast.qf_school) == [f"请签收督办提醒函：{letter.number}（规范招生报名行为）"]
    assert titles(cast.qf_reviewer) == [f"逾期未回复：{letter.number}（规范招生报名行为）"]
    assert list(Letter.objects.overdue(clock.today())) == [letter]


def test_a_letter_answered_late_goes_on_saying_so(
    cast: Cast, letter_at: Made, now: datetime, at: Any
) -> None:
    letter = letter_at("received", reply_by=date(2024, 7, 15))
    at("2024-07-17")
    actions.reply_to_letter(by=cast.qf_school, now=clock.now(), row=letter, reply="已整改。")
    page = cast.client(cast.qf_reviewer).get("/campaign/letters/").content.decode()
    assert "迟 2 个工作日" in page


# --- Out of a clue ------------------------------------------------------------------------------------


def test_a_letter_out_of_a_clue_hides_the_clue(cast: Cast, campaign: Campaign, now: datetime) -> None:
    clue = open_clue(
        by=cast.qf_reviewer,
        now=now,
        about=Unit.objects.get(pk=QF_SCHOOL),
        source="complaint",
        text="举报内容",
    )
    letter = actions.draft_from_clue(
        by=cast.qf_reviewer, now=now, row=clue, subject="规范招生行为", facts="报名收费（虚构）",
        demands="立即停止", reply_by=date(2024, 7, 26),
    )  # fmt: skip
    actions.sign_letter(by=cast.qf_leader, now=now, row=letter)
    assert [entry.letter for entry in clue.entries.all()][-1] == letter
    with scope(QF_SCHOOL):
        assert Letter.objects.count() == 1
        assert not Clue.objects.exists()
        assert not clue.entries.exists()
