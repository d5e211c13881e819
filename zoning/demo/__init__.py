"""Invented zones of the demo, through the same actions as people's. No line in them is a real one."""

from datetime import datetime
from typing import Any

from yangguang.accounts.models import User
from zoning.demo import adjustments, residents, zones

# Areas with a ``load(*, people, now)``, in this order.
ROOMS: tuple[Any, ...] = (zones, residents, adjustments)


def load_rooms(*, people: dict[str, User], now: datetime) -> None:
    """Every area in turn."""
    for room in ROOMS:
        room.load(people=people, now=now)
