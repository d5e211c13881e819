"""What strangers read: published rows, in plain words, on a phone; and nothing of the desk's own papers."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client

from campaign.actions import announcements, disclosures, prospectuses
from campaign.actions import start_campaign as start
from campaign.models import Campaign
from campaign.models.announcements import Announcement, Question, Statement
from campaign.models.disclosures import DisclosureEdition
from tests.cast import NL, PY, QF, QF_SCHOOL, Cast
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

PAGES = ["/schools/", f"/schools/{QF_SCHOOL}/", "/notices/", "/questions/", "/statistics/"]
CANARY = "内部金丝雀"
BUDGET = 100 * 1024


def read(path: str, client: Client | None = None) -> str:
    """The page as a stranger sees it: whatever the test may see, the public has no scope."""
    with scope():
        answer = (client or Client()).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.fixture
def notice(campaign: Campaign, cast: Cast, now: datetime) -> Announcement:
    """A stage notice of 清丰县, published."""
    row = Announcement.objects.create(
        unit_id=QF, stage="registration", title="网上报名开始", text="七月十五日八点开始。"
    )
    return announcements.publish_announcement(by=cast.qf_clerk, now=now, row=row)


@pytest.fixture
def published(campaign: Campaign, cast: Cast, now: datetime, unit: Any, notice: Announcement) -> None:
    """One published thing of every kind beside a draft that carries the canary."""
    told = {"by": cast.qf_clerk, "now": now}
    school = unit(QF_SCHOOL)
    disclosures.write_disclosure(
        **told, unit=school, element="zone", text="向阳路以东。", published_on=date(2024, 6, 3)
    )
    amended = disclosures.write_disclosure(
        **told, unit=school, element="plan", text="招 180 人。", published_on=date(2024, 6, 3)
    )
    disclosures.amend_disclosure(**told, row=amended, values={"text": CANARY, "published_on": None})
    disclosures.write_disclosure(**told, unit=school, element="policy", text=CANARY)
    content = {"plan": 120, "scope": "清丰县", "fee": "免费", "conditions": "不考试", "text": "简章全文甲。"}
    row = prospectuses.draft_prospectus(**told, unit=school, **content)
    prospectuses.submit_prospectus(**told, row=row)
    row = prospectuses.accept_prospectus(by=cast.qf_reviewer, now=now, row=row)
    row = prospectuses.publish_prospectus(**told, row=row)
    row = prospectuses.revise_prospectus(**told, row=row, revision=CANARY)
    asked = {"raised_on": date(2024, 7, 10), "unit": school}
    answered = announcements.raise_question(**told, **asked, question="是否按成绩分班", text="不分。")
    announcements.publish_statement(**told, row=answered)
    announcements.raise_question(**told, **asked, question=CANARY)
    Announcement.objects.create(unit_id=QF, stage="review", title=CANARY, text=CANARY)
    answer = Question.objects.create(unit_id=QF, topic="who", question="几岁能上学？", answer="满六周岁。")
    announcements.publish_question(**told, row=answer)
    Question.objects.create(unit_id=QF, topic="who", question=CANARY, answer=CANARY)


def test_strangers_find_a_school_by_name_and_county(campaign: Campaign) -> None:
    page = read("/schools/?q=向阳")
    assert "清丰县向阳小学" in page
    assert "育才中学" not in page
    assert "南乐县明德小学" in read(f"/schools/?county={NL}")
    assert "没有找到这样的学校" in read("/schools/?q=查无此校")


def test_only_counties_with_schools_are_offered(campaign: Campaign) -> None:
    """The country has three thousand; a page with all of them weighs too much for a phone."""
    page = read("/schools/")
    assert f'<option value="{QF}">' in page
    assert '<option value="410902">' not in page  # no school of 华龙区 is registered in the cast


def test_a_school_that_closed_is_listed_nowhere_and_its_old_address_says_so(published: None) -> None:
    Unit.objects.filter(pk=QF_SCHOOL).update(active=False)
    assert "向阳小学" not in read("/schools/")
    page = read(f"/schools/{QF_SCHOOL}/")
    assert "已停办或并入其他学校" in page
    assert "向阳路以东" not in page
    assert "12345" in page


def test_a_countys_code_leads_to_its_schools_and_nonsense_nowhere(campaign: Campaign) -> None:
    assert Client().get(f"/schools/{QF}/")["Location"] == f"/schools/?county={QF}"
    for code in ("410999-3141999999", "x", "999999x", "%00"):
        assert Client().get(f"/schools/{code}/").status_code == 404


def test_a_school_shows_what_it_published(published: None) -> None:
    page = read(f"/schools/{QF_SCHOOL}/")
    for words in ("向阳路以东。", "招 180 人。", "120 人", "简章全文甲。", "是否按成绩分班", "网上报名开始"):
        assert words in page
    assert page.count("还没有公布") == 3
    assert "小心" in page
    assert "报名前请了解" in page


@pytest.mark.parametrize("who", [None, "qf_clerk", "py_reviewer", "nl_clerk"])
def test_no_draft_is_on_any_public_page_whoever_looks(who: str | None, published: None, cast: Cast) -> None:
    client = cast.client(cast.people[who]) if who else Client()
    for path in [*PAGES, "/"]:
        assert CANARY not in read(path, client), path


def test_the_database_shows_strangers_only_what_was_published(published: None) -> None:
    tables = ("disclosure", "disclosuresnapshot", "disclosureedition", "prospectus", "statement", "question")
    with scope(), connection.cursor() as cursor:
        counts = {}
        for table in (*tables, "announcement", "publicity"):
            cursor.execute(f'SELECT count(*) FROM "campaign_{table}"')
            counts[table] = cursor.fetchone()[0]
    hidden = dict.fromkeys(("disclosure", "disclosuresnapshot", "publicity"), 0)
    shown = dict.fromkeys(("prospectus", "statement", "question", "announcement"), 1)
    assert counts == {**hidden, **shown, "disclosureedition": 2}


def test_a_withdrawn_text_is_gone_at_once(published: None, cast: Cast, now: datetime) -> None:
    row = DisclosureEdition.objects.get(element="zone").disclosure
    disclosures.withdraw_disclosure(by=cast.qf_reviewer, now=now, row=row, reason="写错了")
    assert "向阳路以东。" not in read(f"/schools/{QF_SCHOOL}/")


def test_last_years_texts_are_not_this_years(published: None, now: datetime, at: Any) -> None:
    start(by=None, now=now, city=Unit.objects.get(pk=PY), year=2025)
    assert "向阳路以东。" in read(f"/schools/{QF_SCHOOL}/")  # prepared, and not on yet
    at("2025-06-02")
    page = read(f"/schools/{QF_SCHOOL}/")
    assert "向阳路以东。" not in page
    assert "简章全文甲。" not in page


# --- Notices -----------------------------------------------------------------------------------------


def test_notices_are_listed_by_county_and_stage(notice: Announcement) -> None:
    assert "网上报名开始" in read("/notices/")
    assert "网上报名开始" in read(f"/notices/?county={QF}&stage=registration")
    assert "网上报名开始" not in read(f"/notices/?county={NL}")
    assert "网上报名开始" not in read("/notices/?stage=review")


def test_a_correction_stands_beside_the_notice_it_corrects(
    notice: Announcement, cast: Cast, now: datetime
) -> None:
    new = announcements.correct_announcement(by=cast.qf_clerk, now=now, row=notice)
    assert "已被更正" not in read(f"/notices/{notice.pk}/")  # a draft corrects nothing yet
    announcements.publish_announcement(by=cast.qf_clerk, now=now, row=new)
    assert "这份公告已被更正" in read(f"/notices/{notice.pk}/")
    assert "更正" in read(f"/notices/{new.pk}/")
    assert "已被更正" in read("/notices/")


def test_a_draft_notice_is_nowhere(campaign: Campaign) -> None:
    row = Announcement.objects.create(unit_id=QF, stage="review", title=CANARY, text=CANARY)
    with scope():
        assert Client().get(f"/notices/{row.pk}/").status_code == 404


def test_nonsense_in_a_search_is_no_error(campaign: Campaign) -> None:
    for path in ("/notices/?county=x&stage=y&page=z", "/schools/?county=%00&q=%00", "/questions/?topic=zz"):
        with scope():
            assert Client().get(path).status_code == 200, path


# --- Answers -----------------------------------------------------------------------------------------


def test_answers_are_searched_by_words_and_topic(published: None) -> None:
    assert "满六周岁。" in read("/questions/?q=几岁")
    assert "满六周岁。" in read("/questions/?topic=who")
    assert "满六周岁。" not in read("/questions/?topic=fraud")
    assert "没有找到这样的问答" in read("/questions/?q=不存在的话")


# --- For everybody -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_weigh_little_and_need_no_script(path: str, published: None) -> None:
    page = read(path)
    files = set(re.findall(r'(?:src|href)="/static/([^"]+)"', page))
    weight = len(page.encode()) + sum(Path(finders.find(name)).stat().st_size for name in files)
    assert weight < BUDGET
    assert page.count("<script") == 1  # large print and contrast; the page works without
    assert 'lang="zh-CN"' in page


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_speak_plainly(path: str, published: None) -> None:
    page = read(path)
    for official in ("贯彻落实", "根据有关规定", "现将", "特此", "统筹推进"):
        assert official not in page


def test_public_pages_are_read_only(notice: Announcement) -> None:
    for path in [*PAGES, f"/notices/{notice.pk}/"]:
        assert Client().post(path).status_code == 405, path


def test_a_page_asks_the_database_little(published: None, django_assert_max_num_queries: Any) -> None:
    with scope(), django_assert_max_num_queries(26):  # with the settings of the scope, and savepoints
        Client().get(f"/schools/{QF_SCHOOL}/")


def test_the_portal_leads_to_the_pages(campaign: Campaign) -> None:
    page = read("/")
    for path in ("/schools/", "/notices/", "/questions/", "/statistics/"):
        assert f'href="{path}"' in page


def test_staff_who_wait_for_an_answer_stay_unseen(published: None) -> None:
    assert Statement.objects.count() == 2
    assert read(f"/schools/{QF_SCHOOL}/").count("不分。") == 1
