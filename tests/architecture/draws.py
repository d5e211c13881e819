"""How plans and inspections of 双随机 are walked: their decisive steps stand on pages of their own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from campaign.actions import inspections as actions
from campaign.models import Campaign, Inspection, InspectionPlan, Inspector
from tests.architecture.world import Belongings
from tests.cast import HL, NL, PY, QF_SCHOOL, Cast
from yangguang.common import clock
from yangguang.tenancy.models import Unit

BEFORE = timedelta(days=2)


def plan(cast: Cast, world: dict[str, Belongings]) -> InspectionPlan:
    """A draft of the city over all schools, with people to send; its numbers came out yesterday."""
    for name, home in (("李明", PY), ("王芳", NL), ("陈静", HL), ("杨帆", HL)):
        Inspector.objects.create(unit_id=PY, name=name, home_id=home)
    then = clock.now() - BEFORE
    return actions.open_plan(
        by=cast.py_reviewer, now=then, campaign=Campaign.objects.get(), unit=Unit.objects.get(pk=PY),
        title="双随机", seed_source="双色球", seed_on=then.date() + timedelta(days=1), share=100,
    )  # fmt: skip


def inspection(cast: Cast, world: dict[str, Belongings]) -> Inspection:
    """The school of 清丰县 was drawn."""
    drawn = plan(cast, world)
    freeze(drawn)
    draw(drawn)
    found: Inspection = drawn.inspections.get(school_id=QF_SCHOOL)
    return found


def freeze(row: InspectionPlan) -> None:
    actions.freeze_plan(by=None, now=clock.now() - BEFORE, row=row)


def draw(row: InspectionPlan) -> None:
    actions.draw_plan(by=None, now=clock.now(), row=row, seed="3 7 1", witnesses="周明")


def finish(row: InspectionPlan) -> None:
    for each in row.inspections.all():
        record(each)
    actions.finish_plan(by=None, now=clock.now(), row=row)


def record(row: Inspection) -> None:
    """What was found is open: it can be passed on."""
    actions.record_inspection(
        by=None, now=clock.now(), row=row, done_on=clock.today(), result="查阅台账",
        answers={"C01": ("problem", "分班没有公示"), "C02": ("fine", "")},
    )  # fmt: skip


def reply(row: Inspection) -> None:
    actions.reply_to_inspection(by=None, now=clock.now(), row=row, reply="无异议")


def close(row: Inspection) -> None:
    """Every problem stands in the ledger first."""
    actions.open_issues(by=None, now=clock.now(), row=row)
    actions.close_inspection(by=None, now=clock.now(), row=row)


PAGES: dict[tuple[str, str], Callable[[Any], None]] = {
    ("campaign/inspection-plans", "freeze"): freeze,
    ("campaign/inspection-plans", "draw"): draw,
    ("campaign/inspection-plans", "finish"): finish,
    ("campaign/inspections", "record"): record,
    ("campaign/inspections", "reply"): reply,  # takes no file, as other verbs of whoever fills do
    ("campaign/inspections", "close"): close,
}
