"""The same child in two counties: the city sees both, a county learns that there is one, no more."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from enrollment.actions import duplicates as actions
from enrollment.models import DuplicateChild, DuplicateNotice
from enrollment.rules import matching as rules
from tests.cast import NL, NL_SCHOOL, PY, QF
from tests.enrollment.matching.conftest import number
from yangguang.common import clock
from yangguang.tenancy.scope import scope

CITY = "/enrollment/duplicates/"
COUNTY = "/enrollment/duplicate-notices/"
SECRETS = ("南乐", "410923", "王另名", "明德小学")


@pytest.fixture
def twice(cast, entered):
    """Boy 1 in 清丰县, and under another name at a school of 南乐县."""
    entered(1)
    entered(2)
    entered(1, name="王另名", unit=NL, school=NL_SCHOOL)
    with scope(PY):
        assert actions.find_duplicates(city=PY, now=clock.now()) == 1
        return DuplicateChild.objects.get()


def notice(unit):
    with scope("*"):
        return DuplicateNotice.objects.get(unit_id=unit)


def resolve(cast, row, outcome, keeper=""):
    with scope(PY):
        actions.resolve_duplicate(
            by=cast.py_reviewer, now=clock.now(), row=row, outcome=outcome, note="两县核对", keeper=keeper
        )


def test_the_city_sees_both_sides_masked(cast, twice):
    client = cast.client(cast.py_reviewer)
    shown = client.get(f"{CITY}{twice.pk}/").content.decode()
    for text in ("清丰县", "南乐县", "王小1", "王另名", "农村留守儿童台账", "明德小学"):
        assert text in shown
    assert number(1) not in shown
    assert "清丰县、南乐县" in client.get(CITY).content.decode()


@pytest.mark.parametrize("resolved", [False, True])
def test_no_page_api_or_export_of_a_county_says_where(cast, twice, resolved):
    if resolved:
        resolve(cast, twice, "same", keeper=NL)
    row = notice(QF)
    client = cast.client(cast.qf_clerk)
    addresses = (
        COUNTY, f"{COUNTY}{row.pk}/", f"{COUNTY}export/?format=csv", "/api/v1/enrollment/duplicate-notices/",
        f"/api/v1/enrollment/duplicate-notices/{row.pk}/", "/desk/", "/enrollment/matching/", CITY,
        "/api/v1/enrollment/duplicates/", f"{CITY}export/?format=csv",
    )  # fmt: skip
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        said = body.decode(errors="replace").replace("清丰县、南乐县", "")
        assert not [secret for secret in SECRETS if secret in said], address


def test_a_county_opens_neither_the_citys_row_nor_the_neighbours(cast, twice):
    client = cast.client(cast.qf_clerk)
    assert client.get(f"{CITY}{twice.pk}/").status_code == 404
    assert client.get(f"{CITY}{twice.pk}/resolve/").status_code == 403
    assert client.get(f"{COUNTY}{notice(NL).pk}/").status_code == 404


def test_the_database_itself_hides_the_other_side(twice):
    with scope(QF):
        assert not DuplicateChild.objects.exists()
        assert DuplicateNotice.objects.count() == 1
        with pytest.raises(ObjectDoesNotExist):
            DuplicateNotice.objects.get(unit_id=NL)


def test_looking_again_finds_nothing_new(twice):
    with scope(PY):
        assert actions.find_duplicates(city=PY, now=clock.now()) == 0


def test_each_county_is_told_what_to_do_with_its_own(cast, twice):
    resolve(cast, twice, "same", keeper=NL)
    assert notice(NL).advice == "keep"
    assert notice(QF).advice == "remove"
    assert "移出" in cast.client(cast.qf_clerk).get(COUNTY).content.decode()


def test_two_children_with_one_number_are_both_to_be_checked(cast, twice):
    resolve(cast, twice, "different")
    assert {notice(QF).advice, notice(NL).advice} == {"check"}


def test_one_keeps_it_only_if_it_registered_the_child(cast, twice):
    with pytest.raises(rules.KeeperMissing):
        resolve(cast, twice, "same", keeper="410902")


def test_what_is_decided_is_decided_once(cast, twice):
    resolve(cast, twice, "both")
    with pytest.raises(rules.AlreadyResolved):
        resolve(cast, twice, "different")


def test_the_database_resolves_nothing_without_an_outcome(twice):
    with scope(PY), pytest.raises(IntegrityError, match="duplicate_resolved"), transaction.atomic():
        DuplicateChild.objects.update(state="resolved")


def test_the_city_decides_on_the_page(cast, twice):
    client = cast.client(cast.py_reviewer)
    answer = client.post(f"{CITY}{twice.pk}/resolve/", {"outcome": "same", "note": "核对"})
    assert answer.status_code == 422
    assert "请选择登记了该儿童的哪个县（区）保留" in answer.content.decode()
    answer = client.post(f"{CITY}{twice.pk}/resolve/", {"outcome": "same", "note": "核对", "keeper": QF})
    assert answer.status_code == 302
    assert notice(QF).advice == "keep"


def test_a_county_reviewer_does_not_look_for_duplicates(cast, entered):
    entered(1)
    entered(1, unit=NL)
    cast.client(cast.qf_reviewer).post(f"{CITY}look/")
    with scope("*"):
        assert not DuplicateChild.objects.exists()
