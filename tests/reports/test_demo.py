"""The demo's reports come out of the same actions and leave the newest county to the visitor."""

import pytest

from campaign.actions import start_campaign
from reports.choices import State
from reports.demo import NEWEST, load_filings
from reports.models import Filing, FilingDocument
from tests.cast import PY, QF
from yangguang.accounts.demo import load_people
from yangguang.tenancy.models import Unit


@pytest.fixture
def loaded(world, at):
    for code in NEWEST:
        Unit.objects.get_or_create(code=code, defaults={"name": f"单位{code}", "level": "county"})
    at("2024-07-12")
    start_campaign(by=None, now=world.now, city=Unit.objects.get(pk=PY), year=2024)
    load_filings(people=load_people(now=world.now), now=world.now)
    return world


def test_every_state_is_on_show_one_county_is_left_to_the_visitor_and_no_pdf_delays_the_start(loaded):
    newest = Filing.objects.filter(ordinal=5).last_editions()
    states = dict(newest.values_list("unit_id", "state"))
    assert states[QF] == State.DRAFT
    assert not newest.get(unit_id=QF).work_done
    assert set(states.values()) == {"draft", "checked", "signed", "submitted", "accepted"}
    assert Filing.objects.filter(ordinal=5, state=State.RETURNED).count() == 1
    handed_in = Filing.objects.filter(unit_id=PY, state=State.SUBMITTED)
    assert set(handed_in.values_list("ordinal", flat=True)) == {1, 2, 3, 4}
    assert FilingDocument.objects.count() > 30
    assert not FilingDocument.objects.exclude(sha256="").exists()
