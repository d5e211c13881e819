"""The demo obeys the same rules as everybody."""

from datetime import datetime

import pytest
from django.db.models import F

from campaign.choices import IssueState
from campaign.demo import load_campaign, load_checks_and_issues
from campaign.models import Assignment, Check, Issue, IssueProgress
from campaign.queries.coverage import coverage
from tests.cast import PY, QF, QF_SCHOOL, Cast
from yangguang.accounts.demo import COUNTIES
from yangguang.tenancy.models import Unit


@pytest.mark.slow  # five seconds: it walks every road there is
def test_the_demo_is_plausible(cast: Cast, everywhere: None, now: datetime) -> None:
    counties = [Unit(code=code, name=f"{code}县", level="county") for code in COUNTIES.values()]
    schools = [
        Unit(code=f"{county.code}-314100000{n}", name=f"{county.code}第{n}小学", level="school")
        for county in counties
        for n in range(1, 9)
    ]
    Unit.objects.bulk_create([*counties, *schools], ignore_conflicts=True)
    campaign = load_campaign(now=now)
    people = {user.username: user for user in cast.people.values()}
    load_checks_and_issues(people=people, now=now)

    issues = Issue.objects.all()
    assert all("（演示）" in issue.found for issue in issues)
    assert not IssueProgress.objects.filter(at__gt=now).exists()
    assert not Check.objects.filter(answered_at__gt=now).exists()
    assert {IssueState.CLOSED, IssueState.RECTIFYING} <= set(issues.values_list("state", flat=True))
    assert not issues.filter(closed_by=F("rectified_by")).exists()
    assert all(i.closed_at > i.county_verified_at > i.rectified_at for i in issues.filter(state="closed"))

    by_code = {county.unit.code: county for county in coverage(campaign, (PY,))}
    assert by_code[QF].bureau is not None
    assert by_code[QF].bureau.total.holes == 4, "清丰县 is left to whoever walks the road"
    school = Assignment.objects.get(unit_id=QF_SCHOOL, deliverable__code="I1")
    assert school.state == "returned"
    assert school.submitted_by == cast.qf_school
