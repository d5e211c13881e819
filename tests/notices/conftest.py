"""What tests of notices need: a time of day at which people may be written to."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.cast import Cast
from yangguang.common import clock

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
