"""Supervision letters: signed and sent in one act, received, answered, verified; closed once sent."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.actions import letter_documents as documents
from campaign.actions import letters as actions
from campaign.actions import open_issue
from campaign.actions.clues import open_clue
from campaign.choices.discipline import LETTER_MOVES, LetterState
from campaign.models import Campaign, Clue, Issue, Letter
from campaign.queries import letters as queries
from campaign.queries.desk import desk_items
from campaign.rules import letters as rules
from reports.models import Verification
from tests.cast import NL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.accounts.actions import grant_role
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.documents.pdf import pdf_available
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope
from yangguang.tenancy.states import WrongState

Drafted = Callable[..., Letter]
needs_press = pytest.mark.skipif(not pdf_available(), reason="Pango or the fonts are missing on this machine")


@pytest.fixture
def drafted(cast: Cast, campaign: Campaign, now: datetime) -> Drafted:
    """``drafted(QF_SCHOOL)``: a letter of 清丰县 to one of its schools, not signed yet."""

    def make(code: str = QF_SCHOOL, issuer: str = QF, **more: Any) -> Letter:
        values = {
            "subject": "规范招生报名行为", "facts": "报名时收取竞赛证书（虚构）。", "area": "conduct",
            "reply_by": date(2024, 7, 26), **more,
        }  # fmt: skip
        units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=[issuer, code])}
        by = cast.py_supervisor if issuer == PY else cast.qf_reviewer
        return actions.draft_letter(
            by=by, now=now, issuer=units[issuer], addressee=units[code], values=values
        )

    return make


@pytest.fixture
def at_state(cast: Cast, drafted: Drafted, now: datetime) -> Callable[..., Letter]:
    """``at_state("replied")``: a letter brought there by the right people."""

    def bring(state: str, **more: Any) -> Letter:
        letter = drafted(**more)
        steps: list[Callable[[], Letter]] = [
            lambda: actions.sign_letter(by=cast.qf_leader, now=now, row=letter),
            lambda: actions.receive_letter(by=cast.qf_school, now=now, row=letter),
            lambda: actions.reply_to_letter(by=cast.qf_school, now=now, row=letter, reply="已整改。"),
            lambda: actions.verify_letter(by=cast.qf_reviewer, now=now, row=letter, text="同意办结"),
        ]
        for step in steps[: list(LetterState).index(LetterState(state))]:
            step()
        letter.refresh_from_db()
        assert letter.state == state
        return letter

    return bring


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
    drafted: Drafted, more: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal) as refused:
        drafted(**more)
    assert refused.value.message.endswith("。")
    assert not Letter.objects.exists()


def test_a_day_off_is_answered_with_a_working_day(drafted: Drafted) -> None:
    with pytest.raises(rules.ReplyDateIsDayOff, match="2024-07-20 是休息日，请改为工作日，例如 2024-07-19"):
        drafted(reply_by=date(2024, 7, 20))


def test_the_addressee_does_not_see_a_draft(drafted: Drafted) -> None:
    letter = drafted()
    with scope(QF_SCHOOL):
        assert not Letter.objects.exists()
    with scope(QF):
        assert list(Letter.objects.all()) == [letter]


def test_the_writer_does_not_sign(cast: Cast, drafted: Drafted, now: datetime) -> None:
    letter = drafted()
    grant_role(by=None, user=cast.qf_reviewer, unit=letter.issuer, role="leader", now=now)
    with pytest.raises(rules.SignerIsWriter):
        actions.sign_letter(by=cast.qf_reviewer, now=now, row=letter)
    with pytest.raises(IntegrityError, match="letter_signer_is_not_writer"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(signed_by=cast.qf_reviewer)


def test_nobody_else_signs_for_the_issuer(cast: Cast, drafted: Drafted, now: datetime) -> None:
    with pytest.raises(rules.NotYourSignature):
        actions.sign_letter(by=cast.py_leader, now=now, row=drafted())


def test_a_draft_that_lay_too_long_is_not_signed(cast: Cast, drafted: Drafted, at: Any) -> None:
    letter = drafted(reply_by=date(2024, 7, 15))
    at("2024-07-16")
    with pytest.raises(rules.ReplyDatePast):
        actions.sign_letter(by=cast.qf_leader, now=clock.now(), row=letter)


# --- Sent ---------------------------------------------------------------------------------------------


def test_signing_numbers_sends_and_tells(cast: Cast, drafted: Drafted, now: datetime) -> None:
    letter = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted())
    assert (letter.number, letter.unit_id) == ("清教督〔2024〕1号", QF_SCHOOL)
    with scope(QF_SCHOOL):
        assert Letter.objects.get().state == LetterState.SENT
    again = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted(QF_SCHOOL_2))
    assert again.number == "清教督〔2024〕2号"


def test_each_issuer_counts_for_itself(cast: Cast, drafted: Drafted, now: datetime) -> None:
    city = actions.sign_letter(by=cast.py_leader, now=now, row=drafted(QF, issuer=PY))
    county = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted())
    assert (city.number, county.number) == ("濮教督〔2024〕1号", "清教督〔2024〕1号")


def test_a_sent_letter_is_not_amended(at_state: Callable[..., Letter], now: datetime, cast: Cast) -> None:
    letter = at_state("sent")
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
def test_the_database_refuses_to_change_a_sent_letter(
    at_state: Callable[..., Letter], change: dict[str, Any]
) -> None:
    letter = at_state("sent")
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**change)


def test_the_database_refuses_to_delete_a_sent_letter(at_state: Callable[..., Letter]) -> None:
    letter = at_state("sent")
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        letter.delete()


@pytest.mark.parametrize(
    "change",
    [{"reply_by": date(2024, 12, 2)}, {"reply_by": date(2023, 7, 3)}, {"unit": QF_SCHOOL}, {"addressee": QF}],
)
def test_the_database_refuses_a_letter_beyond_campaign_or_district(
    drafted: Drafted, change: dict[str, Any]
) -> None:
    letter = drafted()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(**change)


def test_the_machine_and_the_database_know_the_same_steps() -> None:
    declared = {(a, b) for step in rules.LETTERS.steps.values() for a, b in step.moves.items()}
    assert declared == set(LETTER_MOVES)


def test_a_follow_up_names_the_letter_it_follows(
    cast: Cast, at_state: Callable[..., Letter], drafted: Drafted, now: datetime
) -> None:
    first = at_state("sent")
    second = actions.sign_letter(by=cast.qf_leader, now=now, row=drafted(follows=first))
    assert second.content["follows"] == first.number
    with pytest.raises(rules.NotSentYet):
        drafted(follows=drafted())


# --- Answered -----------------------------------------------------------------------------------------


def test_the_receipt_says_who_and_when(at_state: Callable[..., Letter], cast: Cast, now: datetime) -> None:
    letter = at_state("received")
    assert (letter.received_by, letter.received_at) == (cast.qf_school, now)


def test_the_issuer_neither_receives_nor_answers(
    cast: Cast, at_state: Callable[..., Letter], now: datetime
) -> None:
    with pytest.raises(rules.NotYourAnswer):
        actions.receive_letter(by=cast.qf_clerk, now=now, row=at_state("sent"))
    with pytest.raises(rules.NotYourAnswer):
        actions.reply_to_letter(by=cast.qf_clerk, now=now, row=at_state("received"), reply="代为回复")


def test_an_empty_answer_is_none(cast: Cast, at_state: Callable[..., Letter], now: datetime) -> None:
    with pytest.raises(rules.ReplyMissing):
        actions.reply_to_letter(by=cast.qf_school, now=now, row=at_state("received"), reply=" ")


def test_a_returned_answer_is_given_again(cast: Cast, at_state: Callable[..., Letter], now: datetime) -> None:
    letter = actions.return_reply(
        by=cast.qf_reviewer, now=now, row=at_state("replied"), reason="没有附整改照片"
    )
    assert (letter.state, letter.returned_reason) == (LetterState.RECEIVED, "没有附整改照片")
    letter = actions.reply_to_letter(by=cast.qf_school, now=now, row=letter, reply="已补照片。")
    assert (letter.state, letter.returned_reason) == (LetterState.REPLIED, "")


def test_the_county_does_not_verify_the_citys_letter(cast: Cast, drafted: Drafted, now: datetime) -> None:
    letter = actions.sign_letter(by=cast.py_leader, now=now, row=drafted(QF_SCHOOL, issuer=PY))
    actions.receive_letter(by=cast.qf_school, now=now, row=letter)
    actions.reply_to_letter(by=cast.qf_school, now=now, row=letter, reply="已整改。")
    with pytest.raises(rules.NotYourLetter):
        actions.verify_letter(by=cast.qf_reviewer, now=now, row=letter)
    assert actions.verify_letter(by=cast.py_supervisor, now=now, row=letter).state == LetterState.VERIFIED


def test_nothing_is_verified_before_it_was_answered(
    cast: Cast, at_state: Callable[..., Letter], now: datetime
) -> None:
    with pytest.raises(WrongState, match="待回复"):
        actions.verify_letter(by=cast.qf_reviewer, now=now, row=at_state("received"))


def test_a_late_answer_stands_on_both_desks(cast: Cast, at_state: Callable[..., Letter], at: Any) -> None:
    letter = at_state("sent", reply_by=date(2024, 7, 15))
    at("2024-07-17")

    def titles(person: User) -> list[str]:
        items = desk_items(cast.actor(person), clock.today())
        return [item.title for item in items if item.overdue and letter.number in item.title]

    assert titles(cast.qf_school) == [f"请签收督办提醒函：{letter.number}（规范招生报名行为）"]
    assert titles(cast.qf_reviewer) == [f"逾期未回复：{letter.number}（规范招生报名行为）"]
    assert list(Letter.objects.overdue(clock.today())) == [letter]


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


# --- The paper ----------------------------------------------------------------------------------------


@needs_press
def test_the_pdf_is_the_letter_and_the_public_page_knows_it(
    cast: Cast, at_state: Callable[..., Letter], now: datetime
) -> None:
    letter = at_state("sent")
    line = Verification.objects.get(code=letter.verify_code)
    assert (line.unit_id, line.number, line.sha256) == (QF, letter.number, "")
    assert documents.render_waiting_letters(now=now) == 1
    assert documents.render_waiting_letters(now=now) == 0
    letter.refresh_from_db()
    pdf = queries.path_of(letter).read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == letter.sha256
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
        text = re.sub(r"\s+", "", done.stdout.decode())
        for words in (
            "清教督〔2024〕1号",
            "清丰县向阳小学（虚构）：",
            "报名时收取竞赛证书",
            "2024年7月26日前",
            "—1—",
        ):
            assert words in text, words
    page = reverse("verify:document", args=[letter.verify_code])
    anybody = cast.client()
    assert "有效" in anybody.get(page).content.decode()
    for content, verdict in ((pdf, "完全相同"), (pdf + b" ", "不同")):
        upload = SimpleUploadedFile("letter.pdf", content, "application/pdf")
        assert verdict in anybody.post(page, {"file": upload}).content.decode()


@needs_press
@pytest.mark.parametrize(
    ("who", "status"), [("qf_school", 200), ("qf_clerk", 200), ("py_reviewer", 200), ("nl_clerk", 404)]
)
def test_who_downloads_the_pdf(
    cast: Cast, at_state: Callable[..., Letter], now: datetime, who: str, status: int
) -> None:
    letter = at_state("sent")
    documents.render_waiting_letters(now=now)
    url = reverse("campaign:letters-pdf", args=[letter.pk])
    assert cast.client(getattr(cast, who)).get(url).status_code == status


# --- The pages ----------------------------------------------------------------------------------------


def verb(name: str) -> str:
    return reverse("campaign:letters-verb", args=[name])


def test_one_click_leads_from_an_issue_to_a_letter_with_its_facts(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    issue: Issue = open_issue(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), area="conduct",
        source="inspection", found="报名表含竞赛成绩栏（虚构）",
    )  # fmt: skip
    browser = cast.client(cast.qf_reviewer)
    page = browser.get(reverse("campaign:issues-detail", args=[issue.pk])).content.decode()
    found = re.search(r'href="(/campaign/letters/add/\?[^"]+)">拟督办提醒函', page)
    assert found is not None
    form = browser.get(found[1].replace("&amp;", "&")).content.decode()
    assert f'value="{QF_SCHOOL}" selected' in form
    assert f'value="{issue.pk}" selected' in form
    answers = {"addressee": QF_SCHOOL, "area": "conduct", "issue": str(issue.pk), "reply_by": "2024-07-26"}
    answers |= {"subject": "", "facts": "", "basis": "依据", "demands": "立即整改"}
    response = browser.post("/campaign/letters/add/", answers)
    assert response.status_code == 302, response.content.decode()
    letter = Letter.objects.get()
    assert (letter.subject, letter.facts) == ("规范招生行为", issue.found)
    assert (
        "拟督办提醒函"
        not in cast.client(cast.qf_school)
        .get(reverse("campaign:issues-detail", args=[issue.pk]))
        .content.decode()
    )


def test_the_walk_of_a_letter_through_the_pages(cast: Cast, drafted: Drafted) -> None:
    letter = drafted()
    row = {"row": str(letter.pk), "confirmed": "1"}
    leader, school, county = (cast.client(u) for u in (cast.qf_leader, cast.qf_school, cast.qf_reviewer))
    assert school.get(reverse("campaign:letters-detail", args=[letter.pk])).status_code == 404
    leader.post(verb("sign"), row)
    page = school.get(reverse("campaign:letters-detail", args=[letter.pk])).content.decode()
    assert "清教督〔2024〕1号" in page
    assert "尚未签收" in page
    school.post(verb("receive"), row)
    school.post(verb("reply"), {**row, "reply": "已停止收取，退还证书。"})
    county.post(verb("verify"), {**row, "text": "属实"})
    letter.refresh_from_db()
    assert letter.state == LetterState.VERIFIED


def test_the_form_says_what_is_wrong_with_the_date(cast: Cast, campaign: Campaign) -> None:
    answers = {
        "addressee": QF_SCHOOL,
        "subject": "规范招生行为",
        "facts": "事实",
        "basis": "依据",
        "demands": "要求",
    }
    response = cast.client(cast.qf_reviewer).post(
        "/campaign/letters/add/", {**answers, "reply_by": "2024-07-20"}
    )
    assert response.status_code == 422
    assert "2024-07-20 是休息日" in response.content.decode()


def test_no_link_carries_words_of_people(cast: Cast, campaign: Campaign, now: datetime) -> None:
    issue = open_issue(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), area="conduct",
        source="complaint", found="张三家长反映（虚构）",
    )  # fmt: skip
    url = reverse("campaign:issues-detail", args=[issue.pk])
    page = cast.client(cast.qf_reviewer).get(url).content.decode()
    links = re.findall(r'href="(/campaign/(?:letters|interviews|accountability)/add/[^"]*)"', page)
    assert len(links) == 3
    assert all("%E5" not in link and "张三" not in link for link in links)
