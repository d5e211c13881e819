"""Requests for files with whole identity numbers (完整信息导出审批)."""

from enrollment.actions import exports as actions
from enrollment.choices.exports import EXPORT_TONES, ExportState
from enrollment.forms.exports import RefuseExportForm
from enrollment.models import WholeExport
from enrollment.rules.exports import EXPORTS
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.registry import register


class WholeExportLedger(Ledger):
    """Asked from the list of a ledger with personal data; decided here by a second person."""

    app = "enrollment"
    name = "whole-exports"
    title = "完整信息导出审批"
    basis = "儿童个人信息网络保护规定；未成年人网络保护条例"
    model = WholeExport
    order = ("-asked_at",)
    search = ("reason",)
    writable = False
    importable = False
    detail_template = "enrollment/whole_export_detail.html"
    columns = (
        Column("said", width=40),
        Column("rows"),
        Column("reason", width=30),
        Column("unit", "申请单位", filter=True, shown=False),
        Column("asked_by__name", "申请人"),
        Column("asked_at"),
        Column("state", filter=True, tone=lambda value: EXPORT_TONES.get(value, "none")),
        Column("decided_by__name", "审批人"),
        Column("decided_at", shown=False),
        Column("decision", shown=False),
        Column("until", shown=False),
        Column("downloads", shown=False),
    )
    presets = (Preset("asked", "待审批", lambda rows: rows.filter(state=ExportState.ASKED)),)
    verbs = (
        Verb.of(
            EXPORTS, "approve", action=actions.approve_export,
            confirm="批准后申请人 24 小时内可下载 3 次，内容为完整的身份证号、姓名和电话。确认批准？",
        ),
        Verb.of(EXPORTS, "refuse", action=actions.refuse_export, form=RefuseExportForm, danger=True),
        Verb.of(EXPORTS, "withdraw", action=actions.withdraw_export),
        Verb.of(EXPORTS, "destroy", action=actions.destroy_export, danger=True),
    )  # fmt: skip


register(WholeExportLedger)
