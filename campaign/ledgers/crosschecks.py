"""相互检查 as the city and the checked county see it; who checks has a page of the sample instead."""

from campaign.actions import crosschecks as actions
from campaign.choices.crosschecks import CROSS_TONES, FINDING_TONES, CrossState, FindingState
from campaign.forms.crosschecks import DismissForm
from campaign.models import CrossCheck, CrossFinding
from campaign.rules.crosschecks import CROSSCHECKS
from yangguang.common import clock
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right


def _term(row: CrossCheck) -> Mark | str:
    if row.state != CrossState.ASSIGNED:
        return ""
    today = clock.today()
    if row.until < today:
        return Mark("已到期，查看权限已收回", "late")
    return Mark(clock.remaining_in_words(row.until, today), "due" if row.until == today else "none")


class CrossCheckLedger(Ledger):
    app = "campaign"
    name = "crosschecks"
    title = "相互检查"
    model = CrossCheck
    basis = "实施方案 二（四）"
    order = ("-assigned_at",)
    writable = False
    importable = False
    columns = (
        Column("unit", "被检查县（区）", filter=True),
        Column("checker", "检查县（区）"),
        Column("state", filter=True, tone=lambda value: CROSS_TONES.get(value, "none")),
        Column("until", filter=True),
        Column("term", "剩余时间", value=_term, sort=False),
        Column("note", shown=False),
        Column("pool", "已有结论数", shown=False),
        Column("seed", "抽样种子", shown=False),
        Column("assigned_at", shown=False),
        Column("finished_at", shown=False),
        Column("released_at", shown=False),
    )
    verbs = (
        Verb.of(
            CROSSCHECKS, "end", action=actions.end, danger=True,
            confirm="终止后检查单位不能再查看和填写，已填的意见保留。",
        ),
        Verb.of(CROSSCHECKS, "release", action=actions.release),
    )  # fmt: skip
    detail_template = "campaign/crosscheck_detail.html"

    def named(self, row: CrossCheck) -> str:
        """Who checks whom."""
        return f"{row.checker.name}检查{row.unit.name}"


class CrossFindingLedger(Ledger):
    """What the checking county said of each answer; the city decides on every 不同意."""

    app = "campaign"
    name = "crossfindings"
    title = "相互检查意见"
    model = CrossFinding
    basis = "实施方案 二（四）"
    order = ("crosscheck", "place")
    writable = False
    importable = False
    columns = (
        Column("check_row__unit", "被检查单位"),
        Column("check_row__item__code", "检查项"),
        Column("check_row__item__text", "检查内容", width=40),
        Column("check_row__answer", "自查结论"),
        Column("state", filter=True, tone=lambda value: FINDING_TONES.get(value, "none")),
        Column("reason", width=40),
        Column("issue", "问题编号"),
        Column("decision", shown=False, width=30),
        Column("at", shown=False),
        Column("decided_at", shown=False),
    )
    presets = (Preset("disputed", "待处理", lambda rows: rows.filter(state=FindingState.DISPUTED)),)
    verbs = (
        Verb(
            "open-issue", "转入问题台账", action=actions.open_from_finding, right=Right.REVIEW, bulk=True,
            when=lambda row: row.state == FindingState.DISPUTED,
        ),
        Verb(
            "dismiss", "不采纳", action=actions.dismiss, right=Right.REVIEW, form=DismissForm,
            when=lambda row: row.state == FindingState.DISPUTED, danger=True,
        ),
    )  # fmt: skip

    def named(self, row: CrossFinding) -> str:
        """The item and the unit that answered it."""
        return f"{row.check_row.item.code} {row.check_row.unit.name}"


register(CrossCheckLedger)
register(CrossFindingLedger)
