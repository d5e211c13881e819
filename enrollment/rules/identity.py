"""What an identity number says (GB 11643), and whether a row agrees with it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from stdnum.cn import ric

from enrollment.choices import IdType

Finding = tuple[str, str]

_BLANK_DOT = re.compile(r" *· *")

_WIDE = {code + 0xFEE0: code for code in map(ord, "0123456789Xx-")}
_GAP = re.compile(r"[\s-]")
_LONG = re.compile(r"(?<![0-9])[0-9](?:[\s-]?[0-9]){16}[\s-]?[0-9Xx](?![0-9])")
_SHORT = re.compile(r"(?<![0-9])[0-9]{15}(?![0-9Xx])")

# Province codes of GB/T 2260; an identity number begins with one of them, whatever became of the county.
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46"
    " 50 51 52 53 54 61 62 63 64 65 71 81 82".split()
)


# Ways people and input methods write the dot inside a name (GB/T 13000: U+00B7).
_DOTS = dict.fromkeys(map(ord, "•‧∙⋅・･．●"), "·")


def tidy_number(number: str) -> str:
    """The check digit is a capital X, however it was typed."""
    return number.upper()


def tidy_name(name: str) -> str:
    """One dot for all its spellings, no blanks around it; rare characters stay as they are."""
    return _BLANK_DOT.sub("·", name.translate(_DOTS))


def birth_date_in(number: str) -> date | None:
    """The birth date an identity number carries; None when it carries none."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def identity_number_fault(number: str, *, today: date) -> str:
    """What is wrong with an 18-digit identity number (GB 11643); "" when nothing is.

    The county code inside is not looked up: counties were renamed and merged, and the people born there
    keep their numbers.
    """
    if len(number) == 15 and number.isdigit():
        return "这是 15 位的旧身份证号，已经停用，请按户口簿填写 18 位号码。"
    if len(number) != 18:
        return f"身份证号应为 18 位，现为 {len(number)} 位，请核对。"
    if not number[:17].isdigit() or not number.isascii():
        return "身份证号前 17 位应全为数字，请核对。"
    if number[:2] not in PROVINCES:
        return "身份证号前两位不是有效的省份代码，请核对。"
    born = birth_date_in(number)
    if born is not None and born > today:
        return "身份证号中的出生日期在今天以后，请核对第 7 至 14 位。"
    if born is None or born.year < 1900:
        return "身份证号中的出生日期不存在，请核对第 7 至 14 位。"
    if ric.calc_check_digit(number) != number[17]:
        return "身份证号校验位不对，可能录错了一位，请逐位核对。"
    return ""


def numbers_in(text: str, *, today: date) -> list[str]:
    """Identity numbers that stand in running text: 18 signs whose check digit is right, with blanks or dashes
    between them or not, and the old ones of 15 digits."""
    plain = text.translate(_WIDE)
    long = (_GAP.sub("", found.group()).upper() for found in _LONG.finditer(plain))
    return [number for number in long if not identity_number_fault(number, today=today)] + _SHORT.findall(
        plain
    )


def identity_number_is_valid(values: Mapping[str, Any], *, today: date) -> Iterator[Finding]:
    """The number has its check digit when the document is an identity card."""
    number = values.get("child__id_number")
    if number and values.get("child__id_type", IdType.IDENTITY) == IdType.IDENTITY:
        fault = identity_number_fault(str(number), today=today)
        if fault:
            yield "child__id_number", fault


def birth_date_agrees(values: Mapping[str, Any]) -> Iterator[Finding]:
    """Birth date and sex say what the identity number says."""
    number = str(values.get("child__id_number") or "")
    if values.get("child__id_type", IdType.IDENTITY) != IdType.IDENTITY or len(number) != 18:
        return
    born, given = birth_date_in(number), values.get("child__birth_date")
    if born and given and born != given:
        yield "child__birth_date", f"出生日期与身份证号不一致，证号中为 {born:%Y-%m-%d}。"
    sex = values.get("child__sex")
    if sex and number[16].isdigit() and (int(number[16]) % 2 == 1) != (sex == "male"):
        yield "child__sex", "性别与身份证号第 17 位不一致，请核对。"
