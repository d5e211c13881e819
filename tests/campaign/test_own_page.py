"""A school finds everything of its own on one page, and the way from item to issue and back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from campaign.actions import items as item_actions
from campaign.actions import open_issue, submit_checklist
from campaign.actions.crosschecks import assign
from campaign.models import Campaign, ChecklistItem, Hotline, Issue
from tests.cast import NL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common import clock
from yangguang.tenancy.models import Unit

Items = dict[str, ChecklistItem]
Units = Callable[[str], Unit]


def page(code: str) -> str:
    return reverse("campaign:school-home", args=[code])


def read(cast: Cast, who: str, address: str) -> str:
    return cast.client(getattr(cast, who)).get(address).content.decode()


def test_a_school_finds_duties_phases_prohibitions_and_the_hotline(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    for code, phone in ((PY, "0393-0000100"), (QF, "0393-0000122"), (NL, "0393-0000123")):
        Hotline.objects.create(unit_id=code, phone=phone)
    html = read(cast, "qf_school", page(QF_SCHOOL))
    assert "本校首页" in html
    assert "集中行动" in html
    assert "（现在）" in html
    assert html.count("不得") > 8
    assert html.index("不得无计划") < html.index("不得提前招生") < html.index("不得人籍分离")
    assert "0393-0000122" in html
    assert "0393-0000100" in html
    assert "0393-0000123" not in html
    assert "逾期" in html


def test_the_issues_of_the_school_are_there_and_nobody_who_complained(
    cast: Cast, campaign: Campaign, unit: Units, now: datetime
) -> None:
    issue = open_issue(
        by=None, now=now, campaign=campaign, unit=unit(QF_SCHOOL), area="conduct", source="complaint",
        found="收取与入学挂钩的费用",
    )  # fmt: skip
    other = open_issue(
        by=None, now=now, campaign=campaign, unit=unit(QF_SCHOOL_2), area="conduct", source="inspection",
        found="另一所学校的问题",
    )  # fmt: skip
    html = read(cast, "qf_school", page(QF_SCHOOL))
    assert issue.number in html
    assert other.number not in html
    assert "举报人" not in html


@pytest.mark.parametrize(
    ("who", "code", "expected"),
    [
        ("qf_school", QF_SCHOOL, 200),
        ("qf_school", QF_SCHOOL_2, 404),
        ("qf_clerk", QF_SCHOOL, 200),
        ("qf_clerk", QF, 200),
        ("py_reviewer", QF_SCHOOL, 200),
        ("nl_clerk", QF_SCHOOL, 404),
        ("zz_reviewer", QF_SCHOOL, 404),
        ("admin_system", QF_SCHOOL, 403),
    ],
)
def test_who_opens_the_page_of_a_school(
    cast: Cast, campaign: Campaign, who: str, code: str, expected: int
) -> None:
    assert cast.client(getattr(cast, who)).get(page(code)).status_code == expected


def test_the_page_of_a_closed_school_says_so_first(cast: Cast, campaign: Campaign) -> None:
    client = cast.client(cast.qf_clerk)
    assert "已停办或并入其他学校" not in client.get(page(QF_SCHOOL)).content.decode()
    Unit.objects.filter(pk=QF_SCHOOL).update(active=False)
    assert "已停办或并入其他学校" in client.get(page(QF_SCHOOL)).content.decode()


def test_the_desk_of_a_school_leads_there_and_nobody_elses(cast: Cast, campaign: Campaign) -> None:
    desk = reverse("campaign:desk")
    assert page(QF_SCHOOL) in read(cast, "qf_school", desk)
    assert "/home/" not in read(cast, "qf_clerk", desk)


def test_the_page_costs_few_queries(
    cast: Cast, campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    client = cast.client(cast.qf_school)
    client.get(page(QF_SCHOOL))
    with django_assert_max_num_queries(24):
        client.get(page(QF_SCHOOL))


def test_an_issue_leads_back_to_its_very_item_and_the_item_to_its_issues(
    cast: Cast, campaign: Campaign, items: Items, unit: Units, now: datetime
) -> None:
    issue = open_issue(
        by=None, now=now, campaign=campaign, unit=unit(QF_SCHOOL), area="conduct", source="inspection",
        found="抽查发现分设重点班", item=items["C08"],
    )  # fmt: skip
    back = f"{reverse('campaign:checks-unit', args=[QF_SCHOOL])}#item-C08"
    assert back in read(cast, "qf_school", reverse("campaign:issues-detail", args=[issue.pk]))
    html = read(cast, "qf_school", reverse("campaign:checks-unit", args=[QF_SCHOOL]))
    row = html.split('id="item-C08"')[1].split('id="item-C09"')[0]
    assert reverse("campaign:issues-detail", args=[issue.pk]) in row
    assert "抽查" in row
    assert "待整改" in row


def test_the_desk_says_that_items_were_added(
    cast: Cast, campaign: Campaign, filled: Any, unit: Units, now: datetime
) -> None:
    submit_checklist(by=cast.qf_school, now=now, assignment=filled(unit(QF_SCHOOL), cast.qf_school))
    assert "自查清单有更新" not in read(cast, "qf_school", reverse("campaign:desk"))
    values = {"code": "C99", "area": "conduct", "applies_to": "school", "text": "新项", "basis": "义务教育法"}
    later = now + timedelta(hours=1)
    item_actions.create_item(by=cast.py_reviewer, now=later, campaign=campaign, values=values)
    assert "请补查新增的 1 项" in read(cast, "qf_school", reverse("campaign:desk"))


def test_the_desk_says_whom_to_check(
    cast: Cast, campaign: Campaign, filled: Any, unit: Units, now: datetime
) -> None:
    filled(unit(QF_SCHOOL), cast.qf_school)
    assign(
        by=cast.py_reviewer, now=now, campaign=campaign, unit=unit(QF), checker=unit(NL),
        until=clock.today() + timedelta(days=3),
    )  # fmt: skip
    assert "相互检查：核对清丰县的抽样结论" in read(cast, "nl_reviewer", reverse("campaign:desk"))
    assert "相互检查" not in read(cast, "nl_clerk", reverse("campaign:desk")).replace("相互检查</span>", "")
    assert Issue.objects.count() == 0
