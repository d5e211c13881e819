"""The ledger of cases: what a handler needs to see what is due. No person, no word of what was written."""

from typing import Any, ClassVar

from complaints import rules
from complaints.models import Case
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right


def _on_time(case: Case) -> str:
    """Whether the promises to the complainant were and are kept, in a word."""
    if rules.is_late(case, clock.today()):
        return "超时"
    due = rules.next_due(case)
    return clock.remaining_in_words(due, clock.today()) if due else "按时"


class CaseLedger(Ledger):
    app = "complaints"
    name = "cases"
    title = "投诉举报台账"
    model = Case
    basis = "实施方案 三（三）：建立健全违规违纪举报及申诉受理机制"
    view = fill = Right.HANDLE  # clerks and reviewers see figures, never cases
    order = ("-number",)
    search = ("number",)
    writable = importable = False
    columns: ClassVar[tuple[Column, ...]] = (
        Column("number", "受理编号", width=20),
        Column("kind", filter=True, width=8),
        Column("area", filter=True),
        Column("about", filter=True, width=26, lookup="code"),
        Column("channel", filter=True, width=10),
        Column("state", filter=True, width=10),
        Column("urgent", "紧急", filter=True, width=6),
        Column("received_on", filter=True, width=12),
        Column("accept_by", filter=True, width=12),
        Column("reply_by", filter=True, width=12),
        Column("on_time", "时限", value=_on_time, sort=False, width=14),
        Column("outcome", filter=True, shown=False, width=10),
        Column("unit", "办理单位", shown=False, width=16),
    )

    def queryset(self, actor: Actor) -> Any:
        """Cases of the units the actor handles, without the sealed columns: nothing here needs them."""
        return (
            super()
            .queryset(actor)
            .select_related("about", "unit")
            .defer("text", "happened", "scrubbed_text", "reply")
        )


register(CaseLedger)
