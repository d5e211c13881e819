"""A plan of the city with its pool of inspectors, frozen, drawn."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from campaign.actions import inspections as actions
from campaign.models import (
    Campaign,
    Inspection,
    InspectionPlan,
    Inspector,
)
from tests.cast import HL, NL, PY, QF
from yangguang.tenancy.models import Unit

SEED = "02 07 09 14 21 30 / 11"


@pytest.fixture
def pool(campaign: Campaign, now: datetime) -> list[Inspector]:
    """Two people of each of three counties and one of the city."""
    people = [
        ("李明", NL),
        ("王芳", NL),
        ("张强", QF),
        ("刘洋", QF),
        ("陈静", HL),
        ("杨帆", HL),
        ("赵敏", PY),
    ]
    return [Inspector.objects.create(unit_id=PY, name=name, home_id=home) for name, home in people]


@pytest.fixture
def plan(campaign: Campaign, pool: list[Inspector], now: datetime) -> InspectionPlan:
    """A draft: the numbers come tomorrow."""
    return actions.open_plan(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=PY), title="7 月双随机抽查",
        seed_source="双色球 2024-07-13 开奖号码", seed_on=now.date() + timedelta(days=1), share=34,
    )  # fmt: skip


@pytest.fixture
def frozen(plan: InspectionPlan, now: datetime) -> InspectionPlan:
    numbers = iter(range(99))
    return actions.freeze_plan(by=None, now=now, row=plan, token=lambda: f"{next(numbers):08x}")


@pytest.fixture
def later(now: datetime, at: Callable[[str], None]) -> datetime:
    """The day on which the numbers were published."""
    at("2024-07-13")
    return now + timedelta(days=1)


@pytest.fixture
def drawn(frozen: InspectionPlan, later: datetime) -> InspectionPlan:
    return actions.draw_plan(by=None, now=later, row=frozen, seed=SEED, witnesses="市纪检组 周明")


@pytest.fixture
def sheet(drawn: InspectionPlan, later: datetime) -> Callable[..., Inspection]:
    """``sheet(inspection, C01="problem")``: the result of one inspection."""

    def fill(row: Inspection, **answers: str) -> Inspection:
        found = {
            code: (answer, "三年级分班没有公示" if answer == "problem" else "")
            for code, answer in answers.items()
        }
        return actions.record_inspection(
            by=None, now=later, row=row, done_on=later.date(), result="查阅分班名册并访谈家长", answers=found
        )

    return fill
