"""One mail a person and morning; nothing at night; events as they come."""

import smtplib
from collections import Counter

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection

from tests.cast import NL, QF
from tests.notices.conftest import owe
from tests.notices.test_notices import notice, say
from tests.notices.test_reminding import Broken, DiesAfter, pay
from yangguang.accounts.actions import enter_absence, revoke_grant
from yangguang.common import clock
from yangguang.notices.actions import plan_digests
from yangguang.notices.choices import DigestState
from yangguang.notices.models import Digest, Notice
from yangguang.notices.tasks import send_digests, send_waiting_mail, tick_reminders
from yangguang.tenancy.scope import scope


def to(address: str) -> list[EmailMessage]:
    return [sent for sent in mail.outbox if address in sent.bcc]


def test_a_person_gets_one_mail_with_everything_that_is_due(reachable, dues):
    owe(QF, "2024-07-05", "周报")
    owe(QF, "2024-07-12", "工作组名单")
    owe(QF, "2024-07-17", "学位表")
    tick_reminders()
    assert send_digests() == 3  # the clerk, the reviewers of county and city
    [sent] = to("qf.clerk@example.org")
    assert sent.subject == "【阳光招生】7月12日提醒：已逾期 1 项，今天到期 1 项，即将到期 1 项"
    assert (
        sent.body.index("周报：已逾期")
        < sent.body.index("工作组名单：今天")
        < sent.body.index("学位表：还剩")
    )
    assert "/desk/" in sent.body
    assert len(to("py.reviewer@example.org")) == 1


def test_the_second_run_of_the_morning_sends_nothing(reachable, dues):
    owe(QF, "2024-07-12")
    tick_reminders()
    send_digests()
    owe(QF, "2024-07-12", "另一项")
    tick_reminders()
    assert send_digests() == 0
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("hour", [2, 7, 20, 23])
def test_at_night_nothing_is_sent(reachable, dues, at_hour, hour):
    owe(QF, "2024-07-12")
    say(key="event")
    tick_reminders()
    at_hour(hour)
    assert send_digests() == send_waiting_mail() == 0
    assert mail.outbox == []


def test_on_a_day_off_there_is_no_digest(reachable, dues, at):
    say()
    at("2024-07-13")
    assert send_digests() == 0


def test_reminders_are_never_mailed_singly(reachable, dues):
    owe(QF, "2024-07-12")
    tick_reminders()
    assert send_waiting_mail() == 0


def test_an_event_of_the_night_comes_with_the_morning_and_not_a_second_time(reachable, at_hour):
    at_hour(6)
    say(key="night")
    at_hour(9)
    assert send_waiting_mail() == 0
    assert send_digests() == 1
    [sent] = mail.outbox
    assert "其他消息 1 项" in sent.subject
    assert notice("night").mailed_at
    assert send_waiting_mail() == send_digests() == 0


def test_what_is_done_meanwhile_is_not_mailed(reachable, dues):
    paid = owe(QF, "2024-07-12")
    tick_reminders()
    pay(paid)
    tick_reminders()
    assert send_digests() == 0
    assert mail.outbox == []


def test_what_is_done_after_the_plan_is_left_out_and_an_empty_digest_is_not_sent(
    reachable, dues, monkeypatch
):

    paid = owe(QF, "2024-07-12")
    tick_reminders()
    with scope("*"):
        assert plan_digests(now=clock.now()) == 1
    pay(paid)
    tick_reminders()
    assert send_digests() == 1
    assert mail.outbox == []
    assert Digest.objects.get().state == DigestState.EMPTY


def test_who_lost_the_right_gets_no_digest(reachable, dues):
    owe(QF, "2024-07-12")
    tick_reminders()
    revoke_grant(by=None, grant=reachable.qf_clerk.grants.get(), now=clock.now())
    assert send_digests() == 0


