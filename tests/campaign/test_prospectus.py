"""Prospectuses of private schools: judged, published, locked; and the deliverable A2."""

from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from campaign.actions import prospectuses as actions
from campaign.actions import submit_assignment
from campaign.models import Assignment, Campaign
from campaign.models.prospectuses import Prospectus
from campaign.queries.disclosure_desk import prospectuses_on_the_desk
from campaign.rules import NotComplete, ReasonMissing, SamePerson, WrongState
from campaign.rules import disclosure as rules
from enrollment.models import School
from tests.cast import QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common import clock
from yangguang.common.refusals import Locked
from yangguang.evidence.actions import attach, remove
from yangguang.ledgers import registry
from yangguang.notices.models import Notice

CONTENT = {
    "plan": 120,
    "scope": "清丰县",
    "fee": "每学期 4000 元",
    "conditions": "年满六周岁，不考试。",
    "text": "简章全文。",
}


@pytest.fixture
def draft(campaign: Campaign, cast: Cast, now: datetime, unit: Any) -> Prospectus:
    """A first edition, written by the school."""
    return actions.draft_prospectus(by=cast.qf_school, now=now, unit=unit(QF_SCHOOL), **CONTENT)


@pytest.fixture
def accepted(draft: Prospectus, cast: Cast, now: datetime) -> Prospectus:
    """… and agreed to by the county."""
    row = actions.submit_prospectus(by=cast.qf_school, now=now, row=draft)
    return actions.accept_prospectus(by=cast.qf_reviewer, now=now, row=row)


@pytest.fixture
def public(accepted: Prospectus, cast: Cast, now: datetime) -> Prospectus:
    """… and published."""
    return actions.publish_prospectus(by=cast.qf_school, now=now, row=accepted)


def test_submitting_tells_the_county(draft: Prospectus, cast: Cast, now: datetime) -> None:
    row = actions.submit_prospectus(by=cast.qf_school, now=now, row=draft)
    assert row.state == "submitted"
    assert Notice.objects.filter(unit=QF, right="review", title__contains="待审核").count() == 1
    lines = list(prospectuses_on_the_desk(cast.actor(cast.qf_reviewer), clock.today()))
    assert [line.kind for line in lines] == ["review"]


def test_a_school_submits_by_its_own_door(draft: Prospectus, cast: Cast) -> None:
    """The school's scope does not reach the inbox of its county, and the county is told all the same."""
    said = {"row": str(draft.pk), "from": "detail"}
    url = reverse("campaign:prospectuses-verb", args=["submit"])
    assert cast.client(cast.qf_school).post(url, said).status_code == 302
    assert Notice.objects.filter(unit=QF, right="review").count() == 1


def test_what_is_submitted_is_locked_until_it_comes_back(
    draft: Prospectus, cast: Cast, now: datetime
) -> None:
    row = actions.submit_prospectus(by=cast.qf_school, now=now, row=draft)
    with pytest.raises(Locked):
        actions.amend_prospectus(by=cast.qf_school, now=now, row=row, values={"plan": 200})
    row = actions.return_prospectus(by=cast.qf_reviewer, now=now, row=row, reason="收费没有批准文号。")
    assert (row.state, row.returned_reason) == ("returned", "收费没有批准文号。")
    lines = list(prospectuses_on_the_desk(cast.actor(cast.qf_school), clock.today()))
    assert [(line.kind, line.reason) for line in lines] == [("returned", "收费没有批准文号。")]
    row = actions.amend_prospectus(by=cast.qf_school, now=now, row=row, values={"fee": "4000 元，文号一"})
    assert actions.submit_prospectus(by=cast.qf_school, now=now, row=row).state == "submitted"


def test_a_return_needs_its_reason(draft: Prospectus, cast: Cast, now: datetime) -> None:
    row = actions.submit_prospectus(by=cast.qf_school, now=now, row=draft)
    with pytest.raises(ReasonMissing):
        actions.return_prospectus(by=cast.qf_reviewer, now=now, row=row, reason="")


def test_nobody_judges_their_own(draft: Prospectus, cast: Cast, now: datetime) -> None:
    row = actions.submit_prospectus(by=cast.qf_reviewer, now=now, row=draft)
    with pytest.raises(SamePerson):
        actions.accept_prospectus(by=cast.qf_reviewer, now=now, row=row)


