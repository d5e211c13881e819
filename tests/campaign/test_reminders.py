"""What of a campaign people are reminded of: 清丰县 forgets the seat table (I4), and days pass."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.urls import reverse

from campaign.actions import report_nothing, return_assignment
from campaign.choices import IssueState
from campaign.models import Assignment, Campaign, PolicyDocument
from campaign.models.announcements import Statement
from tests.campaign.board_rows import plant
from tests.cast import PY, QF, QF_SCHOOL, Cast
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.notices.reminders import registered
from yangguang.notices.tasks import tick_reminders
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.usefixtures("everywhere")

Move = Callable[[str], None]


def reminded(unit: str, day: str, **wanted: object) -> list[str]:
    """Titles of the day's reminders that still stand, of one desk."""
    with scope("*"):
        rows = Notice.objects.reminders().filter(unit_id=unit, day=day, cancelled_at=None, **wanted)
        return list(rows.order_by("title").values_list("title", flat=True))


@pytest.fixture
def seat_table(campaign: Campaign) -> Assignment:
    """I4 of 清丰县, due on 06-10, a holiday: moved to 06-07. All else of the campaign is handed in."""
    row = Assignment.objects.get(unit_id=QF, deliverable__code="I4")
    Assignment.objects.exclude(pk=row.pk).update(state="submitted", submitted_at=clock.now())
    assert row.due_on == date(2024, 6, 7)
    return row


