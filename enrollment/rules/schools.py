"""Decisions about the school register. Pure: values in, complaints out; form, import and API run the same."""

from collections.abc import Iterator, Mapping
from typing import Any

from enrollment.choices import Nature
from yangguang.common.refusals import Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level

Finding = tuple[str, str]


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


def school_code_is_sound(values: Mapping[str, Any]) -> Iterator[Finding]:
    """County code, hyphen, ten digits (domain.md §2)."""
    code = values.get("code")
    if code and not (codes.is_code(str(code)) and codes.level_of(str(code)) == Level.SCHOOL):
        yield "code", "学校代码应为“县区代码-十位学校标识码”，例如 410922-3141000123。"


def private_names_its_approval(values: Mapping[str, Any]) -> Iterator[Finding]:
    """A private school recruits where it was approved (plan 二（一）), so the register says where."""
    if values.get("nature") == Nature.PRIVATE and not values.get("approval_unit"):
        yield "approval_unit", "民办学校请填写“审批地”（哪个县（区）批准办学），只在审批地招生。"
