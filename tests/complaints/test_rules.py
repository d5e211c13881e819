"""Decisions on complaints, as tables."""

from datetime import date

import pytest

from complaints import rules
from complaints.choices import FINAL, State
from complaints.models import Case
from complaints.rules import clocks
from yangguang.common import clock
from yangguang.common.secret_codes import ALPHABET


@pytest.mark.parametrize(
    ("received", "urgent", "promised"),
    [
        ("2024-07-11", False, "2024-07-15"),  # Thursday → Monday
        ("2024-07-11", True, "2024-07-12"),
        ("2024-07-12", False, "2024-07-16"),  # over a weekend
        ("2024-07-13", False, "2024-07-16"),  # came in on a Saturday
        ("2024-06-07", False, "2024-06-12"),  # 端午节 06-10
        ("2024-09-30", False, "2024-10-09"),  # 国庆 10-01 – 10-07
        ("2024-09-27", True, "2024-09-29"),  # a Sunday that is worked (调休)
    ],
)
def test_the_complainant_learns_in_two_working_days_urgent_in_one(db, received, urgent, promised):
    assert clocks.accept_by(date.fromisoformat(received), urgent=urgent) == date.fromisoformat(promised)


@pytest.mark.parametrize(
    ("accepted", "kind", "promised"),
    [
        ("2024-07-12", "enquiry", "2024-07-19"),
        ("2024-07-12", "report", "2024-08-02"),
        ("2024-07-12", "appeal", "2024-08-02"),
        ("2024-06-05", "enquiry", "2024-06-13"),  # 端午节
        ("2024-09-20", "help", "2024-10-16"),  # 国庆 and the two working weekend days
    ],
)
def test_the_answer_comes_in_five_or_fifteen_working_days(db, accepted, kind, promised):
    assert clocks.reply_by(date.fromisoformat(accepted), kind) == date.fromisoformat(promised)


@pytest.mark.parametrize(
    ("accused", "handler"),
    [("410922-3141000001", "410922"), ("410922", "4109"), ("410972", "4109"), ("4109", "41")],
)
def test_the_unit_above_the_accused_handles(accused, handler):
    assert rules.handling_code(accused) == handler


def test_nobody_is_above_the_province():
    with pytest.raises(rules.NothingToHandle):
        rules.handling_code("41")


TABLE = {
    "accept": "registered",
    "refuse": "registered",
    "transfer": "registered accepted",
    "begin": "accepted",
    "scrub": "accepted handling replied",
    "reply": "accepted handling",
    "close": "replied",
    "issue": "accepted handling replied",
    "message": "registered accepted handling replied",
    "take": "accepted handling replied",
}


@pytest.mark.parametrize("verb", TABLE)
@pytest.mark.parametrize("state", list(State))
def test_each_state_admits_exactly_these_verbs(verb, state):
    assert rules.admits(Case(state=state), verb) == (state in TABLE[verb].split())


@pytest.mark.parametrize("state", FINAL)
def test_nothing_happens_to_a_case_that_is_over(state):
    assert not any(rules.admits(Case(state=state), verb) for verb in TABLE)


def test_a_code_has_eighty_bits_in_four_groups_without_look_alikes():
    codes = {rules.new_code() for _ in range(500)}
    assert len(codes) == 500
    assert len(ALPHABET) == 32
    assert not set("01OI") & set(ALPHABET)
    for code in codes:
        assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert set("".join(codes)) - {"-"} == set(ALPHABET)


@pytest.mark.parametrize(
    "typed", ["7kqm-2xab-9cde-fghj", "７ＫＱＭ２ＸＡＢ９ＣＤＥＦＧＨＪ", " 7KQM 2XAB 9CDE FGHJ "]
)
def test_the_code_may_be_typed_in_any_manner(typed):
    assert rules.code_key(typed) == rules.code_key("7KQM-2XAB-9CDE-FGHJ")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("欧阳晓梅反映的情况请核实", rules.NamesTheComplainant),
        ("请核实，联系 138 3930 1234", rules.NamesTheComplainant),
        ("有人反映：王老师让我们交三千元才给报名，请核实", rules.QuotesTheComplainant),
        ("请核实新生报名期间的收费情况", None),
    ],
)
def test_the_text_for_the_school_neither_names_nor_quotes(text, refusal):
    arguments = {
        "names": ["欧阳晓梅"],
        "phones": ["13839301234"],
        "original": "我家孩子在三年级，王老师让我们交三千元才给报名。",
    }
    if refusal is None:
        rules.refuse_if_it_names(text, **arguments)
    else:
        with pytest.raises(refusal):
            rules.refuse_if_it_names(text, **arguments)


def test_what_the_school_sees_has_no_field_for_a_person():
    assert set(rules.SchoolView.__dataclass_fields__) == {"source", "area", "found"}


@pytest.mark.parametrize(
    ("state", "accepted", "replied", "today", "late"),
    [
        ("registered", None, None, "2024-07-16", False),
        ("registered", None, None, "2024-07-17", True),
        ("accepted", "2024-07-16", None, "2024-08-06", False),
        ("accepted", "2024-07-17", None, "2024-07-18", True),
        ("handling", "2024-07-16", None, "2024-08-07", True),
        ("replied", "2024-07-16", "2024-08-06", "2024-09-30", False),
        ("closed", "2024-07-16", "2024-08-07", "2024-09-30", True),
        ("refused", "2024-07-16", None, "2024-09-30", False),
    ],
)
def test_late_is_computed_from_both_promises(db, state, accepted, replied, today, late):
    def at(day):
        return clock.now().replace(year=2024, month=int(day[5:7]), day=int(day[8:])) if day else None

    case = Case(
        state=state,
        accept_by=date(2024, 7, 16),
        reply_by=date(2024, 8, 6),
        accepted_at=at(accepted),
        replied_at=at(replied),
    )
    assert clocks.is_late(case, date.fromisoformat(today)) == late
