"""双随机: frozen lists, one draw, no own county; what was fixed stays fixed."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from campaign.actions import inspections as actions
from campaign.choices.inspections import ListKind
from campaign.models import (
    Campaign,
    Inspection,
    InspectionList,
    InspectionPlan,
    Inspector,
    Recusal,
)
from campaign.rules import inspections as rules
from tests.campaign.inspections.conftest import SEED
from tests.cast import HL, NL, NL_SCHOOL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.audit.models import SecurityEvent
from yangguang.common import draws
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit

ROOT = Path(__file__).resolve().parents[3]


def by_hand(name: str, code: str, home: str) -> dict[str, Any]:
    return {
        "unit_id": PY, "school_id": code, "county": code[:6], "position": 99, "first_name": name,
        "first_home_id": home, "second_name": "赵敏", "second_home_id": PY,
    }  # fmt: skip


# --- Freezing ---------------------------------------------------------------------------------------------


def test_freezing_lists_every_school_and_everybody_available(
    frozen: InspectionPlan, pool: list[Inspector]
) -> None:
    schools = frozen.lists.get(kind=ListKind.SCHOOLS)
    assert [rules.ListedSchool.of(line).code for line in schools.lines] == [QF_SCHOOL, QF_SCHOOL_2, NL_SCHOOL]
    assert frozen.schools_hash == draws.digest(schools.lines)
    assert (frozen.school_count, frozen.inspector_count) == (3, 7)


def test_the_counties_are_told_what_was_committed(frozen: InspectionPlan) -> None:
    told = Notice.objects.filter(key__startswith=f"plan-{frozen.pk}").values_list("unit_id", flat=True)
    assert set(told) == {QF, NL, HL}


def test_a_seed_of_today_is_refused(plan: InspectionPlan, now: datetime) -> None:
    plan.seed_on = now.date()
    plan.save()
    with pytest.raises(rules.SeedTooEarly):
        actions.freeze_plan(by=None, now=now, row=plan)


def test_a_school_without_two_unbiased_inspectors_stops_the_freezing_by_name(
    plan: InspectionPlan, pool: list[Inspector], now: datetime
) -> None:
    Inspector.objects.exclude(home_id=QF).exclude(name="赵敏").update(available=False)
    with pytest.raises(rules.NobodyLeft) as refused:
        actions.freeze_plan(by=None, now=now, row=plan)
    assert "清丰县向阳小学" in refused.value.message
    assert "只剩 1 人" in refused.value.message


def test_a_declared_recusal_counts_like_the_own_county(
    plan: InspectionPlan, pool: list[Inspector], now: datetime
) -> None:
    for one in pool:
        if one.home_id != QF and one.name != "赵敏":
            Recusal.objects.create(unit_id=PY, inspector=one, school_id=QF_SCHOOL, reason="亲属在该校任教")
    with pytest.raises(rules.NobodyLeft):
        actions.freeze_plan(by=None, now=now, row=plan)


def test_only_the_city_plans(campaign: Campaign, now: datetime) -> None:
    with pytest.raises(rules.PlansAreTheCitys):
        actions.open_plan(
            by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF), title="县", seed_source="号码",
            seed_on=date(2024, 7, 20),
        )  # fmt: skip


# --- Drawing ----------------------------------------------------------------------------------------------


def test_the_draw_is_what_the_published_lists_and_numbers_say(drawn: InspectionPlan) -> None:
    lists = {each.kind: each.lines for each in drawn.lists.all()}
    ranked = draws.ranking(lists[ListKind.SCHOOLS], SEED)
    inspected = list(drawn.inspections.order_by("position"))
    assert [each.school_id for each in inspected] == [rules.ListedSchool.of(line).code for line in ranked[:2]]
    assert drawn.drawn_count == 2  # 34 % of 3, rounded up


def test_nobody_inspects_the_own_county_nor_alone(drawn: InspectionPlan) -> None:
    for each in drawn.inspections.all():
        assert each.county not in (each.first_home_id, each.second_home_id)
        assert (each.first_name, each.first_home_id) != (each.second_name, each.second_home_id)


def test_the_work_is_shared_out_evenly() -> None:
    schools = [rules.ListedSchool(f"{n:08x}", f"410922-314100{n:04d}", f"学校{n}").line for n in range(60)]
    people = [rules.ListedInspector(f"{n:03d}", f"人员{n}", NL, frozenset()).line for n in range(10)]
    found = rules.drawn(schools, people, seed=SEED, share=100)
    counts = [sum(f"人员{n}" in {one.name for one in each.inspectors} for each in found) for n in range(10)]
    assert counts == [12] * 10


def test_the_draw_waits_for_the_day_the_numbers_come_out(frozen: InspectionPlan, now: datetime) -> None:
    with pytest.raises(rules.SeedTooEarly):
        actions.draw_plan(by=None, now=now, row=frozen, seed=SEED, witnesses="周明")


@pytest.mark.parametrize("seed", ["", "三七一", " / "])
def test_what_is_no_number_is_no_seed(frozen: InspectionPlan, later: datetime, seed: str) -> None:
    with pytest.raises(rules.BadSeed):
        actions.draw_plan(by=None, now=later, row=frozen, seed=seed, witnesses="周明")


def test_a_draw_needs_witnesses(frozen: InspectionPlan, later: datetime) -> None:
    with pytest.raises(rules.WitnessesMissing):
        actions.draw_plan(by=None, now=later, row=frozen, seed=SEED, witnesses=" ")


def test_the_offline_script_finds_the_same(drawn: InspectionPlan, tmp_path: Path) -> None:
    for listed in drawn.lists.all():
        (tmp_path / f"{listed.kind}.csv").write_bytes(listed.content.encode())
    command = [sys.executable, str(ROOT / "docs/verify_draw.py"), "schools.csv", "inspectors.csv", SEED, "34"]
    out = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    lines = out.splitlines()
    assert lines[0].split()[1] == drawn.schools_hash
    assert lines[1].split()[1] == drawn.inspectors_hash
    assert lines[2:] == [
        f"{each.school_id} {each.school.name} {each.first_name}({each.first_home_id})"
        f" {each.second_name}({each.second_home_id})"
        for each in drawn.inspections.order_by("position").select_related("school")
    ]


def test_the_offline_script_ranks_a_single_list(tmp_path: Path) -> None:
    tickets = [f"{number:04d}" for number in range(30)]
    (tmp_path / "list.csv").write_bytes(draws.listing(tickets))
    command = [sys.executable, str(ROOT / "docs/verify_draw.py"), "list.csv", SEED]
    out = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[1:] == draws.ranking(tickets, SEED)


# --- What was fixed stays fixed -----------------------------------------------------------------------------


def test_nobody_draws_twice(drawn: InspectionPlan, later: datetime) -> None:
    with pytest.raises(rules.AlreadyDrawn):
        actions.draw_plan(by=None, now=later, row=drawn, seed="1 2 3", witnesses="周明")


def test_nobody_amends_or_freezes_a_frozen_plan(frozen: InspectionPlan, now: datetime) -> None:
    for attempt in (
        lambda: actions.freeze_plan(by=None, now=now, row=frozen),
        lambda: actions.amend_plan(by=None, now=now, row=frozen, values={"seed_source": "别的号码"}),
    ):
        with pytest.raises(rules.PlanSealed):
            attempt()


TAMPERING: dict[str, Callable[[InspectionPlan], Any]] = {
    "another source": lambda plan: InspectionPlan.objects.filter(pk=plan.pk).update(seed_source="别的号码"),
    "another seed": lambda plan: InspectionPlan.objects.filter(pk=plan.pk).update(seed="1 2 3"),
    "another share": lambda plan: InspectionPlan.objects.filter(pk=plan.pk).update(share=50),
    "back to draft": lambda plan: InspectionPlan.objects.filter(pk=plan.pk).update(state="drafted"),
    "no plan": lambda plan: InspectionPlan.objects.filter(pk=plan.pk).delete(),
    "another list": lambda plan: InspectionList.objects.filter(plan=plan).update(content="00000000,x,y\n"),
    "no list": lambda plan: InspectionList.objects.filter(plan=plan).delete(),
    "one more list": lambda plan: InspectionList.objects.create(
        unit_id=PY, plan=plan, kind="more", content="x"
    ),
    "one more school": lambda plan: Inspection.objects.create(plan=plan, **by_hand("李明", QF_SCHOOL, NL)),
    "another school": lambda plan: Inspection.objects.filter(plan=plan, position=1).update(position=9),
    "no inspection": lambda plan: Inspection.objects.filter(plan=plan)._raw_delete("default"),
}


@pytest.mark.parametrize("how", TAMPERING)
def test_the_database_keeps_what_was_drawn(drawn: InspectionPlan, how: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        TAMPERING[how](drawn)


def test_a_plan_does_not_begin_frozen(campaign: Campaign, now: datetime) -> None:
    with pytest.raises(DatabaseError, match="begins as a draft"), transaction.atomic():
        InspectionPlan.objects.create(
            unit_id=PY, campaign=campaign, title="x", seed_source="x", seed_on=date(2024, 7, 1),
            state="frozen", frozen_on=date(2024, 6, 1), schools_hash="x",
        )  # fmt: skip


def test_the_seed_cannot_stand_in_a_draft(plan: InspectionPlan) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        InspectionPlan.objects.filter(pk=plan.pk).update(seed="1")


def test_the_database_refuses_an_inspector_of_the_same_county(frozen: InspectionPlan) -> None:
    with pytest.raises(DatabaseError, match="inspector_of_another_county"), transaction.atomic():
        Inspection.objects.create(plan=frozen, **by_hand("张强", QF_SCHOOL, QF))


def test_an_attempt_to_draw_again_is_refused_and_logged(cast: Cast, drawn: InspectionPlan) -> None:
    page = cast.client(cast.py_reviewer)
    data = {"seed": "1 2 3", "witnesses": "周明"}
    response = page.post(reverse("campaign:draws-draw", args=[drawn.pk]), data)
    assert response.status_code == 403
    assert "只能抽取一次" in response.content.decode()
    event = SecurityEvent.objects.get(kind="refused")
    assert (event.user, event.detail) == (cast.py_reviewer, "POST campaign:draws-draw")


@pytest.mark.parametrize("step", ["freeze", "edit"])
def test_an_attempt_to_change_a_frozen_plan_is_refused_and_logged(
    cast: Cast, frozen: InspectionPlan, step: str
) -> None:
    name = "campaign:draws-freeze" if step == "freeze" else "campaign:inspection-plans-edit"
    data = {"title": "改", "share": "10", "seed_source": "别的", "seed_on": "2024-08-01", "version": "1"}
    assert cast.client(cast.py_reviewer).post(reverse(name, args=[frozen.pk]), data).status_code == 403
    assert SecurityEvent.objects.get(kind="refused").detail == f"POST {name}"
