"""Follow a case with number and code."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.access import real_now
from complaints.actions import handling, throttle
from complaints.models import CaseMessage, DaySalt, RateBucket
from complaints.rules import TooOften, new_code
from tests.cast import QF
from tests.complaints.conftest import NAME, WORDS, photo
from yangguang.common import clock
from yangguang.evidence.models import Evidence
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import scope


@pytest.fixture
def opened(parent, filed):
    """A parent who filed a case and opened it."""
    case = filed()
    parent.client.post("/complaints/track/", {"number": case.number, "code": case.code})
    parent.case = case
    return parent


def test_number_and_code_open_the_case(opened):
    page = opened.client.get("/complaints/track/case/").content.decode()
    assert opened.case.number in page
    assert "最晚7月16日告诉您是否受理" in page


def test_the_page_repeats_nothing_the_parent_wrote(opened):
    page = opened.client.get("/complaints/track/case/").content.decode()
    assert WORDS not in page
    assert NAME not in page


def same_shape(response) -> tuple[int, str]:
    """Status and body without the CSRF token and the typed values."""
    body = re.sub(r'value="[^"]*"', "", response.content.decode())
    return response.status_code, body


def test_a_wrong_code_an_unknown_number_and_nonsense_are_answered_alike(parent, filed):
    case = filed()
    tries = [(case.number, new_code()), ("2024-410922-T9999", case.code), ("x", "y"), (case.number, "A" * 40)]
    answers = {
        same_shape(parent.client.post("/complaints/track/", {"number": number, "code": code}))
        for number, code in tries
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 422


def test_every_try_does_the_same_work(parent, filed):
    case = filed()
    parent.client.post("/complaints/track/", {"number": "x", "code": "y"})  # makes today's salt
    counts = set()
    for number, code in [(case.number, new_code()), ("2024-410922-T9999", case.code), ("x", "y")]:
        with CaptureQueriesContext(connection) as queries:
            parent.client.post("/complaints/track/", {"number": number, "code": code})
        # The training clock is read once a second, whoever asks.
        counts.add(sum("trainingclock" not in query["sql"] for query in queries))
    assert len(counts) == 1


def test_twenty_misses_make_everybody_of_that_address_wait(parent, filed):
    case = filed()
    for _ in range(20):
        assert parent.client.post("/complaints/track/", {"number": "x", "code": "y"}).status_code == 422
    response = parent.client.post("/complaints/track/", {"number": case.number, "code": case.code})
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 900
    assert "请等大约 15 分钟" in response.content.decode()


def test_the_limit_ends_with_its_window(parent, filed):
    case = filed()
    for _ in range(20):
        parent.client.post("/complaints/track/", {"number": "x", "code": "y"})
    RateBucket.objects.update(ends_at=real_now())
    response = parent.client.post("/complaints/track/", {"number": case.number, "code": case.code})
    assert response.status_code == 302


def test_right_codes_are_never_counted(parent, filed):
    case = filed()
    for _ in range(25):
        response = parent.client.post("/complaints/track/", {"number": case.number, "code": case.code})
        assert response.status_code == 302


def test_thirty_complaints_an_hour_from_one_address_and_no_more(parent):
    for _ in range(30):
        throttle.count(limit=throttle.SEND, source="127.0.0.1", now=real_now())
    parent.fill()
    response = parent.send()
    assert response.status_code == 429
    assert "已经填好的内容都还在" in response.content.decode()
    assert parent.client.get("/complaints/new/check/").status_code == 200


def test_addresses_are_counted_apart_and_forgotten_the_day_after(db):
    now = real_now()
    for _ in range(30):
        throttle.count(limit=throttle.SEND, source="203.0.113.5", now=now)
    with pytest.raises(TooOften):
        throttle.count(limit=throttle.SEND, source="203.0.113.5", now=now)
    throttle.count(limit=throttle.SEND, source="203.0.113.6", now=now)
    throttle.count(limit=throttle.SEND, source="203.0.113.5", now=now + timedelta(days=1))
    assert RateBucket.objects.count() == 1
    assert DaySalt.objects.count() == 1


def test_a_message_reaches_the_handler_and_the_answer_comes_back(opened, cast):
    assert (
        opened.client.post("/complaints/track/case/message/", {"text": "还有一位家长也交了。"}).status_code
        == 302
    )
    with scope("*"):
        case = handling.accept(by=cast.qf_handler, row=opened.case, now=clock.now())
        assert CaseMessage.objects.get().text.reveal() == "还有一位家长也交了。"
        handling.send_message(by=cast.qf_handler, row=case, now=clock.now(), text="请问有收据吗？")
        assert Notice.objects.filter(key__startswith="case-message", unit_id=QF).count() == 1
    page = opened.client.get("/complaints/track/case/").content.decode()
    assert "请问有收据吗？" in page
    assert cast.qf_handler.name not in page


def test_a_file_is_added_under_a_name_that_tells_nothing(opened):
    assert opened.client.post("/complaints/track/case/file/", {"file": photo()}).status_code == 302
    with scope("*"):
        names = set(Evidence.objects.of(opened.case).values_list("name", flat=True))
    assert "补充材料.jpg" in names, names
    assert not any(NAME in name for name in names)


def test_leaving_closes_the_case_in_this_browser(opened):
    opened.client.post("/complaints/track/leave/")
    assert opened.client.get("/complaints/track/case/").headers["Location"] == "/complaints/track/"


def test_the_view_closes_by_itself_after_half_an_hour(opened, monkeypatch):
    later = real_now() + timedelta(minutes=31)
    monkeypatch.setattr("complaints.views.tracking.real_now", lambda: later)
    assert opened.client.get("/complaints/track/case/").headers["Location"] == "/complaints/track/"


def test_a_closed_case_takes_no_more_messages(opened, cast):
    with scope("*"):
        handling.refuse(by=cast.qf_handler, row=opened.case, now=clock.now(), reason="不属于教育部门职责。")
    response = opened.client.post("/complaints/track/case/message/", {"text": "还有话说"})
    assert response.status_code == 422
    assert "请重新提交一次" in response.content.decode()
