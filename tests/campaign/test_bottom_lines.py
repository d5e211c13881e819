"""三条底线: what touches stability, safety or integrity is red on the dashboard until it is over."""

import pytest

from campaign.actions import amend_issue, open_issue
from campaign.actions.opinion import open_incident
from campaign.choices import Source
from campaign.models import Campaign, Incident
from campaign.rules import NotYoursToAmend
from tests.cast import NL, PY, QF, QF_SCHOOL
from yangguang.common import clock
from yangguang.tenancy.models import Unit


def found(campaign, unit=QF_SCHOOL, **more):
    given = {"area": "policy", "source": Source.INSPECTION, "found": "现场秩序混乱（虚构）"} | more
    return open_issue(by=None, now=clock.now(), campaign=campaign, unit=Unit.objects.get(pk=unit), **given)


def incident(unit=QF, **more):
    facts = {"title": "家长聚集（虚构）", "level": "ordinary", "seen_at": "校门口", "facts": "约十人。"}
    return open_incident(
        by=None, unit_id=unit, values=facts | {"found_on": clock.today()} | more, now=clock.now()
    )


def test_an_issue_takes_the_line_of_its_item_and_another_when_it_is_named(campaign):
    item = campaign.items.exclude(lines="").first()
    assert found(campaign, item=item, area=item.area).lines == item.lines
    assert found(campaign, item=item, area=item.area, lines="safety").lines == "safety"


def test_a_school_does_not_take_the_mark_off_what_others_found(campaign, cast):
    row = found(campaign, lines="safety")
    with pytest.raises(NotYoursToAmend):
        amend_issue(by=cast.qf_school, now=clock.now(), row=row, values={"lines": ""})


def test_the_dashboard_counts_open_issues_and_incidents_by_line(campaign, cast):
    found(campaign, lines="stability")
    found(campaign, unit=NL, lines="stability")
    found(campaign)
    incident(lines="safety")
    page = cast.client(cast.py_reviewer).get("/dashboard/")
    counts = {line.value: (line.issues, line.incidents) for line in page.context["panels"].lines}
    assert counts == {"stability": (2, 0), "safety": (0, 1), "integrity": (0, 0)}
    text = page.content.decode()
    assert f"/campaign/issues/?unit={PY}&amp;lines=stability&amp;preset=open" in text
    assert "未触及" in text


def test_the_figure_opens_the_rows_it_counts(campaign, cast):
    row = found(campaign, lines="stability")
    other = found(campaign, lines="integrity")
    text = cast.client(cast.py_reviewer).get(
        "/campaign/issues/", {"unit": PY, "lines": "stability", "preset": "open"}
    )
    assert row.number in text.content.decode()
    assert other.number not in text.content.decode()


def test_what_is_over_is_red_no_more(campaign, cast):
    row = incident(lines="safety")
    Incident.objects.filter(pk=row.pk).update(state="closed", conclusion="已平息")
    page = cast.client(cast.py_reviewer).get("/dashboard/")
    assert all(not line.incidents for line in page.context["panels"].lines)


def test_last_years_incident_is_not_this_campaigns(campaign, cast):
    starts, ends = (day.replace(year=day.year - 1) for day in (campaign.starts, campaign.ends))
    Campaign.objects.create(
        unit=campaign.unit, year=starts.year, title="上一年", starts=starts, ends=ends, template_version="-"
    )
    incident(lines="safety", found_on=starts)
    page = cast.client(cast.py_reviewer).get("/dashboard/")
    assert all(not line.incidents for line in page.context["panels"].lines)
