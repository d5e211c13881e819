"""Decisions of enrolment. Pure: values in, complaints out; the form, the import and the API run the same."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from stdnum.cn import ric

from enrollment.choices import PLACED, IdType, Placement
from yangguang.common.refusals import Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level

Finding = tuple[str, str]

# Province codes of GB/T 2260; an identity number begins with one of them, whatever became of the county.
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46"
    " 50 51 52 53 54 61 62 63 64 65 71 81 82".split()
)


class SchoolCodeTaken(Refusal):
    """The ten-digit school number is national; one school has it."""

    code = "SCHOOL_CODE_TAKEN"
    message = "该学校代码已登记，请核对后再填。"
    field = "code"


class ForeignSchoolCode(Refusal):
    """A county registers schools on its own ground only."""

    code = "FOREIGN_SCHOOL_CODE"
    message = "学校代码须以本县（区）的行政区划代码开头，请核对。"
    field = "code"


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
    if len(number) != 18:
        return f"身份证号应为 18 位，现为 {len(number)} 位，请核对。"
    if not number[:17].isdigit() or not number.isascii():
        return "身份证号前 17 位应全为数字，请核对。"
    if number[:2] not in PROVINCES:
        return "身份证号前两位不是有效的省份代码，请核对。"
    born = birth_date_in(number)
    if born is None or born > today or born.year < 1900:
        return "身份证号中的出生日期不存在，请核对第 7 至 14 位。"
    if ric.calc_check_digit(number) != number[17]:
        return "身份证号校验位不对，可能录错了一位，请逐位核对。"
    return ""


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


def placement_is_complete(values: Mapping[str, Any]) -> Iterator[Finding]:
    """A placed child has a school; a child without one has the reason (“应入尽入”, plan 二（五）)."""
    placement = values.get("placement")
    if placement in PLACED and placement != Placement.HOME_TEACHING and not values.get("school"):
        yield "school", "已入学的儿童请填写就读学校。"
    if placement in (Placement.NOT_ENROLLED, Placement.DEFERRED) and not values.get("not_enrolled_reason"):
        yield "not_enrolled_reason", "未入学或延缓入学的，请填写原因。"


def dates_are_past(values: Mapping[str, Any], *, today: date) -> Iterator[Finding]:
    """Nobody was found or verified tomorrow."""
    for name, title in (("found_on", "首次发现日期"), ("verified_on", "核实日期")):
        day = values.get(name)
        if day and day > today:
            yield name, f"{title}不能晚于今天。"


def school_code_is_sound(values: Mapping[str, Any]) -> Iterator[Finding]:
    """County code, hyphen, ten digits (domain.md §2)."""
    code = values.get("code")
    if code and not (codes.is_code(str(code)) and codes.level_of(str(code)) == Level.SCHOOL):
        yield "code", "学校代码应为“县区代码-十位学校标识码”，例如 410922-3141000123。"