STORY = [
    ("2024-06-04", {(QF, "fill"): "还剩 3 个工作日"}),
    ("2024-06-05", {}),
    ("2024-06-07", {(QF, "fill"): "今天到期"}),
    ("2024-06-10", {}),
    ("2024-06-11", {(QF, "fill"): "已逾期 1 个工作日"}),
    ("2024-06-12", {(QF, "fill"): "已逾期 2 个工作日", (QF, "review"): "已逾期 2 个工作日"}),
    (
        "2024-06-17",
        {
            (QF, "fill"): "学位供需分析预警表：已逾期 5",
            (QF, "review"): "清丰县：学位供需分析预警表：已逾期 5",
            (PY, "review"): "清丰县：学位供需分析预警表：已逾期 5",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("day", "told"), STORY, ids=lambda value: value if isinstance(value, str) else "")
def test_forgotten_it_climbs_from_clerk_to_reviewer_to_city(seat_table, at: Move, day, told):
    at(day)
    tick_reminders()
    with scope("*"):
        rows = Notice.objects.reminders().filter(subject=seat_table.pk)
        found = {(row.unit_id, row.right): row.title for row in rows}
    assert set(found) == set(told)
    for desk, words in told.items():
        assert words in found[desk]


def test_the_whole_story_ends_in_silence_when_it_is_handed_in(seat_table, cast: Cast, at: Move):
    for day in ("2024-06-04", "2024-06-07", "2024-06-11", "2024-06-12", "2024-06-17"):
        at(day)
        tick_reminders()
    assert len(reminded(QF, "2024-06-17")) == 2
    assert len(reminded(PY, "2024-06-17")) == 1
    # I4 may have a judge of its own: here it is the row's state that counts.
    Assignment.objects.filter(pk=seat_table.pk).update(state="submitted", submitted_at=clock.now())
    tick_reminders()
    assert reminded(QF, "2024-06-17") == reminded(PY, "2024-06-17") == []
    at("2024-06-18")
    assert tick_reminders() == 0


def test_handing_in_silences_the_own_desk_at_once_and_the_tick_the_rest(campaign, cast: Cast, at: Move):
    row = Assignment.objects.get(unit_id=QF, deliverable__code="M3")
    at("2024-06-07")
    tick_reminders()
    title = row.deliverable.title
    assert any(title in text for text in reminded(QF, "2024-06-07", right="fill"))
    with scope(QF):
        report_nothing(by=cast.qf_clerk, now=clock.now(), row=row, note="没有")
    assert not any(title in text for text in reminded(QF, "2024-06-07"))
    assert any(f"清丰县：{title}" in text for text in reminded(PY, "2024-06-07"))
    tick_reminders()
    assert not any(f"清丰县：{title}" in text for text in reminded(PY, "2024-06-07"))


def test_an_extension_cancels_and_the_new_date_is_reminded_of(seat_table, at: Move):
    at("2024-06-07")
    tick_reminders()
    Assignment.objects.filter(pk=seat_table.pk).update(due_on="2024-06-14")
    tick_reminders()
    assert reminded(QF, "2024-06-07") == []
    at("2024-06-14")
    tick_reminders()
    assert reminded(QF, "2024-06-14") == ["学位供需分析预警表：今天到期（6月14日）"]


def test_a_school_is_reminded_itself_then_its_county_then_the_city(campaign, at: Move):
    row = Assignment.objects.get(unit_id=QF_SCHOOL, deliverable__code="I1")
    desks = {}
    for day in ("2024-06-07", "2024-06-12", "2024-06-17"):
        at(day)
        tick_reminders()
        with scope("*"):
            found = Notice.objects.reminders().filter(subject=row.pk, day=day)
            desks[day] = sorted(found.values_list("unit_id", "right"))
    assert desks == {
        "2024-06-07": [(QF_SCHOOL, "fill")],
        "2024-06-12": [(QF, "review"), (QF_SCHOOL, "fill")],
        "2024-06-17": [(PY, "review"), (QF, "review"), (QF_SCHOOL, "fill")],
    }


@pytest.mark.parametrize(
    ("state", "desk"),
    [
        (IssueState.PENDING, (QF_SCHOOL, "fill")),
        (IssueState.RECTIFYING, (QF_SCHOOL, "fill")),
        (IssueState.COUNTY_CHECK, (QF, "review")),
        (IssueState.CITY_CHECK, (PY, "review")),
    ],
)
def test_an_issue_reminds_whoever_must_act_now(campaign, now: datetime, state, desk):
    issue = plant(campaign, QF_SCHOOL, now=now, area="policy", due="2024-07-12", state=state)
    tick_reminders()
    found = Notice.objects.reminders().filter(subject=issue.pk).values_list("unit_id", "right")
    assert list(found) == [desk]


def test_the_bell_and_the_inbox_show_it_and_it_leads_to_the_row(seat_table, cast: Cast, at: Move):
    at("2024-06-07")
    tick_reminders()
    client = cast.client(cast.qf_clerk)
    page = client.get(reverse("notices:inbox")).content.decode()
    assert "学位供需分析预警表：今天到期（6月7日）" in page
    notice = Notice.objects.reminders().get(subject=seat_table.pk)
    response = client.post(reverse("notices:open", args=[notice.pk]))
    assert response["Location"] == reverse("campaign:assignments-detail", args=[seat_table.pk])
    assert client.get(response["Location"]).status_code == 200


def test_what_is_returned_is_reminded_of_again(campaign, cast: Cast, at: Move):
    row = Assignment.objects.get(unit_id=QF, deliverable__code="M3")
    at("2024-06-07")
    with scope(QF):
        report_nothing(by=cast.qf_clerk, now=clock.now(), row=row, note="没有")
    with scope(PY):
        return_assignment(by=cast.py_reviewer, now=clock.now(), row=row, reason="缺纪要")
    tick_reminders()
    assert any(row.deliverable.title in text for text in reminded(QF, "2024-06-07", right="fill"))


@pytest.mark.parametrize("day", ["2025-08-18", "2027-01-05"])
def test_a_clock_that_jumps_a_year_does_not_fail(seat_table, at: Move, day):
    """F11; 2027 is a year the calendar does not know. Of a campaign that is over nobody is reminded."""
    at(day)
    tick_reminders()
    with scope("*"):
        assert Notice.objects.reminders().filter(subject=seat_table.pk).count() == 0


def test_a_clock_that_jumps_weeks_writes_one_rung(seat_table, at: Move):
    at("2024-10-18")
    tick_reminders()
    with scope("*"):
        assert Notice.objects.reminders().filter(subject=seat_table.pk).count() == 3


def test_a_question_and_a_correction_are_reminded_of(campaign, now: datetime):
    today = now.date()
    question = Statement.objects.create(
        unit_id=QF_SCHOOL, question="何时分班？", raised_on=today, due_on=today
    )
    policy = PolicyDocument.objects.create(
        unit_id=QF, title="旧规定", kind="notice", scope="county", office="教育局", issued_on="2022-05-01",
        verdict="repeal", reason="借读费", done_by=today, state="judged",
    )  # fmt: skip
    tick_reminders()
    rows = Notice.objects.reminders().filter(subject__in=[question.pk, policy.pk])
    assert {(row.subject, row.unit_id, row.right, row.title) for row in rows} == {
        (question.pk, QF_SCHOOL, "fill", "回应社会关切：今天到期（7月12日）"),
        (policy.pk, QF, "fill", "修改或废止《旧规定》：今天到期（7月12日）"),
    }


def test_every_kind_has_rows_a_title_and_a_page():
    """What the apps registered can be asked in one statement each, without a row in sight."""
    assert {"assignment", "issue", "county-check", "city-check"} <= {dues.kind for dues in registered()}
    for dues in registered():
        assert {*dues.query().query.annotations} >= {"due_subject", "due_unit", "due_day", "due_path"}
        assert tick_reminders() == 0
