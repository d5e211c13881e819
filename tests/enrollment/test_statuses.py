"""一人一籍, 籍随人走: registration by school, statuses that stand twice or apart, who goes on to 初中."""

from datetime import date

import pytest

from enrollment.models import AtSchool, StudentStatus
from enrollment.queries.statuses import Counts, progress
from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2
from tests.enrollment.matching.conftest import number
from yangguang.tenancy.scope import scope

pytestmark = pytest.mark.django_db


def held(serial, *, status="registered", school=QF_SCHOOL, grade="p1", unit=QF):
    with scope("*"):
        return StudentStatus.objects.create(
            unit_id=unit, name=f"王小{serial}", sex="male", id_number=number(serial),
            birth_date=date(2015, 5, 12), school_id=school, grade=grade, status=status,
        )  # fmt: skip


def counted(serial, school=QF_SCHOOL):
    with scope("*"):
        AtSchool.objects.create(
            unit_id=QF, name=f"王小{serial}", sex="male", id_number=number(serial),
            birth_date=date(2015, 5, 12), school_id=school, grade="p1", counted_on=date(2024, 7, 1),
        )  # fmt: skip


def county(code=QF):
    with scope(code):
        ((_, counts),) = progress([code], by_school=False)
    return counts


def test_entrants_expected_and_registered(cast):
    held(1)
    held(2, status="expected")
    held(3, grade="p4")  # no entrant
    held(4, status="suspended", grade="p4")
    assert county() == Counts(expected=1, registered=1, suspended=1)
    page = " ".join(cast.client(cast.qf_clerk).get("/enrollment/status/").content.decode().split())
    assert "50%" in page.replace(" ", "") or "50.0%" in page.replace(" ", "")


def test_every_figure_of_the_progress_opens_exactly_its_rows(cast):
    for serial in (1, 2):
        held(serial)
    held(3, status="expected")
    held(4, grade="p4")  # no entrant
    held(5, status="graduated", grade="p6")
    client = cast.client(cast.qf_clerk)
    page = client.get("/enrollment/status/").content.decode()
    for name, rows in (("registered", 2), ("expected", 1), ("graduated", 1)):
        assert f"preset={name}" in page
        found = client.get(f"/enrollment/student-status/?preset={name}").content.decode()
        assert f"共 {rows} 条" in found


def test_one_number_at_two_schools_stands_twice(cast):
    held(1)
    held(1, school=QF_SCHOOL_2)
    assert county().twice == 2


@pytest.mark.parametrize("status", ["expected", "transferred", "graduated"])
def test_a_status_to_come_or_gone_is_no_second_one(cast, status):
    held(1)
    held(1, school=QF_SCHOOL_2, status=status)
    assert county().twice == 0


def test_the_child_at_another_school_than_its_status_is_apart(cast):
    held(1)
    counted(1, school=QF_SCHOOL_2)
    held(2)
    counted(2)
    assert county().apart == 1


def test_who_left_primary_school_and_is_expected_nowhere_is_named(cast):
    held(1, status="graduated", grade="p6")
    held(2, status="graduated", grade="p6")
    held(2, status="expected", grade="j1", school=QF_SCHOOL_2)
    counts = county()
    assert (counts.graduated, counts.unconnected, counts.connected) == (2, 1, 1)
    page = cast.client(cast.qf_clerk).get("/enrollment/student-status/?preset=unconnected").content.decode()
    assert "王小1" in page
    assert "王小2" not in page


def test_the_city_sees_that_a_graduate_went_on_in_another_county(cast):
    held(1, status="graduated", grade="p6")
    held(1, status="registered", grade="j1", unit=NL, school="410923-3141000001")
    assert county().unconnected == 1
    with scope("4109"):
        lines = {unit.pk: counts for unit, counts in progress(["4109"], by_school=False)}
    assert lines[QF].unconnected == 0


def test_a_county_sees_its_schools_and_not_another_countys(cast):
    held(1)
    held(2, school=QF_SCHOOL_2)
    client = cast.client(cast.qf_clerk)
    assert "清丰县育才中学（虚构）" in client.get("/enrollment/status/").content.decode()
    assert client.get(f"/enrollment/status/?unit={NL}").status_code == 404
