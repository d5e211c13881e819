"""What the school register and complaints say about a school that needs attention."""

from datetime import date
from typing import Any

import pytest

from campaign.actions import start_campaign
from campaign.queries.proposals import proposals
from complaints.choices import Outcome, State
from complaints.models import Case
from complaints.queries import often_complained_of
from enrollment.models import School
from enrollment.queries.schools import hot_spots
from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common import clock
from yangguang.tenancy.models import Unit


@pytest.fixture
def hot(cast: Cast, everywhere: None, at: Any) -> School:
    """A hot-spot school of 清丰县."""
    school: School = School.objects.create(
        unit_id=QF_SCHOOL, code=QF_SCHOOL, name="向阳小学", stage="primary", nature="public",
        locality="urban", hot_spot=True,
    )  # fmt: skip
    return school


def test_a_hot_spot_is_proposed_with_its_sign(cast: Cast, hot: School) -> None:
    campaign = start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk="4109"), year=2024)
    assert hot_spots((QF,)) == {QF_SCHOOL}
    assert hot_spots((NL,)) == frozenset()
    lines = proposals(cast.actor(cast.qf_reviewer), campaign, clock.today())
    assert [(line.unit.pk, line.signs) for line in lines] == [(QF_SCHOOL, ["热点学校"])]


def test_three_substantiated_complaints_in_thirty_days_mark_a_school(
    cast: Cast, everywhere: None, at: Any
) -> None:
    days = {QF_SCHOOL: ["2024-07-01", "2024-07-02", "2024-07-12"], QF_SCHOOL_2: ["2024-06-01"] * 3}
    for code, received in days.items():
        for at_, day in enumerate(received):
            Case.objects.create(
                unit_id=QF, about_id=code, number=f"{code[-1]}{at_}", secret_hash=f"{code}{at_}",
                kind="report", channel="web", state=State.CLOSED, outcome=Outcome.PARTLY, reply="已查实",
                replied_at=clock.now(), closed_at=clock.now(), handler=cast.qf_handler,
                received_on=date.fromisoformat(day), accept_by=date(2024, 7, 31), reply_by=date(2024, 7, 31),
            )  # fmt: skip
    assert often_complained_of((QF,)) == {QF_SCHOOL}
