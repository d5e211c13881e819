"""The ledger of filings: list, filter, export and API. Read only: a filing changes by its steps alone."""

from typing import Any

from reports.choices import TONES
from reports.models import Filing
from yangguang.accounts.rights import Actor
from yangguang.ledgers.declaration import Column, Ledger
from yangguang.ledgers.registry import register


def _rate(row: Filing) -> str:
    total = row.figures["total"]
    return f"{100 * total['closed_total'] / total['found_total']:.1f}%" if total["found_total"] else "—"


def _total(name: str) -> Any:
    return lambda row: row.figures["total"][name]


class FilingLedger(Ledger):
    app = "reports"
    name = "filings"
    title = "上报报告台账"
    model = Filing
    basis = "实施方案 三、四（逐级上报）"
    order = ("-period_end", "unit_id", "-edition")
    search = ("number",)
    writable = False
    importable = False
    columns = (
        Column("unit", "单位", filter=True),
        Column("kind", "报告", filter=True),
        Column("ordinal", "期数"),
        Column("period_end", "截止", filter=True),
        Column("edition", "版次"),
        Column("state", "状态", filter=True, tone=lambda value: TONES.get(value, "none")),
        Column("number", "文号", width=22),
        Column("found_week", "本期发现", value=_total("found_week"), sort=False),
        Column("closed_week", "本期销号", value=_total("closed_week"), sort=False),
        Column("found_total", "累计发现", value=_total("found_total"), sort=False),
        Column("open", "未销号", value=_total("open"), sort=False),
        Column("overdue", "逾期", value=_total("overdue"), sort=False),
        Column("rate", "销号率", value=_rate, sort=False),
        Column("due_on", "期限", shown=False),
        Column("submitted_at", "上报时间", form=False),
        Column("reason", "退回原因", shown=False, form=False, width=30),
    )

    def queryset(self, actor: Actor) -> Any:
        """Own filings in every state, those of units below once they were handed in."""
        return Filing.objects.visible_to(actor.scope)


register(FilingLedger)
