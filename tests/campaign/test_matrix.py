"""Bureau and schools × items: every hole has a name."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from campaign.actions import answer_check
from campaign.models import Campaign, ChecklistItem
from campaign.queries.matrix import Mark, matrix
from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.tenancy.models import Unit

Items = dict[str, ChecklistItem]
Units = Callable[[str], Unit]
PAGE = f"/campaign/coverage/{QF}/items/"


@pytest.fixture
def answered(cast: Cast, items: Items, unit: Units, now: datetime) -> None:
    """向阳小学 answered three items of its 自查表, each otherwise."""
    school = unit(QF_SCHOOL)
    for code, answer in (("C01", "fine"), ("C02", "problem"), ("C03", "not_applicable")):
        answer_check(
            by=cast.qf_school, now=now, unit=school, item=items[code], answer=answer,
            found="发现了问题", reason="没有这种情况",
        )  # fmt: skip


def test_each_cell_says_what_its_unit_answered(campaign: Campaign, answered: None) -> None:
    found = matrix(campaign, QF)
    bureau, first, second = found.rows
    codes = [item.code for item in found.items]
    said = dict(zip(codes, first.marks, strict=True))
    assert (said["C01"], said["C02"], said["C03"], said["C04"], said["P01"]) == (
        Mark.FINE, Mark.PROBLEM, Mark.NOT_APPLICABLE, Mark.HOLE, Mark.NOT_ASKED,
    )  # fmt: skip
    assert (first.total.answered, first.problems, second.total.answered) == (3, 1, 0)
    assert found.columns[codes.index("C01")].applicable == 2
    assert found.columns[codes.index("P05")].applicable == 3
    assert bureau.name == "清丰县教育局"


def test_a_returned_answer_and_a_retired_item_show_as_such(
    campaign: Campaign, answered: None, items: Items, unit: Units, cast: Cast, now: datetime
) -> None:
    from campaign.actions import items as actions
    from campaign.models import Check

    Check.objects.filter(unit=QF_SCHOOL, item=items["C01"]).update(returned_reason="没有材料")
    actions.retire_item(by=cast.py_reviewer, now=now, row=items["C02"], reason="并入 C03")
    found = matrix(campaign, QF)
    assert "C02" not in [item.code for item in found.items]
    assert Mark.RETURNED in found.rows[1].marks


def test_only_holes_leaves_out_what_is_complete(
    campaign: Campaign, filled: Any, cast: Cast, unit: Units
) -> None:
    filled(unit(QF_SCHOOL), cast.qf_school)
    filled(unit(QF), cast.qf_clerk)
    shown = matrix(campaign, QF).only_holes()
    assert [row.unit.code for row in shown.rows] == [QF_SCHOOL_2]
    assert [row.unit.code for row, missing in matrix(campaign, QF).holes() if missing] == [QF_SCHOOL_2]


def test_the_page_names_the_holes_and_links_the_problems(
    cast: Cast, answered: None, campaign: Campaign
) -> None:
    missing = {row.unit.code: len(items) for row, items in matrix(campaign, QF).holes()}
    html = cast.client(cast.qf_reviewer).get(PAGE).content.decode()
    assert f"{reverse('campaign:checks-unit', args=[QF_SCHOOL])}#item-C02" in html
    assert f"缺 {missing[QF_SCHOOL]} 项" in html
    assert "全部，尚未开始" in html
    one = cast.client(cast.qf_reviewer).get(f"{PAGE}?area=student_status&holes=1").content.decode()
    assert "X01" in one
    assert ">C01<" not in one.split("holes-title")[0]


@pytest.mark.parametrize(
    ("who", "code", "expected"),
    [
        ("py_reviewer", QF, 200),
        ("hn_viewer", QF, 200),
        ("qf_clerk", QF, 200),
        ("qf_school", QF_SCHOOL, 200),
        ("qf_school", QF, 404),
        ("nl_reviewer", QF, 404),
        ("zz_reviewer", QF, 404),
        ("admin_audit", QF, 403),
    ],
)
def test_who_sees_whose_matrix(cast: Cast, campaign: Campaign, who: str, code: str, expected: int) -> None:
    page = reverse("campaign:coverage-items", args=[code])
    assert cast.client(getattr(cast, who)).get(page).status_code == expected


def test_a_foreign_county_is_in_no_row(cast: Cast, answered: None) -> None:
    assert NL not in cast.client(cast.qf_reviewer).get(PAGE).content.decode()


def test_the_workbook_says_the_same(cast: Cast, answered: None) -> None:
    response = cast.client(cast.qf_reviewer).get(f"{PAGE}?format=xlsx&area=conduct")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in rows if row[0] == "单位")
    school = next(row for row in rows if row[0] == "清丰县向阳小学（虚构）")
    assert school[next(i for i, title in enumerate(head) if str(title).startswith("C02"))] == "发现问题"
    assert rows[-1][0] == "合计（已检查/应检查）"


def test_the_matrix_costs_few_queries(cast: Cast, answered: None, django_assert_max_num_queries: Any) -> None:
    client = cast.client(cast.qf_reviewer)
    client.get(PAGE)
    with django_assert_max_num_queries(18):
        client.get(PAGE)


def test_three_hundred_schools_take_a_moment(
    cast: Cast, campaign: Campaign, items: Items, now: datetime
) -> None:
    """300 schools × their items within 300 ms on an idle machine; the bound here forgives a busy one."""
    from time import perf_counter

    from campaign.models import Check

    codes = [f"{QF}-3141{number:06d}" for number in range(500, 800)]
    Unit.objects.bulk_create(Unit(code=c, name=f"学校{c[-3:]}", level="school") for c in codes)
    asked = [item for item in items.values() if item.applies_to != "bureau"]
    Check.objects.bulk_create(
        Check(unit_id=c, item=item, answer="fine", answered_at=now) for c in codes for item in asked
    )
    client = cast.client(cast.qf_reviewer)
    client.get(PAGE)
    started = perf_counter()
    response = client.get(PAGE)
    took = perf_counter() - started
    assert response.content.count(b"<tr>") > 300
    print(f"{took * 1000:.0f} ms, {len(response.content) // 1024} KB")
    assert took < 1.5
