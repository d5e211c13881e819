"""农村留守儿童台账."""

from enrollment.ledgers.groups import CHILD_COLUMNS, ENTRY_COLUMNS, GroupLedger
from enrollment.models import LeftBehind
from yangguang.ledgers.declaration import Column
from yangguang.ledgers.registry import register


class LeftBehindLedger(GroupLedger):
    """农村留守儿童台账: one of the seven special-group ledgers (plan 二（五）)."""

    name = "left-behind"
    title = "农村留守儿童台账"
    model = LeftBehind
    columns = (
        *CHILD_COLUMNS,
        *ENTRY_COLUMNS,
        Column("away", filter=True, shown=False),
        Column("away_place", shown=False, width=18),
        Column("carer", shown=False, help="平时照料孩子的人，加密保存"),
    )


register(LeftBehindLedger)
