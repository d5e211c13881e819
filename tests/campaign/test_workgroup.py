"""The working group: three named posts, one leader, locked once handed in; duties of departments."""

from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from campaign.actions import submit_assignment
from campaign.ledgers.systems import DutyLedger, WorkgroupLedger
from campaign.models import Assignment, Campaign, GroupMember
from campaign.rules import NotComplete
from campaign.rules.systems import missing_posts
from tests.cast import PY, QF, Cast
from yangguang.ledgers.rules import RowExists

MEMBER = {"department": "教育局", "phone": "0393-0000001", "duty": "负责专项行动"}


def join(cast: Cast, now: datetime, role: str, name: str, unit: str = QF) -> Any:
    values = {**MEMBER, "role": role, "name": name, "post": "局长"}
    return WorkgroupLedger().create(by=cast.qf_clerk, unit_id=unit, values=values, now=now)


def owed(unit: str = QF) -> Assignment:
    return Assignment.objects.select_related("deliverable", "unit").get(unit=unit, deliverable__code="M1")


@pytest.mark.parametrize(
    ("roles", "missing"),
    [
        ([], ["组长（一把手）", "副组长（分管领导）", "办公室主任"]),
        (["leader", "member", "member"], ["副组长（分管领导）", "办公室主任"]),
        (["leader", "deputy", "deputy", "office"], []),
    ],
)
def test_three_posts_are_named(roles: list[str], missing: list[str]) -> None:
    assert missing_posts(roles) == missing


def test_a_group_without_its_posts_is_not_handed_in(cast: Cast, campaign: Campaign, now: datetime) -> None:
    join(cast, now, "leader", "张明")
    join(cast, now, "deputy", "李强")
    with pytest.raises(NotComplete, match="办公室主任"):
        submit_assignment(by=cast.qf_clerk, now=now, row=owed())
    join(cast, now, "office", "王芳")
    assert submit_assignment(by=cast.qf_clerk, now=now, row=owed()).state == "submitted"


def test_the_city_names_its_posts_too(cast: Cast, campaign: Campaign, now: datetime) -> None:
    with pytest.raises(NotComplete, match="一把手"):
        submit_assignment(by=None, now=now, row=owed(PY))


def test_a_group_has_one_leader(cast: Cast, campaign: Campaign, now: datetime) -> None:
    join(cast, now, "leader", "张明")
    with pytest.raises(RowExists):
        join(cast, now, "leader", "李强")


def test_a_handed_in_group_is_locked(cast: Cast, campaign: Campaign, now: datetime) -> None:
    for role, name in (("leader", "张明"), ("deputy", "李强"), ("office", "王芳")):
        join(cast, now, role, name)
    submit_assignment(by=cast.qf_clerk, now=now, row=owed())
    client = cast.client(cast.qf_clerk)
    row = GroupMember.objects.get(role="office")
    assert client.get(reverse("campaign:workgroup-edit", args=[row.pk])).status_code == 423
    added = client.post(
        reverse("campaign:workgroup-add"), {**MEMBER, "role": "member", "name": "赵六", "post": "科长"}
    )
    assert added.status_code in (422, 423)
    assert GroupMember.objects.count() == 3


def test_the_list_begins_with_the_leader(cast: Cast, campaign: Campaign, now: datetime) -> None:
    for role, name in (("member", "赵六"), ("office", "王芳"), ("deputy", "李强"), ("leader", "张明")):
        join(cast, now, role, name)
    html = cast.client(cast.qf_clerk).get(reverse("campaign:workgroup-list")).content.decode()
    places = [html.index(f">{name}<") for name in ("张明", "李强", "王芳", "赵六")]
    assert places == sorted(places)


def test_a_department_answers_once_in_a_county(cast: Cast, campaign: Campaign, now: datetime) -> None:
    values = {"department": "公安局", "duty": "提供户籍信息，协助劝返"}
    DutyLedger().create(by=cast.qf_clerk, unit_id=QF, values=values, now=now)
    with pytest.raises(RowExists):
        DutyLedger().create(by=cast.qf_clerk, unit_id=QF, values=values, now=now)
