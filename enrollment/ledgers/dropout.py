"""控辍保学台账."""

from collections.abc import Iterable, Mapping
from typing import Any

from enrollment.actions import groups as actions
from enrollment.forms.groups import PersuasionForm, ReturnForm
from enrollment.ledgers.groups import CHILD_COLUMNS, ENTRY_COLUMNS, PRESETS, VERIFY, GroupLedger
from enrollment.models import Dropout
from enrollment.rules import groups as rules
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Preset, Problem, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right


def return_is_sound(values: Mapping[str, Any]) -> Iterable[Problem]:
    return rules.return_is_sound(values, today=clock.today())


class DropoutLedger(GroupLedger):
    """疑似辍学和辍学学生台账: persuaded one by one until nobody is left (plan 二（五）: “常态清零”)."""

    name = "dropout"
    title = "疑似辍学和辍学学生台账"
    model = Dropout
    rules = (*GroupLedger.rules, return_is_sound)
    presets = (
        Preset("away", "未返校", lambda rows: rows.away()),
        Preset("returned", "已返校", lambda rows: rows.exclude(returned_on=None)),
        *PRESETS,
    )
    verbs = (
        Verb(
            "follow-up", "登记劝返", action=actions.add_follow_up, right=Right.FILL, form=PersuasionForm,
            when=lambda row: row.returned_on is None,
        ),
        Verb(
            "return", "登记返校", action=actions.return_to_school, right=Right.FILL, form=ReturnForm,
            when=lambda row: row.returned_on is None,
        ),
        VERIFY,
    )  # fmt: skip
    columns = (
        *CHILD_COLUMNS,
        *ENTRY_COLUMNS,
        Column("status", filter=True),
        Column("cause", filter=True, shown=False),
        Column("left_on", shown=False, help="最后一次到校的次日", example="2024-05-06"),
        Column("returned_on", filter=True, help="尚未返校的不填", example="2024-06-18"),
    )


register(DropoutLedger)
