"""Who may take which step of a plan, in which state: every role, every door."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from campaign.actions import inspections as actions
from campaign.models import Inspection, InspectionPlan
from tests.campaign.inspections.conftest import SEED
from tests.cast import PY, Cast
from yangguang.notices.models import Notice
from yangguang.notices.tasks import tick_reminders

ABOVE = {"py_reviewer", "py_supervisor"}
PEOPLE = [
    "qf_clerk",
    "qf_reviewer",
    "qf_school",
    "nl_clerk",
    "py_reviewer",
    "py_leader",
    "py_supervisor",
    "hn_viewer",
]
# What the door says to those who may: 302 done, 403 sealed (and logged), 409 not yet.
DOORS = {
    "drafted": {"freeze": 302, "draw": 409, "finish": 409},
    "frozen": {"freeze": 403, "draw": 302, "finish": 409},
    "drawn": {"freeze": 403, "draw": 403, "finish": 302},
    "finished": {"freeze": 403, "draw": 403, "finish": 403},
}


@pytest.mark.parametrize("step", ["freeze", "draw", "finish"])
@pytest.mark.parametrize("state", DOORS)
def test_only_the_citys_supervisors_take_a_step_and_only_in_its_state(
    cast: Cast, plan: InspectionPlan, now: datetime, at: Callable[[str], None], state: str, step: str
) -> None:
    bring(plan, state, now, at)
    url = reverse(f"campaign:draws-{step}", args=[plan.pk])
    said = {}
    for name in PEOPLE:
        if name not in ABOVE:
            said[name] = (
                cast.client(getattr(cast, name)).post(url, {"seed": SEED, "witnesses": "周明"}).status_code
            )
    assert set(said.values()) <= {403, 404}
    plan.refresh_from_db()
    assert plan.state == state
    answer = cast.client(cast.py_supervisor).post(url, {"seed": SEED, "witnesses": "周明"})
    assert answer.status_code == DOORS[state][step]


def bring(plan: InspectionPlan, state: str, now: datetime, at: Callable[[str], None]) -> None:
    """Lead the plan to the state; when it was drawn, every school was inspected."""
    if state == "drafted":
        return
    actions.freeze_plan(by=None, now=now, row=plan)
    at("2024-07-13")
    if state == "frozen":
        return
    later = now.replace(day=13)
    actions.draw_plan(by=None, now=later, row=plan, seed=SEED, witnesses="周明")
    for row in Inspection.objects.filter(plan=plan):
        actions.record_inspection(
            by=None, now=later, row=row, done_on=later.date(), result="查阅", answers={"C01": ("fine", "")}
        )
    if state == "finished":
        actions.finish_plan(by=None, now=later, row=plan)


def test_a_planned_visit_is_reminded_of(drawn: InspectionPlan, later: datetime, at: Any) -> None:
    row = drawn.inspections.first()
    actions.schedule_inspection(by=None, now=later, row=row, planned_on=date(2024, 7, 15))
    at("2024-07-15")
    tick_reminders()
    told = Notice.objects.reminders().get(subject=row.pk)
    assert (told.unit_id, told.right) == (PY, "supervise")
    assert told.title == f"抽查 {row.school.name}：今天到期（7月15日）"
