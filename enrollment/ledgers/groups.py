"""Columns and rules that all special-group ledgers share (domain.md §4)."""

from collections.abc import Iterable, Mapping
from typing import Any

from enrollment.ledgers.schools import schools
from enrollment.rules import identity, placement
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Problem

_BASIS_ID = "GB 11643；学籍信息采集表"


def identity_number_is_valid(values: Mapping[str, Any]) -> Iterable[Problem]:
    return identity.identity_number_is_valid(values, today=clock.today())


def dates_are_past(values: Mapping[str, Any]) -> Iterable[Problem]:
    return placement.dates_are_past(values, today=clock.today())


CHILD_COLUMNS = (
    Column("child__name", help="与户口簿一致", example="王小明", width=12),
    Column("child__sex", filter=True, width=8),
    Column("child__id_type", help="没有身份证的填“其他证件”", shown=False),
    Column(
        "child__id_number",
        text=True,
        help="18 位，末位 X 请大写；在系统中加密保存，页面只显示前四位和后四位",
        basis=_BASIS_ID,
        example="410922201505120038",
        width=22,
    ),
    Column("child__birth_date", help="与证件一致，如 2015-05-12", example="2015-05-12"),
    Column("child__household_place", shown=False, width=24),
    Column("child__living_place", shown=False, width=24),
    Column("child__guardian", shown=False, help="监护人姓名，加密保存", example="王建国"),
    Column("child__guardian_relation", shown=False),
    Column("child__guardian_phone", text=True, shown=False, help="加密保存", example="13800000000", width=16),
)

ENTRY_COLUMNS = (
    Column("school", options=schools, help="填学校名称或代码；未入学可不填", width=24),
    Column("grade", filter=True),
    Column("placement", filter=True),
    Column("not_enrolled_reason", shown=False, help="未入学或延缓入学时必填", width=20),
    Column("source", filter=True, help="谁发现或报送的"),
    Column("found_on", shown=False, help="如 2024-06-05", example="2024-06-05"),
    Column("verified_on", help="最近一次逐人核实的日期", example="2024-06-20"),
)


# What every row of a special group is held to.
ENTRY_RULES = (
    identity_number_is_valid,
    identity.birth_date_agrees,
    placement.placement_is_complete,
    dates_are_past,
)
