"""Meetings: recorded with minutes, in time or late; which schools' heads a group talk reached."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from campaign import actions as campaign_actions
from campaign.actions import meetings as actions
from campaign.models import Assignment, Campaign, Meeting
from campaign.queries.meetings import mobilised, on_time, talk_coverage
from campaign.rules import NotComplete
from campaign.rules import meetings as rules
from tests.cast import NL_SCHOOL, QF, QF_SCHOOL, QF_SCHOOL_2, Cast
from yangguang.common.refusals import Locked, Refusal
from yangguang.evidence.actions import attach
from yangguang.tenancy.models import Unit

Recorded = Callable[..., Meeting]


@pytest.fixture
def recorded(cast: Cast, campaign: Campaign, now: datetime) -> Recorded:
    """``recorded(kind="group_talk")``: a meeting 清丰县 held."""

    def make(code: str = QF, **more: Any) -> Meeting:
        values = {
            "kind": "mobilisation", "topic": "动员部署会", "held_on": date(2024, 5, 30),
            "place": "会议室", "chair": "张局长",
            "expected": 60, "present": 58, "minutes": "学习方案，部署工作（虚构）。", **more,
        }  # fmt: skip
        return actions.record_meeting(
            by=cast.qf_clerk, now=now, unit=Unit.objects.get(pk=code), values=values
        )

    return make


@pytest.fixture
def owed(campaign: Campaign) -> Assignment:
    """What 清丰县 owes: its mobilisation."""
    found: Assignment = Assignment.objects.get(unit_id=QF, deliverable__code="M3")
    return found


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"held_on": date(2024, 7, 13)}, rules.MeetingInTheFuture),
        ({"present": 61}, rules.TooManyPresent),
    ],
)
def test_a_record_that_cannot_be_true_is_refused(
    recorded: Recorded, more: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        recorded(**more)


@pytest.mark.parametrize(
    ("kind", "day", "verdict"),
    [
        ("mobilisation", date(2024, 5, 31), True),
        ("mobilisation", date(2024, 6, 3), False),
        ("training", date(2024, 6, 3), None),
    ],
)
def test_a_mobilisation_is_in_time_within_phase_one(
    recorded: Recorded, kind: str, day: date, verdict: bool | None
) -> None:
    assert on_time(recorded(kind=kind, held_on=day)) is verdict


def test_the_mobilisation_is_handed_in_when_its_minutes_are_there(
    cast: Cast, owed: Assignment, recorded: Recorded, now: datetime, paper: Any
) -> None:
    assert not mobilised(owed).done
    recorded(kind="training")
    meeting = recorded(minutes="")
    assert "还没有纪要" in mobilised(owed).text
    with pytest.raises(NotComplete):
        campaign_actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed)
    attach(by=cast.qf_clerk, subject=meeting, upload=paper("纪要.pdf"), kind="会议纪要", now=now)
    assert mobilised(owed).done
    assert campaign_actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed).state == "submitted"


def test_a_mobilisation_that_was_handed_in_is_locked_and_later_meetings_are_not(
    cast: Cast, owed: Assignment, recorded: Recorded, now: datetime
) -> None:
    meeting = recorded()
    campaign_actions.submit_assignment(by=cast.qf_clerk, now=now, row=owed)
    clerk = cast.client(cast.qf_clerk)
    assert clerk.get(reverse("campaign:meetings-edit", args=[meeting.pk])).status_code == 423
    with pytest.raises(Locked, match="召开动员部署会"):
        actions.take_attendance(by=cast.qf_clerk, now=now, meeting=meeting, present={QF_SCHOOL: "王校长"})
    talk = recorded(kind="group_talk", topic="集体谈话会")
    assert clerk.get(reverse("campaign:meetings-edit", args=[talk.pk])).status_code == 200
    review = cast.client(cast.py_reviewer).get(reverse("campaign:assignments-review", args=[owed.pk]))
    assert "动员部署会" in review.content.decode()


def test_minutes_may_be_written_instead_of_uploaded(owed: Assignment, recorded: Recorded) -> None:
    recorded()
    assert mobilised(owed).done


def test_a_group_talk_covers_the_schools_whose_heads_came(
    cast: Cast, campaign: Campaign, recorded: Recorded, now: datetime
) -> None:
    talk = recorded(kind="group_talk", topic="集体谈话会")
    actions.take_attendance(by=cast.qf_clerk, now=now, meeting=talk, present={QF_SCHOOL: "王校长"})
    line = next(line for line in talk_coverage(campaign, (QF,)) if line.unit.pk == QF)
    assert (line.schools, line.covered, [unit.pk for unit in line.missing]) == (2, 1, [QF_SCHOOL_2])
    other = recorded()
    actions.take_attendance(by=cast.qf_clerk, now=now, meeting=other, present={QF_SCHOOL_2: ""})
    assert talk_coverage(campaign, (QF,))[0].covered == 1


def test_attendance_is_of_the_own_schools_and_can_be_taken_back(
    cast: Cast, recorded: Recorded, now: datetime
) -> None:
    talk = recorded(kind="group_talk")
    with pytest.raises(rules.NotOneOfYourSchools):
        actions.take_attendance(by=cast.qf_clerk, now=now, meeting=talk, present={NL_SCHOOL: ""})
    for present in ({QF_SCHOOL: "", QF_SCHOOL_2: "李校长"}, {QF_SCHOOL_2: "赵校长"}):
        actions.take_attendance(by=cast.qf_clerk, now=now, meeting=talk, present=present)
    assert [(row.school_id, row.who) for row in talk.attendance.all()] == [(QF_SCHOOL_2, "赵校长")]


def test_the_clerk_ticks_the_schools_on_a_page(cast: Cast, recorded: Recorded) -> None:
    talk = recorded(kind="group_talk")
    url = reverse("campaign:meetings-attendance", args=[talk.pk])
    browser = cast.client(cast.qf_clerk)
    assert "清丰县育才中学" in browser.get(url).content.decode()
    browser.post(url, {"school": [QF_SCHOOL], f"who-{QF_SCHOOL}": "王校长"})
    detail = browser.get(reverse("campaign:meetings-detail", args=[talk.pk])).content.decode()
    assert "王校长" in detail
    assert cast.client(cast.nl_clerk).get(url).status_code == 404


def test_the_form_refuses_more_present_than_expected(cast: Cast, campaign: Campaign) -> None:
    answers = {
        "unit": QF, "topic": "部署会", "kind": "deployment", "held_on": "2024-06-03", "place": "会议室",
        "chair": "张局长", "expected": "10", "present": "11",
    }  # fmt: skip
    response = cast.client(cast.qf_clerk).post("/campaign/meetings/add/", answers)
    assert response.status_code == 422
    assert "实到人数不能多于应到人数" in response.content.decode()