def test_a_mail_server_that_is_down_is_tried_again_and_given_up_after_five_times(
    reachable, dues, monkeypatch
):
    def broken(self: EmailMessage, fail_silently: bool = False) -> int:
        raise smtplib.SMTPServerDisconnected("gone")

    owe(QF, "2024-07-12")
    tick_reminders()
    monkeypatch.setattr(EmailMessage, "send", broken)
    for _ in range(4):
        assert send_digests() == 0
    digest = Digest.objects.get()
    assert (digest.state, digest.attempts, digest.error) == ("waiting", 4, "SMTPServerDisconnected")
    send_digests()
    assert Digest.objects.get().state == DigestState.FAILED
    with scope("*"):
        assert Notice.objects.reminders().get().mail_error == "SMTPServerDisconnected"
    monkeypatch.undo()
    assert send_digests() == 0


def test_a_mail_server_that_comes_back_gets_it_once(reachable, dues, monkeypatch):
    real = EmailMessage.send
    owe(QF, "2024-07-12")
    tick_reminders()
    monkeypatch.setattr(EmailMessage, "send", lambda self, fail_silently=False: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        send_digests()
    monkeypatch.setattr(EmailMessage, "send", real)
    assert send_digests() == 1
    assert send_digests() == 0
    with scope("*"):
        assert Notice.objects.reminders().get().mail_error == ""


def test_while_somebody_is_away_the_substitute_gets_the_mail_and_reads_for_whom(reachable, dues):
    """The city's reviewer holds the right on the county too."""
    enter_absence(
        by=reachable.qf_reviewer, substitute=reachable.py_reviewer, starts=clock.today(), ends=clock.today(),
        now=clock.now(),
    )  # fmt: skip
    owe(QF, "2024-07-10")
    tick_reminders()
    send_digests()
    assert to("qf.reviewer@example.org") == []
    [sent] = to("py.reviewer@example.org")
    assert f"（代 {reachable.qf_reviewer.name} 收）" in sent.body


def test_a_substitute_who_lost_the_right_receives_nothing_and_the_absent_person_does(reachable, dues):
    enter_absence(
        by=reachable.qf_reviewer, substitute=reachable.py_reviewer, starts=clock.today(), ends=clock.today(),
        now=clock.now(),
    )  # fmt: skip
    revoke_grant(by=None, grant=reachable.py_reviewer.grants.get(), now=clock.now())
    owe(QF, "2024-07-10")
    tick_reminders()
    send_digests()
    assert len(to("qf.reviewer@example.org")) == 1


def test_a_mail_names_nobody_but_who_is_stood_in_for(reachable, dues):
    owe(QF, "2024-07-05")
    tick_reminders()
    send_digests()
    names = [user.name for user in reachable.people.values()]
    assert [name for sent in mail.outbox for name in names if name in sent.body + sent.subject] == []


def test_different_people_and_days_have_different_message_ids(reachable, dues, at):
    owe(QF, "2024-07-11")
    owe(NL, "2024-07-11")
    for day in ("2024-07-12", "2024-07-15"):
        at(day)
        tick_reminders()
        send_digests()
    ids = [sent.extra_headers["Message-ID"] for sent in mail.outbox]
    assert len(ids) == len(set(ids)) == 5


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_after_any_statement_sends_each_digest_once_but_for_the_last_step(dues):
    """Whatever was not committed is done again. Between the mail server's yes and the commit lies the one
    place where a mail can leave twice: then it bears the same Message-ID."""
    from tests.cast import assemble

    cast = assemble()
    for user in (cast.qf_clerk, cast.nl_clerk, cast.py_reviewer):
        user.email = f"{user.username}@example.org"
        user.save()
    owe(QF, "2024-07-05")
    owe(NL, "2024-07-12")
    tick_reminders()
    for survived in range(200):
        try:
            with connection.execute_wrapper(DiesAfter(survived)):
                send_digests()
        except Broken:
            connection.close()
            continue
        break
    assert survived > 10
    ids = Counter(sent.extra_headers["Message-ID"] for sent in mail.outbox)
    assert len(ids) == Digest.objects.filter(state=DigestState.SENT).count() == 3
    assert send_digests() == 0
