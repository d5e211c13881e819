"""The checklist through its doors."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaign.actions import accept_assignment, return_checks, submit_checklist
from campaign.choices import AssignmentState
from campaign.models import Assignment, Campaign, Check, ChecklistItem, Issue
from tests.cast import NL, NL_SCHOOL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.evidence.models import Evidence
from yangguang.tenancy.models import Unit

Items = dict[str, ChecklistItem]
Units = Callable[[str], Unit]
Filled = Callable[..., Assignment]
HTMX = {"HX-Request": "true"}


def page(code: str, name: str = "checks-unit", *more: str) -> str:
    return reverse(f"campaign:{name}", args=[code, *more])


def test_the_clerk_sees_the_bureau_and_the_schools_of_the_own_county_only(
    cast: Cast, campaign: Campaign
) -> None:
    html = cast.client(cast.qf_clerk).get(reverse("campaign:checks")).content.decode()
    assert page(QF) in html
    assert page(QF_SCHOOL) in html
    assert page(QF_SCHOOL_2) in html
    assert NL not in html


def test_a_school_goes_straight_to_its_own_checklist(cast: Cast, campaign: Campaign) -> None:
    response = cast.client(cast.qf_school).get(reverse("campaign:checks"))
    assert (response.status_code, response.headers["Location"]) == (302, page(QF_SCHOOL))


def test_without_a_campaign_the_page_says_so(cast: Cast) -> None:
    html = cast.client(cast.qf_clerk).get(reverse("campaign:checks")).content.decode()
    assert "还没有启动专项行动" in html


def test_the_checklist_shows_the_items_of_the_level_by_area(cast: Cast, campaign: Campaign) -> None:
    html = cast.client(cast.qf_clerk).get(page(QF)).content.decode()
    assert 'id="item-P01"' in html
    assert 'id="item-C01"' not in html
    school = cast.client(cast.qf_school).get(page(QF_SCHOOL)).content.decode()
    assert 'id="item-C01"' in school
    assert 'id="item-P01"' not in school


@pytest.mark.parametrize(
    ("who", "code", "expected"),
    [
        ("qf_clerk", QF, 200),
        ("qf_clerk", QF_SCHOOL, 200),
        ("qf_reviewer", QF, 200),
        ("py_reviewer", QF, 200),
        ("hn_viewer", QF, 200),
        ("qf_school", QF_SCHOOL, 200),
        ("qf_school", QF_SCHOOL_2, 404),
        ("qf_school", QF, 404),
        ("nl_clerk", QF, 404),
        ("zz_reviewer", QF, 404),
        ("qf_clerk", NL_SCHOOL, 404),
        ("qf_clerk", PY, 404),
        ("py_reviewer", PY, 404),  # a city has no checklist
        ("admin_security", QF, 403),
    ],
)
def test_who_opens_whose_checklist(
    cast: Cast, campaign: Campaign, who: str, code: str, expected: int
) -> None:
    assert cast.client(getattr(cast, who)).get(page(code)).status_code == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("qf_clerk", 302),
        ("qf_reviewer", 403),
        ("py_reviewer", 403),
        ("nl_clerk", 404),
        ("qf_school", 404),
        ("hn_viewer", 403),
    ],
)
def test_who_answers_for_a_county(cast: Cast, campaign: Campaign, who: str, expected: int) -> None:
    response = cast.client(getattr(cast, who)).post(page(QF, "checks-answer", "P01"), {"answer": "fine"})
    assert response.status_code == expected
    assert Check.objects.filter(unit_id=QF).exists() is (expected == 302)


def test_nobody_answers_signed_out(campaign: Campaign) -> None:
    response = Client().post(page(QF, "checks-answer", "P01"), {"answer": "fine"})
    assert response.status_code == 302
    assert "login" in response.headers["Location"]
    assert not Check.objects.exists()


def test_an_answer_with_a_file_is_saved_in_place(cast: Cast, campaign: Campaign, paper: Any) -> None:
    response = cast.client(cast.qf_clerk).post(
        page(QF, "checks-answer", "P05"),
        {"answer": "problem", "found": "超计划招生 12 人", "upload": paper("计划.pdf"), "version": "0"},
        headers=HTMX,
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert 'id="item-P05"' in html
    assert 'id="checks-progress"' in html
    assert "hx-swap-oob" in html
    assert "已保存" in html
    issue = Issue.objects.get()
    assert issue.number in html
    assert "计划.pdf" in html
    assert Evidence.objects.of(Check.objects.get()).count() == 1


def test_without_javascript_the_answer_leads_back_to_its_row(cast: Cast, campaign: Campaign) -> None:
    client = cast.client(cast.qf_clerk)
    assert client.get(page(QF, "checks-answer", "P01")).status_code == 200
    response = client.post(page(QF, "checks-answer", "P01"), {"answer": "fine", "version": "0"})
    assert response.headers["Location"] == f"{page(QF)}#item-P01"


def test_a_wrong_answer_comes_back_with_everything_typed(cast: Cast, campaign: Campaign) -> None:
    response = cast.client(cast.qf_clerk).post(
        page(QF, "checks-answer", "P07"),
        {"answer": "not_applicable", "reason": "", "note": "待核实的说明", "version": "0"},
        headers=HTMX,
    )
    html = response.content.decode()
    assert response.status_code == 422
    assert "不适用”时请写明原因" in html
    assert "待核实的说明" in html
    assert 'href="#reason-P07"' in html
    assert not Check.objects.exists()


def test_a_bad_file_takes_the_answer_back_with_it(cast: Cast, campaign: Campaign, paper: Any) -> None:
    response = cast.client(cast.qf_clerk).post(
        page(QF, "checks-answer", "P01"),
        {"answer": "fine", "upload": paper("程序.exe"), "version": "0"},
        headers=HTMX,
    )
    assert response.status_code == 422
    assert "只能上传" in response.content.decode()
    assert not Check.objects.exists()


def test_an_answer_over_somebody_elses_is_refused_with_both_in_view(cast: Cast, campaign: Campaign) -> None:
    client = cast.client(cast.qf_clerk)
    client.post(page(QF, "checks-answer", "P01"), {"answer": "fine", "note": "甲填的", "version": "0"})
    response = client.post(
        page(QF, "checks-answer", "P01"),
        {"answer": "fine", "note": "乙填的", "version": "0"},
        headers=HTMX,
    )
    html = response.content.decode()
    assert response.status_code == 409
    assert "甲填的" in html
    assert "乙填的" in html
    assert 'name="version" value="1"' in html


def test_an_item_of_another_level_does_not_exist_for_the_unit(cast: Cast, campaign: Campaign) -> None:
    client = cast.client(cast.qf_clerk)
    assert client.get(page(QF, "checks-answer", "C01")).status_code == 404
    assert client.get(page(QF, "checks-answer", "Z99")).status_code == 404


def test_the_submit_page_names_the_holes_and_links_to_them(cast: Cast, campaign: Campaign) -> None:
    client = cast.client(cast.qf_clerk)
    html = client.get(page(QF, "checks-submit")).content.decode()
    assert "还不能提交" in html
    assert page(QF, "checks-answer", "P01") in html
    response = client.post(page(QF, "checks-submit"))
    assert response.status_code == 422
    assert Assignment.objects.get(unit_id=QF, deliverable__code="I1").state == AssignmentState.NOT_STARTED


def test_the_clerk_submits_the_city_returns_one_item_and_accepts_the_rest(
    cast: Cast, unit: Units, filled: Filled
) -> None:
    assignment = filled(unit(QF), cast.qf_clerk, ("P05",))
    clerk, city = cast.client(cast.qf_clerk), cast.client(cast.py_reviewer)
    assert clerk.post(page(QF, "checks-submit")).status_code == 302
    assert "等待审核" in clerk.get(page(QF)).content.decode()

    response = city.post(page(QF, "checks-review"), {"decision": "return", "mark-P03": "没有公示截图"})
    assert response.headers["Location"] == page(QF)
    html = clerk.get(f"{page(QF)}?show=returned").content.decode()
    assert "没有公示截图" in html
    assert html.count('class="checks-form"') == 1, "only the returned item can be written"

    assert clerk.post(page(QF, "checks-answer", "P01"), {"answer": "fine", "note": "x"}).status_code == 423
    clerk.post(page(QF, "checks-answer", "P03"), {"answer": "fine", "note": "已补截图", "version": "2"})
    assert clerk.post(page(QF, "checks-submit")).status_code == 302
    html = city.get(page(QF, "checks-review")).content.decode()
    assert "退回后的变化" in html
    assert "已补截图" in html
    city.post(page(QF, "checks-review"), {"decision": "accept"})
    assignment.refresh_from_db()
    assert (assignment.state, assignment.decided_by) == (AssignmentState.ACCEPTED, cast.py_reviewer)


def test_accepting_with_marks_left_is_refused_and_keeps_them(
    cast: Cast, unit: Units, filled: Filled, now: datetime
) -> None:
    submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    response = cast.client(cast.py_reviewer).post(
        page(QF, "checks-review"), {"decision": "accept", "mark-P03": "没有公示截图"}
    )
    assert response.status_code == 409
    assert 'value="没有公示截图"' in response.content.decode()


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("py_reviewer", 302),
        ("qf_reviewer", 403),
        ("qf_clerk", 403),
        ("zz_reviewer", 404),
        ("nl_reviewer", 404),
    ],
)
def test_who_judges_a_county(
    cast: Cast, unit: Units, filled: Filled, now: datetime, who: str, expected: int
) -> None:
    submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    response = cast.client(getattr(cast, who)).post(page(QF, "checks-review"), {"decision": "accept"})
    assert response.status_code == expected


def test_the_list_filters_by_state(cast: Cast, unit: Units, filled: Filled, now: datetime) -> None:
    submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    html = cast.client(cast.py_reviewer).get(f"{reverse('campaign:checks')}?state=submitted").content.decode()
    assert page(QF) in html
    assert page(NL) not in html


def test_a_file_of_a_handed_in_check_cannot_be_removed_or_added(
    cast: Cast, unit: Units, filled: Filled, now: datetime, paper: Any
) -> None:
    submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk, ("P05",)))
    file = Evidence.objects.get()
    client = cast.client(cast.qf_clerk)
    client.post(reverse("evidence:remove", args=[file.pk]))
    assert Evidence.objects.count() == 1
    check = Check.objects.get(answer="problem")
    url = reverse("evidence:attach", args=["campaign.Check", check.pk])
    client.post(url, {"file": paper(), "kind": ""})
    assert Evidence.objects.count() == 1


def test_a_full_checklist_costs_few_queries(
    cast: Cast, unit: Units, filled: Filled, django_assert_max_num_queries: Any
) -> None:
    filled(unit(QF), cast.qf_clerk, ("P05", "D01"))
    client = cast.client(cast.qf_clerk)
    client.get(page(QF))
    with django_assert_max_num_queries(20):
        client.get(page(QF))
    with django_assert_max_num_queries(20):
        client.get(reverse("campaign:checks"))


def test_accepted_checklists_offer_the_reviewer_a_return(
    cast: Cast, unit: Units, filled: Filled, now: datetime
) -> None:
    assignment = submit_checklist(by=cast.qf_clerk, now=now, assignment=filled(unit(QF), cast.qf_clerk))
    accept_assignment(by=cast.py_reviewer, now=now, row=assignment)
    return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"P03": "抽查不符"})
    html = cast.client(cast.qf_clerk).get(page(QF)).content.decode()
    assert "抽查不符" in html
