"""Stage notices, statements with their clock, the log of publicity, the library of answers."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from campaign.actions import announcements as actions
from campaign.models import Campaign
from campaign.models.announcements import Announcement, Publicity, Question, Statement
from campaign.queries.disclosure_desk import statements_to_answer
from campaign.rules import WrongState
from campaign.rules import disclosure as rules
from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.common import clock
from yangguang.common.refusals import Locked


@pytest.fixture
def notice(campaign: Campaign, cast: Cast, now: datetime) -> Announcement:
    row = Announcement.objects.create(unit_id=QF, stage="registration", title="报名", text="八点开始。")
    return actions.publish_announcement(by=cast.qf_clerk, now=now, row=row)


@pytest.fixture
def asked(campaign: Campaign, cast: Cast, now: datetime, unit: Any) -> Statement:
    """Raised on a Friday."""
    return actions.raise_question(
        by=cast.qf_clerk, now=now, unit=unit(QF_SCHOOL), question="是否分重点班", raised_on=date(2024, 7, 12)
    )


def test_a_published_notice_keeps_moment_and_person(notice: Announcement, cast: Cast, now: datetime) -> None:
    assert (notice.published, notice.published_at, notice.published_by) == (True, now, cast.qf_clerk)


def test_a_published_notice_cannot_be_edited(notice: Announcement, cast: Cast) -> None:
    url = reverse("campaign:announcements-edit", args=[notice.pk])
    answer = cast.client(cast.qf_clerk).post(url, {"title": "改", "text": "改", "stage": "review"})
    assert answer.status_code == 423
    assert "更正" in answer.content.decode()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE campaign_announcement SET text = '改'",
        "UPDATE campaign_announcement SET published_at = now()",
        "UPDATE campaign_announcement SET state = 'draft', published = false, published_at = NULL",
        "DELETE FROM campaign_announcement",
    ],
)
def test_the_database_keeps_a_published_notice(sql: str, notice: Announcement) -> None:
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        connection.cursor().execute(sql)


def test_a_notice_is_corrected_once(notice: Announcement, cast: Cast, now: datetime) -> None:
    new = actions.correct_announcement(by=cast.qf_clerk, now=now, row=notice)
    assert (new.corrects, new.state) == (notice, "draft")
    with pytest.raises(rules.AlreadyCorrected):
        actions.correct_announcement(by=cast.qf_clerk, now=now, row=notice)


def test_a_draft_cannot_be_corrected(campaign: Campaign, cast: Cast, now: datetime) -> None:
    row = Announcement.objects.create(unit_id=QF, stage="review", title="草稿", text="草稿")
    with pytest.raises(WrongState):
        actions.correct_announcement(by=cast.qf_clerk, now=now, row=row)


def test_a_school_gives_no_notice_in_the_bureaus_name(campaign: Campaign, cast: Cast) -> None:
    said = {"title": "我校公告", "text": "内容", "stage": "review"}
    answer = cast.client(cast.qf_school).post(reverse("campaign:announcements-add"), said)
    assert answer.status_code == 422
    assert "由教育局发布" in answer.content.decode()
    assert not Announcement.objects.exists()


# --- Statements ----------------------------------------------------------------------------------------


def test_three_working_days_to_answer(asked: Statement) -> None:
    assert asked.due_on == date(2024, 7, 17)  # over a weekend


def test_late_is_said(asked: Statement, cast: Cast, now: datetime, at: Any) -> None:
    at("2024-07-18")
    assert Statement.objects.overdue(clock.today()).get() == asked
    line = next(iter(statements_to_answer(cast.actor(cast.qf_school), clock.today())))
    assert line.overdue
    page = cast.client(cast.qf_clerk).get("/campaign/statements/?preset=overdue").content.decode()
    assert "是否分重点班" in page
    asked.text = "不分。"
    asked.save()
    row = actions.publish_statement(by=cast.qf_school, now=clock.now(), row=asked)
    assert row.is_late(clock.today())
    assert list(statements_to_answer(cast.actor(cast.qf_school), clock.today())) == []


def test_no_answer_without_words(asked: Statement, cast: Cast, now: datetime) -> None:
    with pytest.raises(rules.AnswerMissing):
        actions.publish_statement(by=cast.qf_school, now=now, row=asked)


def test_the_clock_follows_the_day_it_was_raised(asked: Statement, cast: Cast, now: datetime) -> None:
    values = {"raised_on": date(2024, 7, 10), "text": "不分。"}
    row = actions.amend_statement(by=cast.qf_school, now=now, row=asked, values=values)
    assert row.due_on == date(2024, 7, 15)


def test_an_answer_that_was_given_stands(asked: Statement, cast: Cast, now: datetime) -> None:
    row = actions.amend_statement(by=cast.qf_school, now=now, row=asked, values={"text": "不分。"})
    row = actions.publish_statement(by=cast.qf_school, now=now, row=row)
    with pytest.raises(Locked):
        actions.amend_statement(by=cast.qf_school, now=now, row=row, values={"text": "分。"})
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        Statement.objects.update(text="分。")


# --- Publicity and answers -------------------------------------------------------------------------------


def test_publicity_is_logged_by_form(campaign: Campaign, cast: Cast) -> None:
    said = {
        "topic": "入学一图读懂",
        "kind": "picture",
        "on": "2024-06-05",
        "outlet": "县融媒体中心",
        "reach": "12000",
    }
    client = cast.client(cast.qf_clerk)
    assert client.post(reverse("campaign:publicity-add"), said).status_code == 302
    row = Publicity.objects.get()
    assert (row.unit_id, row.reach) == (QF, 12000)
    late = {**said, "on": "2024-07-13"}
    assert client.post(reverse("campaign:publicity-add"), late).status_code == 422


def test_operators_search_the_library(campaign: Campaign, cast: Cast) -> None:
    Question.objects.create(unit_id=QF, topic="migrant", question="居住证要办多久？", answer="半年。")
    client = cast.client(cast.qf_handler)
    assert "居住证要办多久？" in client.get(reverse("campaign:questions-list")).content.decode()
    assert "居住证要办多久？" not in client.get("/campaign/questions/?topic=fraud").content.decode()


def test_an_answer_goes_out_and_comes_back(campaign: Campaign, cast: Cast, now: datetime) -> None:
    row = Question.objects.create(unit_id=QF, topic="who", question="几岁？", answer="六岁。")
    row = actions.publish_question(by=cast.qf_clerk, now=now, row=row)
    assert (row.published, row.published_on) == (True, now.date())
    assert not actions.withdraw_question(by=cast.qf_clerk, now=now, row=row).published
