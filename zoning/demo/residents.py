"""Where the invented children of two counties live: on invented roads, so that an adjustment moves some.

Some addresses are too short to be placed, as in real ledgers.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import cycle

from enrollment.models import Child
from yangguang.accounts.models import User
from zoning.demo.zones import TOWNS, Town

NOWHERE = "演示居住地"  # what the other demo wrote


def load(*, people: dict[str, User], now: datetime) -> None:
    """An address for each child that has none yet."""
    for town in TOWNS:
        children = list(
            Child.objects.under(town.code).filter(living_place=NOWHERE).order_by("created_at", "pk")
        )
        for child, address in zip(children, _addresses(town), strict=False):
            child.living_place = address
            child.bump(now=now)
        Child.objects.bulk_update(children, ["living_place", "version", "updated_at"], batch_size=500)


def _addresses(town: Town) -> Iterator[str]:
    places = cycle(zip(town.roads, town.estates, town.villages, strict=True))
    for number, (road, estate, village) in enumerate(places):
        kinds = (
            f"{road}{number % 90 + 1}号",
            f"{town.long_road}{number * 7 % 800 + 1}号",
            f"{estate}{number % 9 + 1}栋",
            village,
            f"{road}{number % 60 + 2}号",
            road if number % 3 else NOWHERE,
        )
        yield kinds[number % len(kinds)]
