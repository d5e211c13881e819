"""A complaint comes in through the public form."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from complaints.models import Case, CaseStep, Complainant, Draft, DraftFile
from tests.cast import PY, QF, QF_SCHOOL
from tests.complaints.conftest import FILE_NAME, NAME, PHONE, WORDS, photo
from yangguang.evidence.models import Evidence
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import scope


def only_case() -> Case:
    with scope("*"):
        return Case.objects.get()


def test_a_parent_files_a_named_report_from_a_phone(parent):
    parent.fill(anonymous="no", name=NAME, phone=PHONE, files=(photo(),))
    assert parent.send().status_code == 302
    case = only_case()
    assert (case.number, case.unit_id, case.state) == ("2024-410922-T0001", QF, "registered")
    with scope("*"):
        assert case.text.reveal() == WORDS
        assert case.complainant.name.reveal() == NAME
        assert Evidence.objects.of(case).get().name == "材料1.jpg"


def test_an_anonymous_parent_gives_no_contact_at_all(parent):
    parent.fill()
    parent.send()
    with scope("*"):
        assert Case.objects.get().anonymous
        assert not Complainant.objects.exists()


def test_a_name_typed_before_choosing_anonymous_is_not_kept(parent):
    parent.fill(anonymous="yes", name=NAME, phone=PHONE)
    parent.send()
    with scope("*"):
        assert not Complainant.objects.exists()


def test_choosing_named_without_name_or_phone_is_asked_again(parent):
    parent.fill()
    response = parent.post("you", {"anonymous": "no"})
    assert response.status_code == 422
    assert "请写下姓名或电话" in response.content.decode()


def test_browser_back_shows_every_answer_again(parent):
    parent.fill(anonymous="no", name=NAME)
    pages = {
        name: parent.client.get(f"/complaints/new/{name}/").content.decode()
        for name in ("kind", "school", "what", "you")
    }
    assert 'value="report"' in pages["kind"]
    assert "checked" in pages["kind"]
    assert f'value="{QF_SCHOOL}" selected' in pages["school"]
    assert WORDS in pages["what"]
    assert NAME in pages["you"]


def test_changing_one_answer_returns_to_the_summary(parent):
    parent.fill()
    response = parent.post("what", {"text": "换一种说法来写。"}, query="?change")
    assert response.headers["Location"] == "/complaints/new/check/"
    assert "换一种说法来写。" in parent.client.get("/complaints/new/check/").content.decode()


def test_changing_the_county_asks_for_the_school_again(parent):
    parent.fill()
    response = parent.post("county", {"county": "410923"}, query="?change")
    assert response.headers["Location"] == "/complaints/new/school/?change"
    assert parent.client.get("/complaints/new/check/").headers["Location"] == "/complaints/new/school/"


def test_a_page_out_of_turn_leads_to_the_first_missing_answer(parent):
    parent.start()
    assert parent.client.get("/complaints/new/you/").headers["Location"] == "/complaints/new/kind/"


def test_a_page_without_a_draft_says_that_it_is_gone(parent):
    assert parent.client.get("/complaints/new/what/").headers["Location"] == "/complaints/new/lost/"


def test_a_school_of_another_county_is_refused(parent):
    parent.start()
    parent.post("kind", {"kind": "report"})
    parent.post("county", {"county": "410923"})
    assert parent.post("school", {"about": QF_SCHOOL}).status_code == 422


def test_a_second_submit_yields_the_same_case_and_receipt(parent):
    parent.fill()
    parent.send()
    first = parent.receipt()
    assert parent.send().headers["Location"] == "/complaints/new/receipt/"
    assert parent.receipt() == first
    assert only_case().number == first["number"]


def test_back_after_sending_shows_the_receipt_and_not_the_answers(parent):
    parent.fill()
    parent.send()
    assert parent.client.get("/complaints/new/what/").headers["Location"] == "/complaints/new/receipt/"


def test_the_receipt_is_gone_once_put_away(parent):
    parent.fill()
    parent.send()
    parent.client.post("/complaints/new/done/", {"saved": "1"})
    assert parent.client.get("/complaints/new/receipt/").headers["Location"] == "/complaints/new/lost/"
    assert not Draft.objects.exists()


def test_sending_leaves_no_draft_file_behind(parent):
    parent.fill(files=(photo(),))
    assert DraftFile.objects.count() == 1
    parent.send()
    assert not DraftFile.objects.exists()


def test_a_file_can_be_taken_out_again(parent):
    parent.fill(files=(photo(),))
    parent.client.post(f"/complaints/new/files/{DraftFile.objects.get().pk}/drop/")
    assert not DraftFile.objects.exists()


def test_a_file_that_is_no_picture_is_refused_and_the_others_stay(parent):
    parent.fill(files=(photo(),))
    bad = photo("x.jpg")
    bad.file.seek(0)
    bad.file.truncate()
    bad.file.write(b"<script>alert(1)</script>")
    bad.file.seek(0)
    response = parent.post("files", {"file": bad})
    assert response.status_code == 422
    assert FILE_NAME in response.content.decode()


def test_the_page_says_who_handles_and_what_the_school_sees(parent):
    parent.fill()
    page = parent.client.get("/complaints/new/check/").content.decode()
    assert "清丰县教育局" in page
    assert "清丰县向阳小学（虚构）不会看到您的姓名、电话和原话" in page
    assert "来源：投诉举报" in page


def test_a_complaint_about_the_county_bureau_goes_to_the_city(parent):
    parent.fill(about=QF)
    assert "濮阳市教育局" in parent.client.get("/complaints/new/check/").content.decode()
    parent.send()
    assert only_case().unit_id == PY


def test_handlers_are_told_once_and_without_a_word_of_it(parent):
    parent.fill()
    parent.send()
    with scope("*"):
        notice = Notice.objects.get()
    assert (notice.unit_id, notice.right) == (QF, "handle")
    assert "小学" not in notice.title


def test_only_the_day_is_kept_of_what_the_public_sends(parent):
    parent.fill(anonymous="no", name=NAME, files=(photo(),))
    parent.send()
    with scope("*"):
        rows = [
            Case.objects.get(),
            Complainant.objects.get(),
            CaseStep.objects.get(),
            Evidence.objects.get(),
            Notice.objects.get(),
        ]
    for row in rows:
        assert row.created_at.astimezone().strftime("%H:%M:%S") == "00:00:00", type(row)


def test_numbers_are_gap_free_per_office_and_year(filed, cast):
    numbers = [filed().number, filed(about="410923-3141000001").number, filed().number]
    assert numbers == ["2024-410922-T0001", "2024-410923-T0001", "2024-410922-T0002"]


def test_a_failed_submission_gives_its_number_back(filed):
    bad = photo("x.jpg")
    bad.file.seek(0)
    bad.file.write(b"nonsense")
    bad.file.seek(0)
    with pytest.raises(Exception, match="文件内容"):
        filed(files=[bad])
    assert filed().number == "2024-410922-T0001"


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_register_one_case(parent):
    """The second transaction waits for the first and answers with the same case (security.md P2)."""
    parent.fill()
    cookies = parent.client.cookies

    def click(_: int) -> int:
        from django.test import Client

        client = Client()
        client.cookies = cookies
        try:
            return client.post("/complaints/new/check/").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(click, range(4))) == [302] * 4
    assert only_case().number == "2024-410922-T0001"
