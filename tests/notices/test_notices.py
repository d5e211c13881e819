"""The bell, the inbox, the mail."""

import smtplib

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from yangguang.accounts.actions import revoke_grant
from yangguang.common import clock
from yangguang.notices.access import unread_count
from yangguang.notices.actions import mark_read, tell
from yangguang.notices.models import Notice
from yangguang.notices.tasks import send_waiting_mail
from yangguang.tenancy.scope import scope


def say(
    unit: str = "410922", right: str = "fill", key: str = "k", path: str = "/desk/", **more: object
) -> None:
    with scope("*"):
        tell(unit_id=unit, right=right, key=key, title=f"事项{key}", path=path, now=clock.now(), **more)


def notice(key: str = "k") -> Notice:
    with scope("*"):
        return Notice.objects.get(key=key)


def test_the_same_key_is_told_once(cast: Cast) -> None:
    say()
    say()
    with scope("*"):
        assert Notice.objects.count() == 1


def test_the_bell_counts_with_one_query_what_waits_for_this_person(cast: Cast) -> None:
    say(key="a")
    say(key="b", right="review")
    say(key="c", unit="410923")
    actor = cast.actor(cast.qf_clerk)
    with (
        scope(*actor.scope),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        assert unread_count(actor) == 1
    assert sum("notices_notice" in q["sql"] for q in queries) == 1


def test_a_superior_is_not_rung_for_what_goes_to_the_county(cast: Cast) -> None:
    say(right="view")
    actor = cast.actor(cast.py_reviewer)
    with scope(*actor.scope):
        assert unread_count(actor) == 0


def test_the_inbox_shows_what_waits_and_opening_it_marks_it(cast: Cast) -> None:
    say(path="/accounts/password/")
    client = cast.client(cast.qf_clerk)
    assert "事项k" in client.get(reverse("notices:inbox")).content.decode()
    response = client.post(reverse("notices:open", args=[notice().pk]))
    assert response["Location"] == "/accounts/password/"
    assert notice().read_by == cast.qf_clerk
    assert "没有未读消息" in client.get(reverse("notices:inbox")).content.decode()
    assert "已阅于" in client.get(reverse("notices:inbox"), {"show": "all"}).content.decode()


def test_looking_at_the_inbox_changes_nothing(cast: Cast) -> None:
    say()
    cast.client(cast.qf_clerk).get(reverse("notices:inbox"))
    assert notice().read_at is None
    assert cast.client(cast.qf_clerk).get(reverse("notices:open", args=[notice().pk])).status_code == 405


def test_nobody_opens_the_notice_of_another_office(cast: Cast) -> None:
    say()
    url = reverse("notices:open", args=[notice().pk])
    assert cast.client(cast.nl_clerk).post(url).status_code == 404
    assert cast.client(cast.qf_reviewer).post(url).status_code == 404
    assert notice().read_at is None


def test_a_notice_never_leads_off_the_site(cast: Cast) -> None:
    say(path="//evil.example/")
    response = cast.client(cast.qf_clerk).post(reverse("notices:open", args=[notice().pk]))
    assert response["Location"] == reverse("notices:inbox")


def test_all_can_be_marked_at_once(cast: Cast) -> None:
    say(key="a")
    say(key="b")
    cast.client(cast.qf_clerk).post(reverse("notices:read-all"))
    assert notice("a").read_at
    assert notice("b").read_at


def test_the_first_reader_stays_the_reader(cast: Cast) -> None:
    say()
    url = reverse("notices:open", args=[notice().pk])
    other = cast.qf_reviewer
    cast.client(cast.qf_clerk).post(url)
    with scope("*"):
        assert mark_read(by=other, notices=[notice()], now=clock.now()) == 0
    assert notice().read_by == cast.qf_clerk


def test_mail_goes_once_to_who_holds_the_right_on_the_unit(reachable: Cast) -> None:
    say()
    assert send_waiting_mail() == 1
    assert send_waiting_mail() == 0
    [sent] = mail.outbox
    assert sent.bcc == ["qf.clerk@example.org"]
    assert sent.subject == "【阳光招生】事项k"
    assert "/desk/" in sent.body
    assert str(notice().pk) in sent.extra_headers["Message-ID"]


def test_who_lost_the_right_gets_no_mail(reachable: Cast) -> None:
    revoke_grant(by=None, grant=reachable.qf_clerk.grants.get(), now=clock.now())
    say()
    assert send_waiting_mail() == 1
    assert mail.outbox == []
    assert (notice().mailed_at, notice().mail_error) == (None, "NO_ADDRESS")
    assert send_waiting_mail() == 0


def test_a_mail_that_fails_waits_and_holds_up_no_other(
    reachable: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:

    real = EmailMessage.send

    def broken(self: EmailMessage, fail_silently: bool = False) -> int:
        if "事项a" in self.subject:
            raise smtplib.SMTPServerDisconnected("gone")
        return real(self, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", broken)
    say(key="a")
    say(key="b")
    assert send_waiting_mail() == 1
    assert notice("a").mailed_at is None
    assert notice("b").mailed_at
    monkeypatch.setattr(EmailMessage, "send", real)
    assert send_waiting_mail() == 1
