"""Pledges: a roster, coverage with the holes named, M6."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign import actions as campaign_actions
from campaign.actions import pledges as actions
from campaign.completion import completion_of
from campaign.ledgers.pledges import PledgeLedger
from campaign.models import Assignment, Campaign, Pledge
from campaign.queries.pledges import pledge_coverage
from campaign.rules import pledges as rules
from campaign.rules import refusals
from tests.cast import NL, PY, QF, QF_SCHOOL, QF_SCHOOL_2, Cast

LIST = "/campaign/pledges/"


@pytest.fixture
def person(campaign: Campaign) -> Any:
    """``person("张明", QF_SCHOOL, signed="2024-05-30")``."""

    def make(name: str, code: str = QF_SCHOOL, signed: str = "") -> Pledge:
        day = date.fromisoformat(signed) if signed else None
        return Pledge.objects.create(
            unit_id=code,
            name=name,
            post="教师",
            signed_on=day,
            text_version=rules.TEXT_VERSION if day else "",
        )

    return make


@pytest.fixture
def owed(campaign: Campaign) -> Assignment:
    return Assignment.objects.get(unit_id=QF_SCHOOL, deliverable__code="M6")


def test_a_roster_is_typed_by_the_school_and_hidden_from_another_county(cast: Cast, person: Any) -> None:
    school = cast.client(cast.qf_school)
    form = {"name": "张明", "post": "校长", "signed_on": "2024-05-30", "text_version": "2024 年版"}
    assert school.post(f"{LIST}add/", form).status_code == 302
    row = Pledge.objects.get()
    assert row.unit_id == QF_SCHOOL
    assert (
        cast.client(cast.nl_clerk).get(reverse("campaign:pledges-detail", args=[row.pk])).status_code == 404
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"signed_on": "2024-07-13"}, "签订日期不能晚于今天"),
        ({"text_version": ""}, "请写明承诺书文本"),
    ],
)
def test_the_form_refuses(cast: Cast, campaign: Campaign, given: dict[str, str], sentence: str) -> None:
    form = {"name": "张明", "post": "校长", "signed_on": "2024-05-30", "text_version": "2024 年版", **given}
    answer = cast.client(cast.qf_school).post(f"{LIST}add/", form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_database_wants_the_text_of_a_signature(person: Any) -> None:
    row = person("张明")
    with pytest.raises(IntegrityError, match="pledge_signed_names_its_text"), transaction.atomic():
        Pledge.objects.filter(pk=row.pk).update(signed_on=date(2024, 6, 1))


def test_many_are_signed_at_once_and_nobody_twice(cast: Cast, person: Any) -> None:
    rows = [person("张明"), person("李芳"), person("王强", signed="2024-05-30")]
    data = {
        "row": [str(row.pk) for row in rows],
        "confirmed": "1",
        "signed_on": "2024-07-01",
        "text_version": "新",
    }
    answer = cast.client(cast.qf_school).post(reverse("campaign:pledges-verb", args=["sign"]), data)
    assert answer.status_code == 200  # two done, one explained
    assert Pledge.objects.signed().filter(signed_on=date(2024, 7, 1)).count() == 2


def test_a_signature_of_tomorrow_is_refused(person: Any, now: datetime) -> None:
    with pytest.raises(rules.SignedInTheFuture):
        actions.sign_pledge(by=None, now=now, row=person("张明"), signed_on=date(2024, 7, 13))


def test_coverage_names_who_has_not_signed_and_who_has_no_roster(person: Any) -> None:
    person("张明", signed="2024-05-30")
    person("李芳")
    person("赵局长", QF, signed="2024-05-30")
    county = next(each for each in pledge_coverage((PY,)) if each.unit.pk == QF)
    assert (county.signed, county.total, county.without_roster) == (2, 3, 1)
    assert [line.unit.pk for line in county.holes] == [QF_SCHOOL, QF_SCHOOL_2]
    assert county.holes[0].missing == ["李芳（教师）"]


def test_the_page_of_coverage_shows_the_own_units_only(cast: Cast, person: Any) -> None:
    person("李芳")
    url = reverse("campaign:pledges-coverage")
    assert "李芳（教师）" in cast.client(cast.qf_clerk).get(url).content.decode()
    assert "李芳" not in cast.client(cast.nl_clerk).get(url).content.decode()
    assert NL not in cast.client(cast.qf_school).get(url).content.decode()


def test_coverage_takes_two_queries(person: Any, django_assert_num_queries: Any) -> None:
    person("张明")
    with django_assert_num_queries(2):
        pledge_coverage((PY,))


def test_m6_is_complete_when_everybody_on_the_roster_signed(
    owed: Assignment, person: Any, now: datetime
) -> None:
    def said() -> tuple[bool, str]:
        found = completion_of(owed)
        assert found is not None
        return found.done, found.text

    assert said() == (False, "还没有登记招生工作人员名册，请先逐人登记。")
    row = person("李芳")
    assert said()[0] is False
    assert "李芳" in said()[1]
    with pytest.raises(refusals.Refusal):
        campaign_actions.submit_assignment(by=None, now=now, row=owed)
    actions.sign_pledge(by=None, now=now, row=row, signed_on=date(2024, 7, 1))
    assert said()[0] is True


def test_what_was_handed_in_is_locked_and_new_people_may_come(
    cast: Cast, owed: Assignment, person: Any, now: datetime
) -> None:
    row = person("李芳", signed="2024-05-30")
    campaign_actions.submit_assignment(by=cast.qf_school, now=now, row=owed)
    assert PledgeLedger().locked(row) is not None
    assert PledgeLedger().closed_to_new(QF_SCHOOL) is None
    edit = reverse("campaign:pledges-edit", args=[row.pk])
    assert cast.client(cast.qf_school).get(edit).status_code == 423
