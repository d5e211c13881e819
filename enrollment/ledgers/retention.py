"""保存期限 and 依法留存 (security.md C25)."""

from enrollment.actions import retention as actions
from enrollment.forms.retention import LiftForm
from enrollment.models import LegalHold, RetentionTerm
from enrollment.rules import retention as rules
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right


class TermLedger(Ledger):
    """Terms of a city for one year's campaign; what is not named here has the usual term."""

    app = "enrollment"
    name = "retention-terms"
    title = "保存期限"
    model = RetentionTerm
    basis = "《个人信息保护法》第十九条"
    fill = Right.REVIEW
    key = ("year", "kind")
    order = ("-year", "kind")
    levels = (Level.CITY,)
    rules = (rules.term_is_sound,)
    columns = (
        Column("year", filter=True, example="2024", help="专项行动的年度"),
        Column("kind", filter=True, example="随机录取报名", width=24),
        Column("unit", "市", form=False),
        Column("years", example="3", help="从该学年 8 月 31 日起算，满几年删除"),
        Column("basis", example="濮教〔2024〕30号", width=40),
    )


class HoldLedger(Ledger):
    """What one county must keep beyond its term."""

    app = "enrollment"
    name = "legal-holds"
    title = "依法留存"
    model = LegalHold
    basis = "《个人信息保护法》第四十七条"
    fill = Right.REVIEW
    key = ("id_number", "document")
    order = ("lifted_on", "-held_on")
    search = ("id_number", "document")
    rules = (rules.hold_is_sound,)
    importable = False
    columns = (
        Column("document", text=True, example="清法函〔2024〕3号", width=24),
        Column("id_number", text=True, width=22, help="18 位；该号码在本县（区）的全部信息都不删除"),
        Column("unit", "县（区）", form=False, filter=True),
        Column("reason", example="正在办理行政复议", width=30),
        Column("held_on", filter=True, example="2024-07-01"),
        Column("lifted_on", form=False, filter=True),
        Column("lifting", form=False, shown=False, width=30),
    )
    presets = (Preset("in-force", "留存中", lambda rows: rows.filter(lifted_on=None)),)
    verbs = (
        Verb(
            "lift", "解除留存", action=actions.lift_hold, right=Right.REVIEW, form=LiftForm, danger=True,
            when=lambda row: row.lifted_on is None,
            confirm="解除后，已过保存期限的信息会在当天晚上删除，不能恢复。",
        ),
    )  # fmt: skip

    def locked(self, row: LegalHold) -> Refusal | None:
        """A hold that was lifted stays as it was."""
        return rules.HoldLifted() if row.lifted_on is not None else None


register(TermLedger)
register(HoldLedger)
