"""What 清丰县 handed in with the seat table (I4) is locked at every door; children go on being counted."""

import pytest
from django.urls import reverse

from campaign.actions import return_assignment, start_campaign, submit_assignment
from campaign.contents import lock_for
from campaign.models import Assignment
from campaign.queries.submissions import markable
from enrollment.actions import seats as actions
from enrollment.ledgers.seats import SeatPlanLedger
from enrollment.models import Demand, School, SeatPlan
from tests.cast import PY, QF, QF_SCHOOL
from tests.enrollment.test_seats import children, plan, sheet
from yangguang.common import clock
from yangguang.ledgers.resource import LedgerResource
from yangguang.ledgers.workbooks.reading import read
from yangguang.tenancy.models import Unit


@pytest.fixture
def handed_in(cast, everywhere) -> SeatPlan:
    """清丰县 handed in I4: its count of children and the plan of its school."""
    start_campaign(by=None, now=clock.now(), city=Unit.objects.get(pk=PY), year=2024)
    School.objects.create(
        unit_id=QF_SCHOOL, code=QF_SCHOOL, name="清丰县向阳小学（虚构）", stage="primary", nature="public",
        locality="urban",
    )  # fmt: skip
    row = plan()
    children(100)
    owed = Assignment.objects.get(unit=QF, deliverable__code="I4")
    submit_assignment(by=cast.qf_clerk, now=clock.now(), row=owed)
    return row


def test_children_that_were_handed_in_are_locked_and_a_later_count_is_a_new_row(handed_in, cast):
    clerk, row = cast.client(cast.qf_clerk), Demand.objects.get()
    assert clerk.get(reverse("enrollment:demands-edit", args=[row.pk])).status_code == 423
    url = f"/api/v1/enrollment/demands/{row.pk}/"
    said = clerk.patch(url, {"household": 50}, content_type="application/json", headers={"If-Match": "1"})
    assert (said.status_code, said.json()["code"]) == (423, "LOCKED")
    given = {
        "unit": QF, "year": "2024", "grade": "p1", "locality": "urban", "household": "90", "source": "police",
        "as_of": "2024-07-10",
    }  # fmt: skip
    assert clerk.post(reverse("enrollment:demands-add"), given).status_code == 302


def test_a_plan_that_was_handed_in_is_locked_for_its_school_too_and_children_are_still_counted(
    handed_in, cast
):
    client, url = cast.client(cast.qf_school), f"/api/v1/enrollment/seat-plans/{handed_in.pk}/"
    sent = {"content_type": "application/json", "headers": {"If-Match": "1"}}
    said = client.patch(url, {"planned_classes": 9}, **sent)
    assert (said.status_code, said.json()["code"]) == (423, "LOCKED")
    assert "学位供需分析预警表" in said.json()["detail" if "detail" in said.json() else "message"]
    assert client.patch(url, {"enrolled": 80, "actual_classes": 2}, **sent).status_code == 200


def test_the_review_of_the_seat_table_shows_its_rows_and_what_is_marked_opens(handed_in, cast):
    owed = Assignment.objects.get(unit=QF, deliverable__code="I4")
    page = cast.client(cast.py_reviewer).get(reverse("campaign:assignments-review", args=[owed.pk]))
    html = page.content.decode()
    assert "适龄人口台账" in html
    assert "学位计划台账" in html
    key = next(
        line.key for group in markable(owed) for line in group.lines if line.subject_id == handed_in.pk
    )
    return_assignment(
        by=cast.py_reviewer, now=clock.now(), row=owed, marks={key: "班数与核定不符"}, reason="请核对"
    )
    actions.amend_seats(by=cast.qf_school, row=handed_in, values={"planned_classes": 3}, now=clock.now())
    assert lock_for(Demand.objects.get()) is not None


def test_an_import_marks_the_rows_that_are_locked_before_anything_is_written(handed_in, cast, tmp_path):
    path, school = tmp_path / "学位.xlsx", Unit.objects.get(pk=QF_SCHOOL).name
    rows = [(school, year, "一年级", 9, 45, 405, "教育局核定", "2024-06-05") for year in ("2024", "2025")]
    path.write_bytes(sheet(*rows).getvalue())
    resource = LedgerResource(SeatPlanLedger(), cast.actor(cast.qf_clerk), clock.now())
    result = resource.import_data(read(path, path.name), dry_run=True)
    assert [(fault.row, "学位供需分析预警表" in fault.message) for fault in result.faults] == [(2, True)]
    assert result.counts == {"new": 1, "changed": 0, "unchanged": 0, "wrong": 1}
    assert list(SeatPlan.objects.values_list("year", "planned_classes")) == [(2024, 2)]
    resource.write(result, lambda done, total: None)  # the good rows only, as the clerk confirms them
    assert set(SeatPlan.objects.values_list("year", "planned_classes")) == {(2024, 2), (2025, 9)}
