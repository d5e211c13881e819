"""Findings of comparisons: worked through one by one or many at once."""

from typing import Any

from enrollment.actions import findings as actions
from enrollment.choices.matching import FINDING_TONES
from enrollment.forms.matching import CloseForm, LookForm
from enrollment.models import MatchFinding
from enrollment.queries import matching as reads
from enrollment.rules.matching import FINDINGS
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.registry import register


def _name(row: MatchFinding) -> str:
    subject = reads.subject(row)
    return (subject.name or "（未写姓名）") if subject is not None else "（名单已按期删除）"


def _number(row: MatchFinding) -> str:
    """Masked, as everywhere."""
    subject = reads.subject(row)
    return str(subject.id_number) if subject is not None else ""


class MatchFindingLedger(Ledger):
    app = "enrollment"
    name = "match-findings"
    title = "比对核查台账"
    model = MatchFinding
    basis = "实施方案 二（四）、二（五）"
    order = ("-state", "kind")
    writable = False
    columns = (
        Column("name", "姓名", value=_name, sort=False, width=12),
        Column("number", "证件号码", value=_number, sort=False, width=22, text=True),
        Column("kind", "类别", filter=True),
        Column(
            "differs", "不同之处", value=lambda row: reads.differing_titles(row.row), sort=False, width=18
        ),
        Column("state", "状态", filter=True, tone=lambda value: FINDING_TONES.get(value, "none")),
        Column("outcome", "处理结果", filter=True),
        Column("note", "核查情况", shown=False, width=40),
        Column("round__kind", "名单来源", form=False, filter=True, width=18),
        Column("round__as_of", "名单截止日期", form=False, shown=False),
        Column("unit", "所属单位", form=False, filter=True, shown=False),
        Column("by", "核查人", value=lambda row: row.by.name if row.by else "", sort=False, shown=False),
        Column("at", "核查时间", shown=False),
    )
    presets = (Preset("unfinished", "没有办结的", lambda rows: rows.unfinished()),)
    verbs = (
        Verb.of(FINDINGS, "look", action=actions.look_into, form=LookForm, bulk=True),
        Verb.of(FINDINGS, "close", action=actions.close_finding, form=CloseForm, bulk=True),
        Verb.of(
            FINDINGS, "reopen", action=actions.reopen_finding, bulk=True,
            confirm="重新核查后须再次办结；已经补登或更正的台账内容不会自动改回去。",
        ),
    )  # fmt: skip
    detail_template = "enrollment/finding_detail.html"

    def queryset(self, actor: Any) -> Any:
        joined = ("row", "child", "status__school", "pupil__school", "by", "round")
        return super().queryset(actor).select_related(*joined)

    def preset(self, name: str) -> Preset | None:
        """``round-<key>`` and ``round-<key>-<kind>``: one round's, as its page links to."""
        if not name.startswith("round-"):
            return super().preset(name)
        key, kind = name[6:42], name[43:]

        def apply(rows: Any) -> Any:
            found = rows.filter(round_id=key)
            return found.filter(kind=kind) if kind else found

        return Preset(name, "本轮", apply) if _is_key(key) else None

    def named(self, row: Any) -> str:
        return f"{_name(row)} · {row.get_kind_display()}"


def _is_key(text: str) -> bool:
    plain = text.replace("-", "")
    return len(text) == 36 and len(plain) == 32 and all(c in "0123456789abcdef" for c in plain)


register(MatchFindingLedger)
