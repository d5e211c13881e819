"""Ledgers of children whom civil affairs and rural offices keep lists of too."""

from enrollment.ledgers.groups import CHILD_COLUMNS, ENTRY_COLUMNS, GroupLedger
from enrollment.models import Orphan, Poverty, Unattended
from enrollment.rules import groups as rules
from yangguang.ledgers.declaration import Column
from yangguang.ledgers.registry import register

_CIVIL_AFFAIRS = (
    Column("civil_affairs_number", text=True, shown=False, help="民政部门登记的编号", width=20),
    Column("monthly_allowance", shown=False, help="元", example="1150.00"),
)


class UnattendedLedger(GroupLedger):
    """事实无人抚养儿童台账 (plan 二（五）)."""

    name = "unattended"
    title = "事实无人抚养儿童台账"
    model = Unattended
    rules = (*GroupLedger.rules, rules.allowance_is_sound)
    columns = (*CHILD_COLUMNS, *ENTRY_COLUMNS, *_CIVIL_AFFAIRS)


class OrphanLedger(GroupLedger):
    """孤儿台账 (plan 二（五）)."""

    name = "orphan"
    title = "孤儿台账"
    model = Orphan
    rules = (*GroupLedger.rules, rules.allowance_is_sound)
    columns = (*CHILD_COLUMNS, *ENTRY_COLUMNS, *_CIVIL_AFFAIRS)


class PovertyLedger(GroupLedger):
    """家庭经济困难儿童台账 (plan 二（五）)."""

    name = "poverty"
    title = "家庭经济困难儿童台账"
    model = Poverty
    columns = (
        *CHILD_COLUMNS,
        *ENTRY_COLUMNS,
        Column("category", filter=True),
        Column("aid", shown=False, help="项目和金额", example="生活补助 500 元/学期", width=24),
    )


register(UnattendedLedger)
register(OrphanLedger)
register(PovertyLedger)
