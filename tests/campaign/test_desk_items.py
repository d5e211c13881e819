"""What stands on whose desk."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest

from campaign import actions, desk
from campaign.choices import CHECKLIST_CODE
from campaign.models import Assignment, Campaign, Issue, Pledge
from campaign.queries.desk import desk_items
from tests.campaign.issue_steps import prove
from tests.cast import QF, QF_SCHOOL, Cast
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.tenancy.models import Unit

TODAY = date(2024, 7, 12)


@pytest.fixture(autouse=True)
def _only_our_own_lines() -> Iterator[None]:
    """Upper apps' sources are theirs to test."""
    before, covered = list(desk._sources), list(desk._covered)
    desk._sources.clear()
    desk._covered.clear()
    yield
    desk._sources[:] = before
    desk._covered[:] = covered


@pytest.fixture
def lines(cast: Cast) -> Callable[..., list[desk.DeskItem]]:
    """``lines(cast.qf_clerk, "issue")``: the lines of one kind on that person's desk."""

    def find(user: User, *kinds: str) -> list[desk.DeskItem]:
        return [item for item in desk_items(cast.actor(user), TODAY) if item.kind in kinds]

    return find


@pytest.fixture
def issue(campaign: Campaign, now: datetime) -> Issue:
    return actions.open_issue(
        by=None, now=now, campaign=campaign, unit=Unit.objects.get(pk=QF_SCHOOL), area="conduct",
        source="inspection", found="编班没有家长见证", measures="重编", due_on=date(2024, 7, 10),
    )  # fmt: skip


def test_the_clerk_sees_what_the_bureau_owes_and_not_what_each_school_owes(
    cast: Cast, campaign: Campaign, lines: Any
) -> None:
    found = lines(cast.qf_clerk, "assignment")
    late = Assignment.objects.filter(unit_id=QF, due_on__lt=TODAY)
    assert len([item for item in found if item.overdue]) == late.count()
    assert [item.overdue for item in found] == sorted((item.overdue for item in found), reverse=True)
    checklist = next(item for item in found if item.title == "完成六项整治自查")
    assert (checklist.url_name, checklist.url_kwargs) == ("campaign:checks-unit", {"code": QF})
    assert {item.unit_name for item in found} == {"清丰县"}


def test_the_school_sees_its_own(cast: Cast, campaign: Campaign, lines: Any) -> None:
    assert {item.title for item in lines(cast.qf_school, "assignment")} == {
        "招生工作人员签署规范招生承诺书", "完成六项整治自查", "建立问题整改台账",
    }  # fmt: skip


def test_nothing_far_away_is_on_the_desk(cast: Cast, campaign: Campaign, lines: Any) -> None:
    assert all(item.due_on <= date(2024, 7, 22) for item in lines(cast.qf_clerk, "assignment"))


def test_a_return_stands_there_with_its_reason(
    cast: Cast, campaign: Campaign, now: datetime, lines: Any, filled: Any
) -> None:
    assignment = filled(Unit.objects.get(pk=QF), cast.qf_clerk)
    actions.submit_checklist(by=cast.qf_clerk, now=now, assignment=assignment)
    actions.return_checks(by=cast.py_reviewer, now=now, assignment=assignment, items={"P03": "没有公示截图"})
    reasons = [item.reason for item in lines(cast.qf_clerk, "returned")]
    assert "没有公示截图" in reasons
    assert any("退回 1 项" in reason for reason in reasons)


def test_an_issue_wanders_from_desk_to_desk(cast: Cast, issue: Issue, now: datetime, lines: Any) -> None:
    def desks(*kinds: str) -> list[str]:
        people = ("qf_school", "qf_reviewer", "py_reviewer", "nl_reviewer")
        return [name for name in people if lines(getattr(cast, name), *kinds)]

    assert desks("issue") == ["qf_school"]
    assert lines(cast.qf_clerk, "issue"), "the county sees what is overdue in its schools"
    actions.start_rectifying(by=cast.qf_school, now=now, row=issue)
    prove(issue, by=cast.qf_school, now=now)
    actions.hand_in_issue(by=cast.qf_school, now=now, row=issue)
    assert (desks("issue"), desks("verify")) == ([], ["qf_reviewer"])
    actions.county_accept_issue(by=cast.qf_reviewer, now=now, row=issue)
    assert desks("verify") == ["py_reviewer"]
    actions.close_issue(by=cast.py_reviewer, now=now, row=issue)
    assert (desks("issue"), desks("verify")) == ([], [])


def test_submissions_wait_on_the_desk_of_the_unit_above(
    cast: Cast, campaign: Campaign, now: datetime, lines: Any
) -> None:
    for code, by in ((QF, cast.qf_clerk), (QF_SCHOOL, cast.qf_school)):
        Pledge.objects.create(
            unit_id=code, name="张明", post="校长", signed_on=date(2024, 5, 30), text_version="2024"
        )
        row = Assignment.objects.filter(unit_id=code, deliverable__code="M6").get()
        actions.submit_assignment(by=by, now=now, row=row)
    [county] = lines(cast.qf_reviewer, "review")
    [city] = lines(cast.py_reviewer, "review")
    assert "1 个单位" in county.title
    assert "1 个单位" in city.title
    assert lines(cast.nl_reviewer, "review") == []


def test_a_registered_source_adds_its_lines(cast: Cast, campaign: Campaign, lines: Any) -> None:
    def source(actor: Actor, today: date) -> list[desk.DeskItem]:
        return [desk.DeskItem("case", "投诉待受理", today, False, "campaign:checks")]

    desk.register_desk_source(source)
    desk.register_desk_source(source)
    assert [item.title for item in lines(cast.qf_clerk, "case")] == ["投诉待受理"]


def test_the_desk_takes_few_queries(
    cast: Cast, campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    actor = cast.actor(cast.qf_clerk)
    assert actor.rights
    with django_assert_max_num_queries(6):
        desk_items(actor, TODAY)
    assert Assignment.objects.filter(deliverable__code=CHECKLIST_CODE).count() == 6
