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
    today, due = clock.today(), rules.next_due(case)
    words = clock.remaining_in_words(due, today) if due else "按时"
    if rules.is_late(case, today) and not (due and due < today):
        words = "曾超时"
    return f"紧急，{words}" if case.urgent and due else words


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
        Column("state", filter=True, width=10),
        Column("on_time", "时限", value=_on_time, sort=False, width=16),
        Column("about", filter=True, width=26, lookup="code"),
        Column("area", filter=True),
        Column("channel", filter=True, width=10),
        Column("received_on", filter=True, width=12),
        Column("accept_by", width=12),
        Column("reply_by", width=12),
        Column("urgent", "紧急", shown=False, width=6),
        Column("outcome", shown=False, width=10),
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
