"""Inspections: who sees what and when, findings into the ledger, the pages."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from campaign.actions import inspections as actions
from campaign.choices.inspections import InspectionState, PlanState
from campaign.completion import completion_of
from campaign.models import (
    Assignment,
    Campaign,
    Inspection,
    InspectionPlan,
    Inspector,
    Issue,
)
from campaign.rules import inspections as rules
from tests.campaign.inspections.conftest import SEED
from tests.cast import NL_SCHOOL, PY, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common import draws
from yangguang.documents.pdf import pdf_available
from yangguang.evidence.actions import attach
from yangguang.evidence.models import Evidence
from yangguang.tenancy.scope import scope

# --- Who sees what --------------------------------------------------------------------------------------


def test_a_school_does_not_see_its_inspection_before_it_was_done(
    cast: Cast, drawn: InspectionPlan, sheet: Callable[..., Inspection]
) -> None:
    row = drawn.inspections.first()
    for code in (row.school_id, row.county):
        with scope(code):
            assert not Inspection.objects.exists()
    sheet(row, C01="fine")
    with scope(row.school_id):
        assert Inspection.objects.get().pk == row.pk
        assert Inspection.objects.get().findings.count() == 1


def test_below_the_lists_are_seen_when_all_is_done_and_not_before(
    cast: Cast, drawn: InspectionPlan, sheet: Callable[..., Inspection], later: datetime
) -> None:
    county = cast.client(cast.nl_clerk)
    page, file = (
        reverse("campaign:draws-detail", args=[drawn.pk]),
        reverse("campaign:draws-schools", args=[drawn.pk]),
    )
    html = county.get(page).content.decode()
    assert drawn.schools_hash in html
    assert SEED in html
    assert "向阳小学" not in html
    assert county.get(file).status_code == 409
    for row in drawn.inspections.all():
        sheet(row, C01="fine")
    actions.finish_plan(by=None, now=later, row=drawn)
    assert "由公开的名单和号码算出" in county.get(page).content.decode()
    content = county.get(file).content
    assert draws.digest(content.decode().splitlines()) == drawn.schools_hash


def test_a_draft_and_another_city_are_not_seen(cast: Cast, plan: InspectionPlan) -> None:
    url = reverse("campaign:draws-detail", args=[plan.pk])
    assert cast.client(cast.py_reviewer).get(url).status_code == 200
    assert cast.client(cast.qf_clerk).get(url).status_code == 404
    assert cast.client(cast.zz_reviewer).get(url).status_code == 404


def test_another_city_does_not_see_a_published_plan(cast: Cast, frozen: InspectionPlan) -> None:
    url = reverse("campaign:draws-detail", args=[frozen.pk])
    assert cast.client(cast.qf_clerk).get(url).status_code == 200
    assert cast.client(cast.zz_reviewer).get(url).status_code == 404


# --- Inspecting ---------------------------------------------------------------------------------------------


def test_findings_go_into_the_ledger_linked_both_ways(
    cast: Cast, drawn: InspectionPlan, sheet: Callable[..., Inspection], later: datetime
) -> None:
    row = sheet(drawn.inspections.first(), C01="fine", C08="problem")
    with pytest.raises(rules.FindingsWithoutIssue):
        actions.close_inspection(by=None, now=later, row=row)
    actions.open_issues(by=cast.py_reviewer, now=later, row=row)
    issue = Issue.objects.get()
    assert (issue.source, issue.item.code, issue.unit_id) == ("inspection", "C08", row.school_id)
    city = cast.client(cast.py_reviewer)
    there = city.get(reverse("campaign:inspections-detail", args=[row.pk])).content.decode()
    back = city.get(reverse("campaign:issues-detail", args=[issue.pk])).content.decode()
    assert issue.number in there
    assert reverse("campaign:inspections-detail", args=[row.pk]) in back
    with pytest.raises(rules.NothingToOpen):
        actions.open_issues(by=cast.py_reviewer, now=later, row=row)
    actions.close_inspection(by=None, now=later, row=row)


def test_a_problem_says_what_it_is(drawn: InspectionPlan, later: datetime) -> None:
    with pytest.raises(rules.ProblemWithoutText):
        actions.record_inspection(
            by=None, now=later, row=drawn.inspections.first(), done_on=later.date(), result="查看",
            answers={"C01": ("problem", " ")},
        )  # fmt: skip


@pytest.mark.parametrize("days", [-2, 1])
def test_an_inspection_lies_between_the_draw_and_today(
    drawn: InspectionPlan, later: datetime, days: int
) -> None:
    with pytest.raises(rules.DoneOutsideTime):
        actions.record_inspection(
            by=None, now=later, row=drawn.inspections.first(), done_on=later.date() + timedelta(days=days),
            result="查看", answers={"C01": ("fine", "")},
        )  # fmt: skip


def test_photographs_go_with_the_sheet_to_the_school(
    drawn: InspectionPlan, sheet: Callable[..., Inspection], later: datetime, paper: Any
) -> None:
    row = drawn.inspections.first()
    attach(by=None, subject=row, upload=paper(), kind="现场照片", now=later)
    sheet(row, C01="fine")
    with scope(row.school_id):
        assert Evidence.objects.of(row).count() == 1


def test_the_sheet_is_filled_on_its_page_and_nothing_typed_is_lost(cast: Cast, drawn: InspectionPlan) -> None:
    row = drawn.inspections.first()
    url = reverse("campaign:inspections-sheet", args=[row.pk])
    city = cast.client(cast.py_reviewer)
    typed = {"done_on": "2024-07-13", "result": "查阅台账", "answer-C08": "problem", "text-C08": ""}
    refused = city.post(url, typed)
    assert refused.status_code == 422
    assert "检查项 C08 选了“发现问题”" in refused.content.decode()
    assert "查阅台账" in refused.content.decode()
    assert city.post(url, {**typed, "text-C08": "重点班名称未取消"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.unit_id) == (InspectionState.CHECKED, row.school_id)
    assert city.get(url).status_code == 409


def test_only_the_city_records(cast: Cast, drawn: InspectionPlan) -> None:
    url = reverse("campaign:inspections-sheet", args=[drawn.inspections.first().pk])
    assert cast.client(cast.qf_reviewer).get(url).status_code == 404
    assert cast.client(cast.qf_clerk).get(url).status_code == 403
    assert cast.client(cast.py_leader).get(url).status_code == 403


def test_the_school_answers_and_the_city_closes(
    cast: Cast, drawn: InspectionPlan, sheet: Callable[..., Inspection]
) -> None:
    row = sheet(drawn.inspections.get(position=1), C01="fine")
    school = {QF_SCHOOL: cast.qf_clerk, QF_SCHOOL_2: cast.qf_clerk, NL_SCHOOL: cast.nl_clerk}[row.school_id]
    data = {"row": str(row.pk), "confirmed": "1", "reply": "无异议", "from": "detail"}
    reply, close = (reverse("campaign:inspections-verb", args=[verb]) for verb in ("reply", "close"))
    assert cast.client(school).post(reply, data).status_code == 302
    assert cast.client(school).post(close, data).status_code == 409
    row.refresh_from_db()
    assert (row.state, row.reply) == (InspectionState.ANSWERED, "无异议")
    assert cast.client(cast.py_reviewer).post(close, data).status_code == 302
    row.refresh_from_db()
    assert row.state == InspectionState.CLOSED


# --- The deliverable ----------------------------------------------------------------------------------------


def test_a4_is_complete_when_every_drawn_school_was_inspected(
    campaign: Campaign, drawn: InspectionPlan, sheet: Callable[..., Inspection], later: datetime
) -> None:
    owed = Assignment.objects.get(campaign=campaign, unit_id=PY, deliverable__code="A4")
    before = completion_of(owed)
    assert before is not None
    assert (before.done, "还有 2 所" in before.text) == (False, True)
    with pytest.raises(rules.NotAllInspected):
        actions.finish_plan(by=None, now=later, row=drawn)
    for row in drawn.inspections.all():
        sheet(row, C01="fine")
    after = completion_of(owed)
    assert after is not None
    assert after.done
    assert actions.finish_plan(by=None, now=later, row=drawn).state == PlanState.FINISHED


# --- Pages --------------------------------------------------------------------------------------------------


def test_the_road_of_a_plan_through_the_pages(
    cast: Cast, campaign: Campaign, pool: list[Inspector], at: Callable[[str], None]
) -> None:
    city = cast.client(cast.py_reviewer)
    form = {"title": "双随机", "share": "34", "seed_source": "双色球 2024-07-13", "seed_on": "2024-07-13"}
    assert (
        city.post(reverse("campaign:inspection-plans-add"), {**form, "seed_on": "2024-07-12"}).status_code
        == 422
    )
    assert city.post(reverse("campaign:inspection-plans-add"), form).status_code == 302
    plan = InspectionPlan.objects.get()
    page = reverse("campaign:draws-detail", args=[plan.pk])
    city.post(reverse("campaign:draws-freeze", args=[plan.pk]))
    assert "等待 2024-07-13" in city.get(page).content.decode()
    at("2024-07-13")
    draw = reverse("campaign:draws-draw", args=[plan.pk])
    assert city.post(draw, {"seed": SEED, "witnesses": ""}).status_code == 422
    assert city.post(draw, {"seed": "三", "witnesses": "周明"}).status_code == 422
    assert city.post(draw, {"seed": SEED, "witnesses": "周明"}).status_code == 302
    assert "重新计算与登记一致" in city.get(page).content.decode()
    assert "双随机" in city.get(reverse("campaign:draws")).content.decode()


@pytest.mark.parametrize("share", ["5", "101", "", "40000"])
def test_a_share_below_a_tenth_or_above_the_whole_is_answered_at_the_field(
    cast: Cast, campaign: Campaign, plan: InspectionPlan, share: str
) -> None:
    city = cast.client(cast.py_supervisor)
    form = {"title": "八月抽查", "share": share, "seed_source": "双色球 2024-07-14", "seed_on": "2024-07-14"}
    add = city.post(reverse("campaign:inspection-plans-add"), form)
    assert add.status_code == 422
    page = add.content.decode()
    assert all(typed in page for typed in ("八月抽查", "双色球 2024-07-14"))
    assert 'href="#id_share"' in page
    edit = reverse("campaign:inspection-plans-edit", args=[plan.pk])
    shown = city.get(edit).content.decode()
    version = re.search(r'name="version" value="([^"]+)"', shown)
    assert version is not None
    assert city.post(edit, {**form, "version": version[1]}).status_code == 422
    sent = city.post("/api/v1/campaign/inspection-plans/", form, content_type="application/json")
    assert sent.status_code == 422
    assert "share" in sent.json()["fields"]
    plan.refresh_from_db()
    assert plan.share == 34


@pytest.mark.parametrize("share", [9, 101])
def test_no_door_opens_a_plan_of_too_small_a_share(campaign: Campaign, now: datetime, share: int) -> None:
    with pytest.raises(rules.ShareOutside):
        actions.open_plan(
            by=None, now=now, campaign=campaign, unit=campaign.unit, title="抽查", seed_source="双色球",
            seed_on=now.date() + timedelta(days=1), share=share,
        )  # fmt: skip


@pytest.fixture
def _pdf() -> None:
    if not pdf_available():
        pytest.skip("no Pango or fonts here")
    return


@pytest.mark.usefixtures("_pdf")
def test_the_record_of_the_draw_is_a_pdf(cast: Cast, drawn: InspectionPlan) -> None:
    url = reverse("campaign:draws-protocol", args=[drawn.pk])
    response = cast.client(cast.py_reviewer).get(url)
    assert response.content.startswith(b"%PDF")
    assert cast.client(cast.qf_clerk).get(url).status_code == 409
