"""Children several counties registered: the city's ledger, and what each county is told."""

from enrollment.choices.matching import DUPLICATE_TONES
from enrollment.models import DuplicateChild, DuplicateNotice
from yangguang.ledgers.declaration import Column, Ledger
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level


class DuplicateChildLedger(Ledger):
    """The city's: which counties registered the same number. No county sees a row of it."""

    app = "enrollment"
    name = "duplicates"
    title = "跨县重复登记台账"
    model = DuplicateChild
    basis = "实施方案 二（五）"
    order = ("state", "-found_on")
    levels = (Level.CITY,)
    writable = False
    columns = (
        Column("counties", "登记县（区）", width=30),
        Column("found_on", "发现日期", filter=True),
        Column("state", "状态", filter=True, tone=lambda value: DUPLICATE_TONES.get(value, "none")),
        Column("outcome", "处理结果", filter=True),
        Column("keeper", "保留县（区）", value=lambda row: row.keeper.name if row.keeper else "", sort=False),
        Column("note", "核对情况", shown=False, width=40),
        Column("by", "处理人", value=lambda row: row.by.name if row.by else "", sort=False, shown=False),
        Column("at", "处理时间", shown=False),
    )
    detail_template = "enrollment/duplicate_detail.html"


class DuplicateNoticeLedger(Ledger):
    """A county's: its own children that stand elsewhere too. Where is not said (domain.md §4)."""

    app = "enrollment"
    name = "duplicate-notices"
    title = "重复登记提示"
    model = DuplicateNotice
    basis = "实施方案 二（五）"
    order = ("state", "-found_on")
    writable = False
    columns = (
        Column("child__name", "姓名", form=False, width=12),
        Column("child__id_number", "证件号码", form=False, width=22),
        Column("found_on", "发现日期", filter=True),
        Column("state", "状态", filter=True, tone=lambda value: DUPLICATE_TONES.get(value, "none")),
        Column("advice", "市级意见", filter=True, width=24),
        Column("unit", "所属单位", form=False, filter=True, shown=False),
    )
    detail_template = "enrollment/duplicate_notice_detail.html"


register(DuplicateChildLedger)
register(DuplicateNoticeLedger)
