"""农村留守儿童台账."""

from enrollment.ledgers.groups import CHILD_COLUMNS, ENTRY_COLUMNS, ENTRY_RULES
from enrollment.models import LeftBehind
from yangguang.ledgers.declaration import Column, Ledger
from yangguang.ledgers.registry import register


class LeftBehindLedger(Ledger):
    """农村留守儿童台账: one of the seven special-group ledgers (plan 二（五）)."""

    app = "enrollment"
    name = "left-behind"
    title = "农村留守儿童台账"
    basis = "实施方案 二（五）"
    model = LeftBehind
    owns = ("child",)
    key = ("child__id_number",)
    search = ("child__name", "child__id_number")
    rules = ENTRY_RULES
    columns = (
        *CHILD_COLUMNS,
        *ENTRY_COLUMNS,
        Column("away", filter=True, shown=False),
        Column("away_place", shown=False, width=18),
        Column("carer", shown=False, help="平时照料孩子的人，加密保存"),
    )


register(LeftBehindLedger)
