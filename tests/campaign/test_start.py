"""Starting a campaign: what is loaded and who owes what."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from campaign.actions import owe_deliverables, start_campaign
from campaign.actions.start import NotACity
from campaign.models import Assignment, Campaign
from campaign.queries.campaigns import current_campaign
from tests.cast import NL, PY, QF, QF_SCHOOL, Cast
from yangguang.tenancy.actions import register_school_unit
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope


def test_the_campaign_of_2024_has_four_phases_53_items_and_21_deliverables(campaign: Campaign) -> None:
    assert [(p.number, p.starts, p.ends) for p in campaign.phases.all()] == [
        (1, date(2024, 5, 28), date(2024, 5, 31)),
        (2, date(2024, 6, 1), date(2024, 6, 10)),
        (3, date(2024, 6, 11), date(2024, 9, 30)),
        (4, date(2024, 10, 1), date(2024, 10, 20)),
    ]
    assert campaign.items.count() == 53
    assert campaign.deliverables.count() == 21


def test_each_level_owes_its_own(campaign: Campaign) -> None:
    def owed(code: str) -> list[str]:
        rows = Assignment.objects.filter(unit_id=code).values_list("deliverable__code", flat=True)
        return sorted(set(rows))

    assert owed(PY) == ["A4", "I3", "M1", "M3", "S2"]
    assert owed(QF_SCHOOL) == ["A6", "I1", "I2", "M6"]
    assert len(owed(QF)) == 18
    assert Assignment.objects.filter(unit_id=QF, deliverable__code="A1").count() == 16
    assert Assignment.objects.filter(unit_id=QF, deliverable__code="A5").count() == 4


def test_an_assignment_knows_the_day_of_the_plan_and_the_day_it_is_due(campaign: Campaign) -> None:
    checklist = Assignment.objects.get(unit_id=QF, deliverable__code="I1")
    assert (checklist.nominal_due_on, checklist.due_on) == (date(2024, 6, 10), date(2024, 6, 7))


def test_starting_twice_adds_nothing_but_what_is_missing(
    campaign: Campaign, now: datetime, unit: Callable[[str], Unit]
) -> None:
    before = Assignment.objects.count()
    again = start_campaign(by=None, now=now, city=unit(PY), year=2024)
    assert again == campaign
    assert Assignment.objects.count() == before
    register_school_unit(code=f"{NL}-3141000009", name="南乐县新建小学（虚构）")
    start_campaign(by=None, now=now, city=unit(PY), year=2024)
    assert Assignment.objects.count() == before + 4


def test_a_school_registered_later_owes_at_once(campaign: Campaign, now: datetime) -> None:
    school = register_school_unit(code=f"{NL}-3141000009", name="南乐县新建小学（虚构）")
    made = owe_deliverables(by=None, now=now, campaign=campaign, units=[school])
    assert {a.deliverable.code for a in made} == {"M6", "I1", "I2", "A6"}
    assert owe_deliverables(by=None, now=now, campaign=campaign, units=[school]) == []


def test_only_a_city_starts_a_campaign(
    everywhere: None, cast: Cast, now: datetime, unit: Callable[[str], Unit]
) -> None:
    with pytest.raises(NotACity):
        start_campaign(by=None, now=now, city=unit(QF), year=2024)


def test_counties_and_parents_read_the_campaign_but_cannot_write_it(campaign: Campaign) -> None:
    for codes in ((QF,), (QF_SCHOOL,), ()):
        with scope(*codes):
            assert current_campaign(QF) == campaign
            assert campaign.items.count() == 53
    with scope(QF):
        assert Campaign.objects.filter(pk=campaign.pk).update(title="改名") == 0
        assert campaign.items.update(text="改题") == 0


def test_the_current_campaign_is_that_of_the_city_above(campaign: Campaign) -> None:
    assert current_campaign(QF_SCHOOL) == current_campaign(PY) == current_campaign("41") == campaign
    assert current_campaign("4101") is None
    assert current_campaign("") is None
