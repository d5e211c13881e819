"""Somebody who reads one number after the other is stopped, and the administrators hear of it (C23)."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from tests.cast import QF, Cast
from yangguang.audit.actions import TooManyReveals, reveal
from yangguang.audit.choices import Happening
from yangguang.audit.models import SecurityEvent
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(cast: Cast) -> Notice:
    with scope("*"):
        return Notice.objects.create(unit_id=QF, key="k", right="view", title="标题", path="/")


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three an hour, five a day."""
    monkeypatch.setattr("yangguang.audit.actions.reveals.REVEALS_PER_HOUR", 3)
    monkeypatch.setattr("yangguang.audit.actions.reveals.REVEALS_PER_DAY", 5)


def look(cast: Cast, row: Notice, times: int, now: datetime | None = None) -> None:
    with scope(QF):
        for _ in range(times):
            reveal(by=cast.qf_clerk, row=row, field="title", reason="核对户口簿", now=now or clock.now())


def told() -> dict[str, str]:
    with scope("*"):
        return {n.right: n.title for n in Notice.objects.filter(key__startswith="reveals-")}


def test_below_the_limit_nobody_is_told(cast: Cast, row: Notice) -> None:
    look(cast, row, 2)
    assert told() == {}


def test_the_last_value_of_an_hour_tells_the_audit_and_the_security_administrator(
    cast: Cast, row: Notice
) -> None:
    look(cast, row, 3)
    assert set(told()) == {"audit", "grant"}
    assert cast.qf_clerk.name in told()["audit"]
    with scope("*"):
        assert SecurityEvent.objects.get(kind=Happening.REVEAL_ALARM).user == cast.qf_clerk


def test_the_auditor_finds_it_in_the_inbox(cast: Cast, row: Notice) -> None:
    look(cast, row, 3)
    assert "已达上限" in cast.client(cast.admin_audit).get(reverse("notices:inbox")).content.decode()


def test_the_one_after_is_refused(cast: Cast, row: Notice) -> None:
    look(cast, row, 3)
    with pytest.raises(TooManyReveals):
        look(cast, row, 1)


def test_a_patient_reader_is_stopped_by_the_day(cast: Cast, row: Notice) -> None:
    look(cast, row, 2)
    look(cast, row, 2, clock.now() + timedelta(hours=2))
    look(cast, row, 1, clock.now() + timedelta(hours=4))
    assert set(told()) == {"audit", "grant"}
    with pytest.raises(TooManyReveals):
        look(cast, row, 1, clock.now() + timedelta(hours=6))


def test_the_next_day_begins_anew(cast: Cast, row: Notice) -> None:
    look(cast, row, 3)
    look(cast, row, 3, clock.now() + timedelta(days=1, hours=1))
