"""公众意见: what people said about an adjustment, and the answers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset, Problem, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right
from zoning.actions.opinions import Said, answer_opinion, type_in_opinion
from zoning.choices.adjustments import AdjustmentState
from zoning.forms.opinions import AnswerForm
from zoning.models import Adjustment, Opinion
from zoning.rules.opinions import Decided, OpinionStays, faults


def _asked(actor: Actor) -> Sequence[tuple[Any, str]]:
    """Consultations of the own counties; one that is over stays a choice: the rule refuses it by date."""
    rows = Adjustment.objects.under(*actor.rights.codes(Right.FILL)).filter(shown=True)
    return list(rows.order_by("-opens_on", "title").values_list("pk", "title"))


def told_rightly(values: Mapping[str, Any]) -> Iterable[Problem]:
    """What the action refuses, told by the preview of an import as well."""
    for refusal in faults(values, today=clock.today()):
        yield refusal.field, refusal.message


class OpinionLedger(Ledger):
    """Parents write on the public page; what comes by letter or at the desk is typed in here."""

    app = "zoning"
    name = "opinions"
    title = "公众意见"
    basis = "实施方案 二（二）：征求意见"
    model = Opinion
    order = ("-on", "pk")
    search = ("text", "place")
    rules = (told_rightly,)
    columns = (
        Column("stance", filter=True, example="反对", width=8),
        Column("text", width=50, example="新学校离家三公里，要过国道，孩子上学不安全。"),
        Column("place", example="阳光花园", width=16),
        Column("adjustment", options=_asked, filter=True, width=26, example="清丰县新城片区调整"),
        Column("unit", "县（区）", form=False, shown=False, filter=True),
        Column("on", filter=True, help="来信、来访或座谈的日期，须在征求意见期间", example="2024-07-12"),
        Column("name", shown=False, help="加密保存，不公布；没有留的不填", example=""),
        Column("contact", shown=False, text=True, help="加密保存，不公布", example=""),
        Column("adopted", form=False, excel=False, filter=True),
        Column("gist", form=False, excel=False, shown=False),
        Column("answer", form=False, excel=False, shown=False),
        Column("answered_on", form=False, excel=False),
    )
    presets = (
        Preset("unanswered", "待答复", lambda rows: rows.filter(answer="")),
        Preset("answered", "已答复", lambda rows: rows.exclude(answer="")),
    )
    verbs = (
        Verb(
            "answer", "答复意见", action=answer_opinion, right=Right.FILL, form=AnswerForm, bulk=True,
            when=lambda row: row.adjustment.state == AdjustmentState.CONSULTATION,
        ),
    )  # fmt: skip

    def queryset(self, actor: Actor) -> Any:
        return super().queryset(actor).select_related("adjustment", "unit")

    def named(self, row: Opinion) -> str:
        return f"{row.get_stance_display()}：{row.text[:20]}"

    def unit_of(self, unit_id: str, values: Mapping[str, Any]) -> str:
        return str(values["adjustment"].unit_id)

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Opinion:
        told = dict(values)
        adjustment, on = told.pop("adjustment"), told.pop("on")
        said = Said(**{name: value or "" for name, value in told.items()})
        return type_in_opinion(by=by, adjustment=adjustment, said=said, on=on, now=now)

    def locked(self, row: Opinion) -> Refusal | None:
        return OpinionStays()

    def why_not(self, verb: Verb, row: Opinion) -> str:
        return Decided.message


register(OpinionLedger)
