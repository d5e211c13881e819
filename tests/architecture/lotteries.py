"""How a draw of a private school is walked: its numbers come out on a later day than its list."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from enrollment.actions import lotteries as actions
from enrollment.models import Applicant, Lottery
from tests.architecture.world import Belongings
from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.common import clock

BEFORE = timedelta(days=2)


def lottery(cast: Cast, world: dict[str, Belongings]) -> Lottery:
    """Two children of the school's own want one place; registering is over, numbers came out yesterday."""
    found = world[QF_SCHOOL].rows[Lottery]
    assert isinstance(found, Lottery)
    Applicant.objects.create(
        unit_id=QF_SCHOOL, lottery=found, number="000002", name="李雷", listed="李**", id_type="other",
        id_number="P2", county_id=QF,
    )  # fmt: skip
    return found


def freeze(row: Lottery) -> None:
    actions.freeze_lottery(by=None, now=clock.now() - BEFORE, row=row)


def admit(row: Lottery) -> None:
    """The county raised the plan in time: everybody has a place."""
    Lottery.objects.filter(pk=row.pk).update(plan=9)
    actions.admit_all(by=None, now=clock.now(), row=row)


def enter(row: Lottery) -> None:
    actions.enter_seed(
        by=None, now=clock.now(), row=row, seed="3 7 1", seed_link="公告",
        witnesses="周明，纪检人员，教育局\n冯丽，家长代表，学校",
    )  # fmt: skip


def confirm(row: Lottery) -> None:
    actions.confirm_seed(by=None, now=clock.now(), row=row, seed="1 3 7")


PAGES: dict[tuple[str, str], Callable[[Any], None]] = {
    ("enrollment/lotteries", "freeze"): freeze,
    ("enrollment/lotteries", "admit"): admit,
    ("enrollment/lotteries", "enter"): enter,
    ("enrollment/lotteries", "confirm"): confirm,
}
