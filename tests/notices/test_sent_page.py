"""What was sent, failed, read, cancelled under one's own scope."""

import pytest
from django.urls import reverse

from tests.cast import NL, QF, QF_SCHOOL
from tests.notices.conftest import owe
from tests.notices.test_notices import notice, say
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.notices.tasks import tick_reminders
from yangguang.tenancy.scope import scope

PAGE = "notices:sent"


def text(cast, user, **asked):
    return cast.client(user).get(reverse(PAGE), asked).content.decode()


def test_a_reviewer_sees_what_the_units_under_them_were_told(cast, dues):
    owe(QF_SCHOOL, "2024-07-12", "学校的")
    owe(NL, "2024-07-12", "邻县的")
    tick_reminders()
    page = text(cast, cast.qf_reviewer)
    assert "学校的：今天到期" in page
    assert "邻县的" not in page
    assert "邻县的：今天到期" in text(cast, cast.py_reviewer)


def test_it_says_who_read_when_and_what_failed(cast):
    say(key="read")
    cast.client(cast.qf_clerk).post(reverse("notices:open", args=[notice("read").pk]))
    say(key="failed")
    with scope("*"):
        Notice.objects.filter(key="failed").update(mail_error="SMTPServerDisconnected")
    page = text(cast, cast.qf_reviewer)
    assert cast.qf_clerk.name in page
    assert "SMTPServerDisconnected" in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"state": "", "unit": QF}, {"事项a", "交表"}),
        ({"state": "", "unit": NL}, {"事项b"}),
        ({"state": "", "kind": "events"}, {"事项a", "事项b"}),
        ({"state": "", "kind": "test"}, {"交表"}),
        ({"state": "", "day": "2024-07-11"}, set()),
        ({"state": "read"}, set()),
        ({"state": "unread"}, {"事项a", "事项b", "交表"}),
        ({"state": "cancelled"}, set()),
    ],
)
def test_it_can_be_filtered(cast, dues, asked, shown):
    say(key="a")
    say(key="b", unit=NL)
    source = owe(QF, "2024-07-12")
    tick_reminders()
    with scope("*"):
        Notice.objects.filter(pk=source.pk).delete()
    page = text(cast, cast.py_reviewer, **asked)
    assert {title for title in ("事项a", "事项b", "交表") if title in page} == shown


def test_a_cancelled_reminder_is_struck_out_here_and_in_the_inbox(cast, dues):
    source = owe(QF, "2024-07-12")
    tick_reminders()
    with scope("*"):
        Notice.objects.filter(pk=source.pk).update(right="sign")
    tick_reminders()
    assert "<del>交表" in text(cast, cast.qf_reviewer, state="cancelled", day="2024-07-12")
    inbox = cast.client(cast.qf_clerk)
    assert "交表" not in inbox.get(reverse("notices:inbox")).content.decode()
    history = inbox.get(reverse("notices:inbox"), {"show": "all"}).content.decode()
    assert "<del>交表" in history
    assert "已取消" in history


def test_a_clerk_has_no_such_page(cast):
    assert cast.client(cast.qf_clerk).get(reverse(PAGE)).status_code == 403


def test_reminders_and_events_are_apart_in_the_inbox(cast, dues):
    say(key="a")
    owe(QF, "2024-07-12")
    tick_reminders()
    client = cast.client(cast.qf_clerk)
    events = client.get(reverse("notices:inbox"), {"tab": "events"}).content.decode()
    assert "事项a" in events
    assert "今天到期（" not in events
    reminders = client.get(reverse("notices:inbox"), {"tab": "reminders"}).content.decode()
    assert "今天到期（" in reminders
    assert "事项a" not in reminders


def test_a_saved_row_that_is_done_falls_silent_at_once(cast, dues):
    from yangguang.notices.actions import settle

    source = owe(QF, "2024-07-12")
    tick_reminders()
    with scope(QF):
        assert settle(dues=dues, subject=source.pk, now=clock.now()) == 0
        Notice.objects.filter(pk=source.pk).update(right="sign")
        assert settle(dues=dues, subject=source.pk, now=clock.now()) == 1


def test_saving_a_row_nobody_is_reminded_of_asks_one_question(cast, dues, django_assert_num_queries):
    from yangguang.notices.actions import settle

    source = owe(QF, "2024-07-12")
    with scope(QF), django_assert_num_queries(1) as asked:
        assert settle(dues=dues, subject=source.pk, now=clock.now()) == 0
    assert "due_title" not in asked[0]["sql"]
