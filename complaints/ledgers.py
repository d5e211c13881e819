"""The ledgers of cases and of more time for them. No person, no word of what was written."""

from typing import Any, ClassVar

from campaign.choices.timeline import EXTENSION_TONES, ExtensionState
from campaign.forms.timeline import GrantForm, RefuseForm
from complaints.actions import clocks as actions
from complaints.models import Case, CaseExtension
from complaints.rules import clocks
from complaints.rules.extensions import EXTENSIONS
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right


def _on_time(case: Case) -> str:
    """Whether the promises to the complainant were and are kept, in a word."""
    today, due = clock.today(), clocks.next_due(case)
    if case.joined_to_id is not None and due:
        return "已并案"
    words = clock.remaining_in_words(due, today) if due else "按时"
    if case.waiting_until is not None:
        words = f"等群众补充，{words}"
    if clocks.is_late(case, today) and not (due and due < today):
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


class ExtensionLedger(Ledger):
    """Asked from the page of a case; decided here by a reviewer of the office, who may not open the case."""

    app = "complaints"
    name = "extensions"
    title = "投诉延期申请"
    model = CaseExtension
    basis = "实施方案 三（三）：建立健全违规违纪举报及申诉受理机制"
    view = Right.REVIEW
    order = ("-asked_at",)
    search = ("case__number",)
    writable = importable = False
    columns = (
        Column("case__number", "受理编号", width=20),
        Column("unit", "办理单位", filter=True, width=16),
        Column("due_before", width=12),
        Column("wanted_on", filter=True, width=12),
        Column("reason", width=40),
        Column("state", filter=True, tone=lambda value: EXTENSION_TONES.get(value, "none"), width=10),
        Column("asked_at", shown=False),
        Column("asked_by__name", "申请人", shown=False),
        Column("decided_by__name", "审批人"),
        Column("decided_at", shown=False),
        Column("decision", shown=False),
    )
    presets = (Preset("asked", "待批", lambda rows: rows.filter(state=ExtensionState.ASKED)),)
    verbs = (
        Verb.of(EXTENSIONS, "grant", action=actions.grant_extension, form=GrantForm),
        Verb.of(EXTENSIONS, "refuse", action=actions.refuse_extension, form=RefuseForm, danger=True),
    )


register(ExtensionLedger)
