"""F3, F9: a worker killed between any two statements leaves each reminder, and each mail, once."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from campaign.actions import start_campaign
from tests.cast import PY, Cast, assemble
from tests.faults.postbox import FILE
from yangguang.common import clock
from yangguang.notices.models import Digest, Notice
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

DAY = "2024-06-12"  # a week after 05-31, two working days after 06-07: every rung has somebody on it
Order = Callable[[str], str]


class Ticker:
    """A worker in a process of its own, and what it answers."""

    def __init__(self, task: str, postbox: Path) -> None:
        environment = {**os.environ, "YANGGUANG_TODAY": DAY, FILE: str(postbox), "LOG_LEVEL": "ERROR"}
        name = str(connection.settings_dict["NAME"])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.ticker", name, task],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True,
            cwd=settings.BASE_DIR,
        )  # fmt: skip

    def say(self, order: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def order(self, order: str) -> str:
        self.say(order)
        return self.hear()

    def end(self) -> None:
        self.process.communicate(timeout=20)


@pytest.fixture
def postbox(tmp_path: Path) -> Path:
    box = tmp_path / "postbox"
    box.touch()
    return box


@pytest.fixture
def worker(postbox: Path) -> Iterator[Callable[[str], Ticker]]:
    started: list[Ticker] = []

    def start(task: str) -> Ticker:
        started.append(Ticker(task, postbox))
        return started[-1]

    yield start
    for ticker in started:
        ticker.end()


@pytest.fixture
def people(at: Callable[[str], None]) -> Cast:
    """The cast, three with an address, and a campaign in which much is due."""
    at(DAY)
    cast = assemble()
    for user in (cast.qf_clerk, cast.nl_clerk, cast.py_reviewer):
        user.email = f"{user.username}@example.org"
        user.save()
    with scope("*"):
        start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk=PY), year=2024)
    return cast


def quiet() -> None:
    """Wait until the database has noticed who died; its locks fall with the connection."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()"
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(others)
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("A killed worker's connection is still open.")


def told() -> Counter[tuple[str, str]]:
    """Reminders by unit and key, without the part that is random."""
    with scope("*"):
        return Counter(Notice.objects.reminders().values_list("unit_id", "key"))


def forget() -> None:
    """Before the tick ran."""
    with scope("*"):
        Notice.objects.reminders().delete()
    Digest.objects.all().delete()


def rounds(ticker: Ticker) -> Iterator[str]:
    """Every place to die: before and after each statement, until one order comes through alive."""
    for where in ("before", "after"):
        for number in range(1, 500):
            order = f"{where} {number}"
            answer = ticker.order(order)
            quiet()
            if answer.startswith("done"):
                assert answer == "done 0"
                break
            yield order


def test_a_worker_killed_between_any_two_statements_of_the_tick_leaves_each_reminder_once(people, worker):
    ticker = worker("tick_reminders")
    assert ticker.order("run") == "done 0"
    expected = told()
    assert len(expected) > 20
    assert max(expected.values()) == 1
    forget()
    kills = 0
    for order in rounds(ticker):
        assert ticker.order("run") == "done 0"
        assert told() == expected, order
        forget()
        kills += 1
    assert kills > 20


def test_a_worker_killed_while_mailing_sends_each_digest_once(people, worker, postbox):
    """The one place where a copy can leave twice is after the mail server took it and before the commit: the
    copy bears the same Message-ID, and mail servers drop it."""
    tick, ticker = worker("tick_reminders"), worker("send_digests")
    kills = doubles = 0
    tick.order("run")
    assert ticker.order("run") == "done 0"
    expected = {line.split()[1] for line in postbox.read_text().splitlines()}
    assert len(expected) == 3
    forget()
    tick.order("run")
    postbox.write_text("")
    for order in rounds(ticker):
        assert ticker.order("run") == "done 0"
        mails = [line.split() for line in postbox.read_text().splitlines()]
        assert {address for _, address in mails} == expected, order
        by_id = Counter(key for key, _ in mails)
        assert len(by_id) == len(expected), order
        assert sum(by_id.values()) - len(by_id) <= 1, order
        doubles += sum(by_id.values()) - len(by_id)
        assert Digest.objects.filter(state="sent").count() == len(expected)
        Digest.objects.all().delete()
        with scope("*"):
            Notice.objects.reminders().update(mailed_at=None)
        postbox.write_text("")
        kills += 1
    assert kills > 20
    assert doubles, "The harness never hit the one place where a mail can leave twice."


def test_two_workers_that_tick_at_once_remind_once(people, worker):
    first, second = worker("tick_reminders"), worker("tick_reminders")
    first.order("run")
    expected = told()
    for _ in range(10):
        forget()
        for ticker in (first, second):
            ticker.say("run")
        assert [first.hear(), second.hear()] == ["done 0", "done 0"]
        assert told() == expected


def test_two_workers_that_mail_at_once_send_once(people, worker, postbox):
    worker("tick_reminders").order("run")
    first, second = worker("send_digests"), worker("send_digests")
    for _ in range(5):
        postbox.write_text("")
        Digest.objects.all().delete()
        for ticker in (first, second):
            ticker.say("run")
        assert [first.hear(), second.hear()] == ["done 0", "done 0"]
        mails = [line.split()[0] for line in postbox.read_text().splitlines()]
        assert len(mails) == len(set(mails)) == 3
