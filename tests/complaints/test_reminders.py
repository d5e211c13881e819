"""A complaint nobody decides or answers climbs by itself; no word of it goes along."""

import pytest

from complaints.actions import handling
from complaints.models import Case
from tests.cast import PY, QF
from tests.complaints.conftest import NAME, PHRASE
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.notices.tasks import tick_reminders

pytestmark = pytest.mark.usefixtures("everywhere")
FIGURES = "/complaints/figures/?by=clock"


def told(case: Case) -> dict[tuple[str, str], Notice]:
    """Reminders of this case that still stand, by unit and right."""
    found = Notice.objects.filter(subject=case.pk, cancelled_at=None)
    return {(notice.unit_id, notice.right): notice for notice in found}


@pytest.fixture
def case(filed) -> Case:
    """Received on Friday 12 July; to be accepted or refused by Tuesday."""
    return filed()


# The ladder: on the day, two working days late, five working days late.
@pytest.mark.parametrize(
    ("day", "who"),
    [
        ("2024-07-15", set()),
        ("2024-07-16", {(QF, "handle")}),
        ("2024-07-18", {(QF, "handle"), (QF, "review")}),
        ("2024-07-23", {(QF, "handle"), (QF, "review"), (PY, "review")}),
    ],
)
def test_a_case_nobody_decides_on_climbs_to_the_city(case, at, day, who):
    at(day)
    tick_reminders()
    assert set(told(case)) == who


def test_a_case_nobody_answers_climbs_too(case, cast, at):
    handling.accept(by=cast.qf_handler, row=case, now=clock.now())
    at("2024-08-09")  # five working days after the day promised
    tick_reminders()
    assert {who: notice.title for who, notice in told(case).items()} == {
        (QF, "handle"): f"答复投诉人 {case.number}：已逾期 5 个工作日（8月2日到期）",
        (QF, "review"): f"清丰县：答复投诉人 {case.number}：已逾期 5 个工作日（8月2日到期）",
        (PY, "review"): f"清丰县：答复投诉人 {case.number}：已逾期 5 个工作日（8月2日到期）",
    }


def test_the_handler_is_led_to_the_case_and_whoever_is_above_to_figures(case, cast, at):
    at("2024-07-23")
    tick_reminders()
    paths = {who: notice.path for who, notice in told(case).items()}
    assert paths == {
        (QF, "handle"): f"/complaints/cases/{case.pk}/",
        (QF, "review"): FIGURES,
        (PY, "review"): FIGURES,
    }
    for person in (cast.qf_reviewer, cast.py_reviewer):
        assert cast.client(person).get(FIGURES).status_code == 200
        assert cast.client(person).get(f"/complaints/cases/{case.pk}/").status_code in (403, 404)


def test_nothing_the_complainant_wrote_goes_along(case, at):
    at("2024-07-23")
    tick_reminders()
    titles = [notice.title for notice in told(case).values()]
    assert titles
    assert not [title for title in titles if NAME in title or PHRASE in title]


def test_the_answer_ends_the_reminders(case, cast, at):
    handling.accept(by=cast.qf_handler, row=case, now=clock.now())
    at("2024-08-09")
    tick_reminders()
    handling.reply(by=cast.qf_handler, row=Case.objects.get(pk=case.pk), now=clock.now(), reply="已查清。")
    tick_reminders()
    assert told(case) == {}
