"""Normalising cells: properties over all text, and what must stay as it is."""

import unicodedata
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enrollment.models import Child, LeftBehind
from yangguang.ledgers.declaration import Column
from yangguang.ledgers.kinds import CellError, kind_of, normal

FEW = settings(max_examples=60, deadline=None)


@FEW
@given(st.text())
def test_normalising_twice_is_normalising_once(written: str) -> None:
    assert normal.text(normal.text(written)) == normal.text(written)
    assert normal.code(normal.code(written)) == normal.code(written)


@FEW
@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), min_size=1))
def test_hanzi_are_never_rewritten(name: str) -> None:
    assert normal.text(name) == name
    assert normal.code(name) == name


@FEW
@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_a_whole_float_is_its_digits(number: int) -> None:
    assert normal.as_written(float(number)) == str(number)


@FEW
@given(st.text(alphabet="0123456789Xx-", min_size=1, max_size=20))
def test_full_width_codes_become_plain(code: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)
    assert normal.code(wide) == code


@pytest.mark.parametrize("name", ["阿卜杜拉·买买提", "𠮷野家", "㐂", "\uf979山", "王（小）明"])
def test_dots_rare_characters_and_brackets_of_names_stay(name: str) -> None:
    assert normal.text(f"　{name}\u200b ") == name
    assert unicodedata.is_normalized("NFKC", "\uf979") is False  # NFKC would have rewritten it


def parse(model: Any, name: str, cell: Any, **options: Any) -> Any:
    kind = kind_of(model, Column(name, **options))
    return kind.parse(cell, {})


@pytest.mark.parametrize(
    "cell",
    [
        "2015-05-12",
        "2015/5/12",
        "2015.5.12",
        "2015年5月12日",
        "20150512",
        "２０１５－０５－１２",
        date(2015, 5, 12),
        datetime(2015, 5, 12),
        20150512.0,
    ],
)
def test_dates_are_understood_as_people_write_them(cell: Any) -> None:
    assert parse(Child, "birth_date", cell) == date(2015, 5, 12)


@pytest.mark.parametrize(
    ("cell", "part"), [("2015-02-30", "没有这一天"), ("去年", "须为日期"), (45000.5, "须为日期")]
)
def test_what_is_no_date_is_said(cell: Any, part: str) -> None:
    with pytest.raises(CellError, match=part):
        parse(Child, "birth_date", cell)


def test_a_long_number_in_a_code_column_has_lost_its_digits() -> None:
    with pytest.raises(CellError) as caught:
        parse(Child, "id_number", 4.10922201505120e17, text=True, title="身份证号")
    assert caught.value.message == "“身份证号”是数字格式，末几位已丢失，请把该列设为文本后重新填写。"


@pytest.mark.parametrize("cell", ["4.10922E+17", "4.10922201505120E+17"])
def test_a_number_in_scientific_writing_has_lost_its_digits(cell: str) -> None:
    with pytest.raises(CellError, match="末几位已丢失"):
        parse(Child, "id_number", cell, text=True)


def test_a_masked_identity_number_is_no_number() -> None:
    with pytest.raises(CellError, match="打了码"):
        parse(Child, "id_number", "4109**********1234", text=True)


def test_a_short_number_in_a_code_column_is_text() -> None:
    assert parse(Child, "guardian_phone", 13800001234.0, text=True) == "13800001234"


def test_too_long_a_text_says_how_long_it_is() -> None:
    with pytest.raises(CellError, match="最多 100 个字，现在有 101 个字"):
        parse(LeftBehind, "away_place", "广" * 101)
