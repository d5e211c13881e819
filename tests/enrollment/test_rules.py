"""What enrolment accepts, as tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from enrollment.rules import identity, schools
from enrollment.rules.placement import placement_is_complete

TODAY = date(2024, 7, 12)


def number(body: str) -> str:
    return body + ric.calc_check_digit(body + "0")


@pytest.mark.parametrize(
    "body",
    [
        "41092220150512003",
        "41092219700512003",  # born before the county had this code
        "41092819800101002",
        "65901319990101001",  # county of no list, province known
        "41090220160229001",  # leap day
    ],
)
def test_real_numbers_are_accepted(body):
    assert identity.identity_number_fault(number(body), today=TODAY) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4109222015051200", "18 位，现为 16 位"),
        ("41092220150512OO38", "全为数字"),
        (number("00092220150512003"), "省份"),
        (number("41092220150230003"), "出生日期不存在"),
        (number("41092220250101003"), "出生日期在今天以后"),  # not born yet
        ("410922201505120030", "校验位"),
    ],
)
def test_wrong_numbers_get_a_sentence(text, words):
    if "校验位" in words:
        text = text[:17] + ("1" if number(text[:17])[17] != "1" else "2")
    assert words in identity.identity_number_fault(text, today=TODAY)


@given(st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_is_found(position, shift):
    good = number("41092220150512003")
    wrong = good[:position] + str((int(good[position]) + shift) % 10) + good[position + 1 :]
    assert identity.identity_number_fault(wrong, today=TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("孩子证号410922201505120038请查", [number("41092220150512003")]),
        ("４１０９２２２０１５０５１２０03" + number("41092220150512003")[17], [number("41092220150512003")]),
        (f"电话 13900007777 {number('41092220150512003')}", [number("41092220150512003")]),
        ("410922 20150512 003" + number("41092220150512003")[17], [number("41092220150512003")]),
        ("老证 410922800101123。", ["410922800101123"]),
        ("0393-1234567、13900007777，2024年7月12日12号楼", []),
        ("卡号6222021234567890123", []),
    ],
)
def test_numbers_are_found_in_running_text(text, found):
    text = text.replace("410922201505120038", number("41092220150512003"))
    assert identity.numbers_in(text, today=TODAY) == found


@given(st.text(max_size=20))
def test_no_text_makes_the_check_fall_over(text):
    assert isinstance(identity.identity_number_fault(text, today=TODAY), str)


def test_birth_date_and_sex_must_agree_with_the_number():
    values = {
        "child__id_number": number("41092220150512003"),
        "child__birth_date": date(2015, 5, 13),
        "child__sex": "female",
    }
    assert [name for name, _ in identity.birth_date_agrees(values)] == ["child__birth_date", "child__sex"]


@pytest.mark.parametrize(
    ("placement", "school", "reason", "objected"),
    [
        ("enrolled", "s", "", []),
        ("enrolled", None, "", ["school"]),
        ("home_teaching", None, "", []),
        ("not_enrolled", None, "", ["not_enrolled_reason"]),
        ("not_enrolled", None, "随父母外出", []),
        ("deferred", None, "", ["not_enrolled_reason"]),
    ],
)
def test_every_child_has_a_school_or_a_reason(placement, school, reason, objected):
    values = {"placement": placement, "school": school, "not_enrolled_reason": reason}
    assert [name for name, _ in placement_is_complete(values)] == objected


@pytest.mark.parametrize("code", ["410922", "410922-314100012", "410922 3141000123", "4109223141000123"])
def test_a_school_code_has_county_and_ten_digits(code):
    assert [name for name, _ in schools.school_code_is_sound({"code": code})] == ["code"]


@pytest.mark.parametrize(
    ("nature", "county", "columns"),
    [("private", None, ["approval_unit"]), ("private", "410922", []), ("public", None, [])],
)
def test_a_private_school_names_its_approval_county(nature, county, columns):
    values = {"nature": nature, "approval_unit": county}
    assert [column for column, _ in schools.private_names_its_approval(values)] == columns
