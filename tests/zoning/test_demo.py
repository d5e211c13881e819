"""The invented zones, their planted faults, and that loading them twice changes nothing."""

import pytest

from enrollment.demo import SCHOOLS, load_schools
from yangguang.common import clock
from yangguang.tenancy.models import Unit
from zoning.choices.adjustments import AdjustmentState
from zoning.choices.checks import Check, Weight
from zoning.demo import load_rooms
from zoning.models import Adjustment, Place, Zone
from zoning.queries.checks import findings, plan_of

pytestmark = pytest.mark.django_db


def test_every_demo_zone_is_published_and_the_planted_faults_are_found(everywhere, cast):
    for county in SCHOOLS:
        Unit.objects.get_or_create(pk=county, defaults={"name": county, "level": "county"})
    load_schools(now=clock.now())
    load_rooms(people={}, now=clock.now())
    zones, adjustments = Zone.objects.count(), Adjustment.objects.count()
    load_rooms(people={}, now=clock.now())
    assert (Zone.objects.count(), Adjustment.objects.count()) == (zones, adjustments)
    assert not Zone.objects.exclude(name__endswith="（演示）").exists()
    assert {row.state for row in Adjustment.objects.all()} == set(AdjustmentState.values)
    assert Place.objects.filter(kind="township").exists()
    found = {
        (county, stage): [each.check for each in findings(plan_of(county, stage, 2024))]
        for county in ("410902", "410922")
        for stage in ("primary", "junior")
    }
    assert found["410922", "primary"].count(Check.PARTIAL) == 1
    assert found["410902", "primary"].count(Check.HOLE) == 1
    others = [check for checks in found.values() for check in checks]
    assert sorted(set(others)) == sorted({Check.PARTIAL, Check.HOLE}), others
    assert Weight.WRONG not in others
