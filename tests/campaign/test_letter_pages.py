"""Supervision letters on paper and on pages: the PDF and its check, buttons, forms, reminders."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaign.actions import letter_documents as documents
from campaign.actions import letters as actions
from campaign.actions import open_issue
from campaign.choices.discipline import LetterState
from campaign.models import Campaign, Issue, Letter
from campaign.queries import letters as queries
from campaign.rules import ForeignMatter
from reports.models import Verification
from tests.cast import NL_SCHOOL, QF, QF_SCHOOL, Cast
from yangguang.common.refusals import Locked
from yangguang.documents.pdf import pdf_available
from yangguang.evidence.actions import attach, remove
from yangguang.ledgers.links import links_of
from yangguang.notices.reminders import registered
from yangguang.tenancy.models import Unit

Made = Callable[..., Letter]
needs_press = pytest.mark.skipif(not pdf_available(), reason="Pango or the fonts are missing on this machine")


# --- The paper ----------------------------------------------------------------------------------------


@needs_press
def test_the_pdf_is_the_letter_and_the_public_page_knows_it(
    cast: Cast, letter_at: Made, now: datetime
) -> None:
    letter = letter_at("sent")
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
def test_who_downloads_the_pdf(cast: Cast, letter_at: Made, now: datetime, who: str, status: int) -> None:
    letter = letter_at("sent")
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


def test_another_addressee_does_not_get_the_facts_of_the_issue(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    """The link fills in issue and addressee; whoever then chooses another unit is told so at the issue."""
    issue = open_issue(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), area="conduct",
        source="inspection", found="报名表含竞赛成绩栏（虚构）",
    )  # fmt: skip
    answers = {"addressee": NL_SCHOOL, "area": "conduct", "issue": str(issue.pk), "reply_by": "2024-07-26"}
    answers |= {"subject": "", "facts": "", "basis": "依据", "demands": "立即整改"}
    browser = cast.client(cast.py_reviewer)
    response = browser.post("/campaign/letters/add/", answers)
    assert response.status_code == 422
    assert ForeignMatter.message in response.content.decode()
    sent = browser.post("/api/v1/campaign/letters/", answers, content_type="application/json")
    assert (sent.status_code, sent.json()["code"]) == (422, "FOREIGN_MATTER")
    assert not Letter.objects.exists()


def test_the_walk_of_a_letter_through_the_pages(cast: Cast, drafted_letter: Made) -> None:
    letter = drafted_letter()
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


def test_a_draft_is_cancelled_on_its_page_and_says_why(cast: Cast, drafted_letter: Made) -> None:
    letter = drafted_letter()
    county = cast.client(cast.qf_reviewer)
    county.post(verb("cancel"), {"row": str(letter.pk), "confirmed": "1", "reason": "学校已整改到位"})
    page = county.get(reverse("campaign:letters-detail", args=[letter.pk])).content.decode()
    assert "没有占用文号。作废原因：学校已整改到位" in page
    assert "（已作废）" in page
    assert "待签收" not in page


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


def test_a_complaint_leads_to_a_letter_only_when_its_matter_may_be_told(cast: Cast, everywhere: None) -> None:
    """The button says where the complaint points, and not a word of it."""

    class Row:
        about_id, area, issue_id, scrubbed_text = QF_SCHOOL, "conduct", None, ""

    reviewer = cast.actor(cast.qf_reviewer)
    assert links_of("complaints/cases", reviewer, Row()) == []
    Row.scrubbed_text = "校方收取竞赛证书"
    (link,) = links_of("complaints/cases", reviewer, Row())
    assert link.url == f"/campaign/letters/add/?addressee={QF_SCHOOL}&area=conduct"
    assert links_of("complaints/cases", cast.actor(cast.qf_handler), Row()) == []


def test_papers_of_an_answer_are_closed_with_it(
    cast: Cast, letter_at: Made, now: datetime, paper: Any
) -> None:
    letter = letter_at("received")
    file = attach(by=cast.qf_school, subject=letter, upload=paper(), kind="整改照片", now=now)
    letter = actions.reply_to_letter(by=cast.qf_school, now=now, row=letter, reply="见附件。")
    with pytest.raises(Locked):
        attach(by=cast.qf_school, subject=letter, upload=paper(), kind="补充", now=now)
    with pytest.raises(Locked):
        remove(by=cast.qf_school, evidence=file, now=now)
    actions.return_reply(by=cast.qf_reviewer, now=now, row=letter, reason="照片不清楚")
    letter.refresh_from_db()
    attach(by=cast.qf_school, subject=letter, upload=paper(), kind="补充", now=now)


def test_the_page_says_nothing_of_files_and_frozen_content(cast: Cast, letter_at: Made) -> None:
    letter = letter_at("sent")
    html = (
        cast.client(cast.qf_school).get(reverse("campaign:letters-detail", args=[letter.pk])).content.decode()
    )
    assert letter.file not in html
    assert letter.content_hash not in html


def test_the_clerk_is_reminded_of_the_answer(cast: Cast, letter_at: Made) -> None:
    letter = letter_at("sent")
    dues = next(each for each in registered() if each.kind == "letter")
    row = dues.query().get()
    assert (row["due_subject"], row["due_unit"], row["due_day"]) == (letter.pk, QF_SCHOOL, letter.reply_by)
    assert row["due_path"] == reverse("campaign:letters-detail", args=[letter.pk])
    assert letter.facts not in row["due_title"]