def test_only_what_was_agreed_is_published(draft: Prospectus, cast: Cast, now: datetime) -> None:
    with pytest.raises(WrongState):
        actions.publish_prospectus(by=cast.qf_school, now=now, row=draft)


def test_the_school_cannot_agree_to_its_own(cast: Cast) -> None:
    verb = registry.get("campaign/prospectuses").verb("accept")
    assert verb is not None
    assert verb.step is not None
    assert not verb.step.reached_by(cast.actor(cast.qf_school).rights, QF_SCHOOL, "submitted")
    assert verb.step.reached_by(cast.actor(cast.qf_reviewer).rights, QF_SCHOOL, "submitted")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE campaign_prospectus SET plan = 500",
        "UPDATE campaign_prospectus SET text = '另一份'",
        "UPDATE campaign_prospectus SET state = 'draft'",
        "DELETE FROM campaign_prospectus",
    ],
)
def test_the_database_locks_what_was_agreed(sql: str, accepted: Prospectus) -> None:
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        connection.cursor().execute(sql)


def test_every_door_says_that_it_is_locked(public: Prospectus, cast: Cast) -> None:
    client = cast.client(cast.qf_school)
    page = client.get(reverse("campaign:prospectuses-detail", args=[public.pk])).content.decode()
    assert "内容已锁定" in page
    answer = client.post(reverse("campaign:prospectuses-edit", args=[public.pk]), {"plan": "999"})
    assert answer.status_code == 423
    public.refresh_from_db()
    assert public.plan == 120


def test_judged_files_stay(draft: Prospectus, cast: Cast, now: datetime, paper: Any) -> None:
    file = attach(by=cast.qf_school, subject=draft, upload=paper(), kind="备案表", now=now)
    actions.submit_prospectus(by=cast.qf_school, now=now, row=draft)
    with pytest.raises(Locked):
        remove(by=cast.qf_school, evidence=file, now=now)


def test_a_change_of_plan_is_a_new_edition_that_is_judged_again(
    public: Prospectus, cast: Cast, now: datetime
) -> None:
    new = actions.revise_prospectus(by=cast.qf_school, now=now, row=public, revision="扩班，计划增加 40 人。")
    assert (new.edition, new.state, new.plan, new.published) == (2, "draft", 120, False)
    with pytest.raises(rules.StillOpen):
        actions.revise_prospectus(by=cast.qf_school, now=now, row=public, revision="再来一版")
    new = actions.amend_prospectus(by=cast.qf_school, now=now, row=new, values={"plan": 160})
    new = actions.submit_prospectus(by=cast.qf_school, now=now, row=new)
    public.refresh_from_db()
    assert public.published  # the public reads the old one until the new one is agreed to
    new = actions.accept_prospectus(by=cast.qf_reviewer, now=now, row=new)
    new = actions.publish_prospectus(by=cast.qf_school, now=now, row=new)
    public.refresh_from_db()
    assert (public.published, public.state, new.published) == (False, "published", True)


def _register(unit: Any, code: str, nature: str) -> None:
    School.objects.create(
        unit=unit(code), code=code, name="某校", stage="primary", nature=nature, locality="urban"
    )


def _a2() -> Assignment:
    return Assignment.objects.select_related("deliverable", "unit").get(unit=QF, deliverable__code="A2")


def test_a2_waits_for_every_private_school(
    accepted: Prospectus, cast: Cast, now: datetime, unit: Any
) -> None:
    _register(unit, QF_SCHOOL, "private")
    _register(unit, QF_SCHOOL_2, "public")
    with pytest.raises(NotComplete, match="还有 1 所民办学校的简章没有审核公布：清丰县向阳小学"):
        submit_assignment(by=cast.qf_clerk, now=now, row=_a2())
    actions.publish_prospectus(by=cast.qf_school, now=now, row=accepted)
    assert submit_assignment(by=cast.qf_clerk, now=now, row=_a2()).state == "submitted"


def test_a_county_without_private_schools_owes_none(
    campaign: Campaign, cast: Cast, now: datetime, unit: Any
) -> None:
    _register(unit, QF_SCHOOL, "public")
    assert submit_assignment(by=cast.qf_clerk, now=now, row=_a2()).state == "submitted"
