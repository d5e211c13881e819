"""进城务工人员随迁子女台账."""

from collections.abc import Iterable, Mapping
from typing import Any

from enrollment.choices.groups import Seat
from enrollment.ledgers.groups import CHILD_COLUMNS, ENTRY_COLUMNS, PRESETS, GroupLedger
from enrollment.models import Migrant
from enrollment.rules import groups as rules
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Preset, Problem
from yangguang.ledgers.registry import register


def entry_year_is_sound(values: Mapping[str, Any]) -> Iterable[Problem]:
    return rules.entry_year_is_sound(values, today=clock.today())


class MigrantLedger(GroupLedger):
    """进城务工人员随迁子女台账 (plan 二（五）: “两为主、两纳入、以居住证为主要依据”)."""

    name = "migrant"
    title = "进城务工人员随迁子女台账"
    model = Migrant
    rules = (*GroupLedger.rules, rules.seat_is_named, rules.permit_lasts, entry_year_is_sound)
    presets = (
        Preset(
            "public", "公办和购买学位",
            lambda rows: rows.filter(seat__in=[Seat.PUBLIC, Seat.PURCHASED]),
        ),
        *PRESETS,
    )  # fmt: skip
    columns = (
        *CHILD_COLUMNS,
        *ENTRY_COLUMNS,
        Column("entry_year", filter=True, help="秋季开学的年份", example="2024", width=10),
        Column("seat", filter=True, help="政府购买的民办学位计入公办就读"),
        Column("from_province", filter=True, shown=False),
        Column("permit_number", text=True, shown=False, help="加密保存", width=22),
        Column("permit_issued_on", shown=False, example="2023-08-01"),
        Column("permit_valid_until", shown=False, filter=True, example="2025-07-31"),
        Column("parents_work", shown=False, help="单位或工种，不写姓名电话", width=20),
    )


register(MigrantLedger)
