"""户籍, 学籍 and 在校 of a county held together."""

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from enrollment.actions import matching as actions
from enrollment.models import AtSchool, LeftBehind, MatchFinding, StudentStatus
from enrollment.rules import matching as rules
from tests.cast import QF, QF_SCHOOL, QF_SCHOOL_2
from tests.enrollment.matching.conftest import COLUMNS, line, number, workbook, worked
from tests.enrollment.matching.test_findings import FORM
from yangguang.common import clock
from yangguang.tenancy.scope import scope

BORN = date(2015, 5, 12)


def pupil(serial, school=QF_SCHOOL):
    return {
        "unit_id": QF, "name": f"王小{serial}", "sex": "male", "id_number": number(serial),
        "birth_date": BORN, "school_id": school, "grade": "p3",
    }  # fmt: skip


def status(serial, school=QF_SCHOOL, **more):
    with scope("*"):
        return StudentStatus.objects.create(**pupil(serial, school), **more)


def there(serial, school=QF_SCHOOL):
    with scope("*"):
        return AtSchool.objects.create(**pupil(serial, school), counted_on=date(2024, 7, 1))


@pytest.fixture
def compare(cast, django_capture_on_commit_callbacks):
    def run():
        with scope(QF), transaction.atomic():
            found = actions.start_three_way(by=cast.qf_clerk, unit_id=QF, now=clock.now())
        return worked(found.pk)

    return run


def finds(found):
    with scope("*"):
        return sorted(
            (f.kind, (f.status or f.pupil or f.row).name) for f in MatchFinding.objects.filter(round=found)
        )


def test_status_and_school_that_agree_are_no_find(compare):
    status(1)
    there(1)
    assert finds(compare()) == []


@pytest.mark.parametrize(
    ("statuses", "pupils", "kinds"),
    [
        ([QF_SCHOOL], [QF_SCHOOL_2], ["apart"]),
        ([QF_SCHOOL], [], ["hollow"]),
        ([], [QF_SCHOOL], ["no_status"]),
        ([QF_SCHOOL, QF_SCHOOL_2], [QF_SCHOOL], ["twice"]),
        ([QF_SCHOOL, QF_SCHOOL_2], [], ["hollow", "twice"]),
    ],
)
def test_each_contradiction_is_found_once(compare, statuses, pupils, kinds):
    status(9)
    there(9)
    for school in statuses:
        status(1, school)
    for school in pupils:
        there(1, school)
    assert [kind for kind, name in finds(compare()) if name == "王小1"] == kinds


def test_suspended_and_transferred_statuses_are_not_hollow(compare):
    status(1, status="suspended")
    status(2, status="transferred")
    assert finds(compare()) == []


def test_a_child_of_the_household_list_who_is_nowhere_is_found(compare, upload, step):
    status(1)
    there(1)
    infant = line(3, identity=number(3, born=date(2021, 5, 12)))
    step(upload(workbook([line(1), line(2), infant]), kind="household"), "map", **COLUMNS)
    found = compare()
    assert finds(found) == [("nowhere", "王小2")]
    assert found.outcome["counts"]["together"] == [[True, True, True, 1], [True, False, False, 1]]


def test_a_child_who_is_nowhere_is_added_to_the_ledger_the_clerk_names(compare, upload, step, cast, entered):
    step(upload(workbook([line(2), line(4)]), kind="household"), "map", **COLUMNS)
    status(9)
    there(9)
    found = compare()
    entered(4)
    with scope("*"):
        two, four = MatchFinding.objects.filter(round=found).select_related("row").order_by("row__number")
    client = cast.client(cast.qf_clerk)
    add = reverse("enrollment:matching-add", args=[two.pk])
    assert (
        f'href="{add}"'
        in client.get(reverse("enrollment:match-findings-detail", args=[two.pk])).content.decode()
    )
    assert "户籍、学籍和在校名单" in client.get(add).content.decode()
    close = {"confirmed": "1", "outcome": "added", "note": "已走访"}
    refused = client.post("/enrollment/match-findings/verbs/close/", {"row": two.pk, **close})
    assert "请先点“补登入台账”" in refused.content.decode()
    client.post("/enrollment/match-findings/verbs/close/", {"row": four.pk, **close})
    client.post(f"{add}?ledger=enrollment/left-behind", {**FORM, "child__name": "王小2"})
    with scope("*"):
        assert set(MatchFinding.objects.filter(round=found).values_list("outcome", flat=True)) == {"added"}
        assert LeftBehind.objects.filter(child__name="王小2").exists()


def test_the_table_counts_every_child_once(compare):
    status(1)
    there(1)
    status(2)
    there(3)
    assert compare().outcome["counts"]["together"] == [
        [False, True, True, 1],
        [False, True, False, 1],
        [False, False, True, 1],
    ]


def test_nothing_to_compare_is_said(cast):
    with scope(QF), pytest.raises(rules.NothingToCompare):
        actions.start_three_way(by=cast.qf_clerk, unit_id=QF, now=clock.now())


def test_the_page_shows_the_table_and_a_find_becomes_an_issue_of_the_school(cast, compare):
    status(1)
    there(1, QF_SCHOOL_2)
    found = compare()
    client = cast.client(cast.qf_clerk)
    shown = client.get(f"/enrollment/matching/{found.pk}/").content.decode()
    assert "人籍分离" in shown
    assert "还没有比对过户籍名单" in shown
    with scope("*"):
        row = MatchFinding.objects.get()
    detail = client.get(f"/enrollment/match-findings/{row.pk}/").content.decode()
    assert f"unit={QF_SCHOOL_2}&amp;area=student_status" in detail
    assert number(1) not in detail


def test_the_same_number_may_stand_at_two_schools_but_not_twice_at_one(cast):
    status(1)
    answer = cast.client(cast.qf_clerk).post(
        "/enrollment/student-status/add/",
        {
            "name": "王小1", "sex": "male", "id_number": number(1), "birth_date": "2015-05-12",
            "school": QF_SCHOOL, "grade": "p3", "status": "registered",
        },
    )  # fmt: skip
    assert answer.status_code == 422
    assert "本单位已有相同的一行" in answer.content.decode()
