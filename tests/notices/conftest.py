"""What tests of notices need: a time of day at which people may be written to."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db.models import F

from tests.cast import Cast
from yangguang.common import clock
from yangguang.notices import reminders
from yangguang.notices.models import Notice
from yangguang.notices.reminders import Dues
from yangguang.tenancy.scope import scope

_now = clock.now


@pytest.fixture(autouse=True)
def at_hour(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Ten in the morning, whenever the tests run; ``at_hour(23)`` makes it night."""

    def move(hour: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: _now().replace(hour=hour, minute=30))

    move(10)
    return move


@pytest.fixture
def reachable(cast: Cast) -> Cast:
    """The cast; some of them gave an address."""
    for user in (cast.qf_clerk, cast.qf_reviewer, cast.nl_clerk, cast.py_reviewer):
        user.email = f"{user.username}@example.org"
        user.save()
    return cast


def moment(text: str) -> datetime:
    """``moment("2024-07-12 08:00")`` in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=_now().tzinfo)


@pytest.fixture
def dues(monkeypatch: pytest.MonkeyPatch) -> Dues:
    """The only thing that can be due: notices with the right "view", by their day."""
    found = Dues(
        "test", "测试", lambda: Notice.objects.filter(right="view"), title="title", path=F("path"), due="day"
    )
    monkeypatch.setattr(reminders, "_registered", {"test": found})
    return found


def owe(unit: str, due: str, title: str = "交表") -> Notice:
    """Something the unit owes by that day."""
    with scope("*"):
        return Notice.objects.create(
            unit_id=unit, right="view", key=f"{title}-{due}", title=title, path="/desk/",
            day=date.fromisoformat(due), mailed_at=clock.now(),
        )  # fmt: skip


def told(**wanted: object) -> list[tuple[str, str, str]]:
    """The reminders there are: unit, right, title."""
    with scope("*"):
        rows = Notice.objects.reminders().filter(**wanted).order_by("unit_id", "right", "title")
        return list(rows.values_list("unit_id", "right", "title"))
