"""At the end of its term a child's data is gone everywhere, and only then (C25; decision 0030)."""

from datetime import date

import pytest

from enrollment.choices.retention import Kept
from enrollment.models import (
    Applicant,
    AtSchool,
    Child,
    FollowUp,
    LeftBehind,
    LegalHold,
    Lottery,
    MatchFinding,
    MatchRow,
    RetentionTerm,
    StudentStatus,
)
from enrollment.rules import retention as rules
from enrollment.tasks import erase_expired
from tests.cast import NL, PY, QF
from tests.dump import dump
from tests.enrollment.retention.conftest import (
    CARER,
    DAY_AFTER,
    LAST_DAY,
    NAME,
    NOTE,
    NUMBER,
    files,
    in_redis,
    kept,
)
from yangguang.audit.models import Erasure
from yangguang.tenancy.scope import scope

real = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.mark.parametrize(
    ("born", "ends"),
    [(date(2015, 8, 31), 2030), (date(2015, 9, 1), 2031), (date(2016, 2, 29), 2031)],
)
def test_schooling_ends_fifteen_years_after_the_school_year_of_birth(born, ends):
    assert rules.schooling_ends(born) == ends


def test_a_city_may_set_a_term_of_its_own_for_one_year():
    terms = {(PY, 2030, Kept.CHILD): 5}
    due = [rules.due_on(terms, city=PY, year=year, kind=Kept.CHILD) for year in (2030, 2031)]
    assert due == [date(2035, 8, 31), date(2034, 8, 31)]


@real
def test_past_its_term_nothing_of_the_child_is_left_in_database_media_and_redis(at, everything):
    assert NAME in dump()
    assert len(files()) == 1
    at(DAY_AFTER)
    erase_expired()
    left = dump()
    for canary in (NAME, CARER, NOTE, everything):
        assert canary not in left
    assert files() == []
    assert NAME.encode() not in in_redis()


@real
def test_on_the_last_day_it_is_still_there(at, child):
    at(LAST_DAY)
    assert erase_expired() == 0
    assert kept()


@real
def test_the_record_says_what_kind_and_how_many_and_names_nobody(at, child):
    at(DAY_AFTER)
    erase_expired()
    with scope(QF):
        record = Erasure.objects.get(kind=Kept.CHILD)
    assert record.rows == {"enrollment_child": 1, "enrollment_leftbehind": 1}
    assert {table: len(keys) for table, keys in record.events.items()} == {
        "enrollment_childevent": 2,
        "enrollment_leftbehindevent": 1,
    }
    with scope(NL):
        assert not Erasure.objects.exists()


@real
def test_a_second_run_finds_nothing(at, child):
    at(DAY_AFTER)
    erase_expired()
    before = dump()
    assert erase_expired() == 0
    assert dump() == before


@real
def test_other_children_of_the_county_stay(at, child):
    with scope("*"):
        Child.objects.create(
            unit_id=QF,
            name="年幼者",
            sex="male",
            id_number="410922201605120030",
            birth_date=date(2016, 5, 12),
        )
    at(DAY_AFTER)
    erase_expired()
    with scope("*"):
        assert [row.name for row in Child.objects.all()] == ["年幼者"]


@real
def test_the_draw_a_child_took_part_in_stays(at, everything):
    at(DAY_AFTER)
    erase_expired()
    with scope("*"):
        assert Lottery.objects.exists()
        assert not Applicant.objects.exists()


# --- What stays ---------------------------------------------------------------------------------------------


def hold(cast, **more):
    with scope("*"):
        return LegalHold.objects.create(
            unit_id=QF, id_number=NUMBER, reason="行政复议", document="清法函〔2033〕1号",
            held_on=date(2033, 6, 1), **more,
        )  # fmt: skip


@real
def test_a_hold_on_the_number_keeps_all_a_county_has_of_it(cast, at, everything):
    hold(cast)
    at(DAY_AFTER)
    erase_expired()
    with scope("*"):
        kept = (Child, LeftBehind, FollowUp, StudentStatus, AtSchool, MatchRow, MatchFinding, Applicant)
        assert [model.__name__ for model in kept if not model.objects.exists()] == []


@real
def test_another_countys_hold_keeps_nothing_here(cast, at, child):
    with scope("*"):
        LegalHold.objects.create(
            unit_id=NL, id_number=NUMBER, reason="x", document="x", held_on=date(2033, 6, 1)
        )
    at(DAY_AFTER)
    erase_expired()
    assert not kept()


@real
def test_when_the_hold_is_lifted_the_next_run_erases(cast, at, child):
    row = hold(cast)
    at(DAY_AFTER)
    erase_expired()
    client = cast.client(cast.qf_reviewer)
    said = {"row": row.pk, "confirmed": "1", "lifting": "复议办结"}
    assert client.post("/enrollment/legal-holds/verbs/lift/", said).status_code == 302
    erase_expired()
    assert not kept()


@real
def test_a_longer_term_of_the_city_keeps_that_years_children(at, child):
    with scope("*"):
        RetentionTerm.objects.create(unit_id=PY, year=2030, kind=Kept.CHILD, years=5, basis="市规定")
    at(DAY_AFTER)
    erase_expired()
    assert kept()
    at("2035-09-01")
    erase_expired()
    assert not kept()


@real
def test_visits_of_a_dropout_who_is_away_stay_while_the_child_stays(cast, at, child):
    from enrollment.models import Dropout

    with scope("*"):
        Dropout.objects.create(
            unit_id=QF, child=child.child, placement="not_enrolled", not_enrolled_reason="外出",
            source="school", found_on=date(2024, 6, 1), status="confirmed", cause="work",
        )  # fmt: skip
        FollowUp.objects.create(
            unit_id=QF, child=child.child, group="dropout", kind="persuasion", on=date(2024, 6, 9),
            person="班主任", outcome="undecided",
        )  # fmt: skip
    at("2026-09-01")
    erase_expired()
    with scope("*"):
        assert FollowUp.objects.exists()
