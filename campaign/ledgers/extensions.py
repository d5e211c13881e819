"""Requests for more time (延期申请)."""

from campaign.actions import extensions as actions
from campaign.choices.timeline import EXTENSION_TONES, ExtensionState
from campaign.forms.timeline import GrantForm, RefuseForm
from campaign.models import Extension
from campaign.rules.extensions import EXTENSIONS
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.registry import register


class ExtensionLedger(Ledger):
    """Asked from the page of an assignment; decided here by the superior."""

    app = "campaign"
    name = "extensions"
    title = "延期申请"
    model = Extension
    basis = "实施方案 三"
    order = ("-asked_at",)
    search = ("reason",)
    writable = False
    importable = False
    columns = (
        Column("assignment__deliverable__title", "任务", width=30),
        Column("unit", "申请单位", filter=True),
        Column("due_before", "原截止日期"),
        Column("wanted_on", filter=True),
        Column("reason", width=40),
        Column("state", filter=True, tone=lambda value: EXTENSION_TONES.get(value, "none")),
        Column("asked_at", shown=False),
        Column("asked_by__name", "申请人", shown=False),
        Column("decided_by__name", "审批人"),
        Column("decided_at", shown=False),
        Column("decision", shown=False),
    )
    presets = (Preset("asked", "待批", lambda rows: rows.filter(state=ExtensionState.ASKED)),)
    verbs = (
        Verb.of(EXTENSIONS, "grant", action=actions.grant_extension, form=GrantForm, bulk=True),
        Verb.of(EXTENSIONS, "refuse", action=actions.refuse_extension, form=RefuseForm, danger=True),
    )


register(ExtensionLedger)
