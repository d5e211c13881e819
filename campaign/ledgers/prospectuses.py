"""民办学校招生简章和计划: written by the school, judged by the county, published, locked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaign.actions import prospectuses as actions
from campaign.choices.disclosure import PROSPECTUS_TONES, ProspectusState
from campaign.forms import ReasonForm
from campaign.forms.disclosure import ReviseForm
from campaign.models.prospectuses import Prospectus
from campaign.rules.disclosure import PROSPECTUSES, prospectus_lock
from yangguang.accounts.models import User
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


def _tone(value: str) -> str:
    return PROSPECTUS_TONES.get(ProspectusState(value), "none") if value else "none"


class ProspectusLedger(Ledger):
    app = "campaign"
    name = "prospectuses"
    title = "民办学校招生简章"
    model = Prospectus
    basis = "实施方案 二（四）"
    search = ("text",)
    importable = False  # a prospectus is a document, written and judged one by one
    levels = (Level.SCHOOL,)
    columns = (
        Column("unit", "学校", filter=True),
        Column("edition", form=False, width=8),
        Column("state", "状态", form=False, filter=True, tone=_tone),
        Column("plan", help="经审批机关核定的人数", example="120", width=12),
        Column("scope", help="只在审批地招生，写清楚哪个县（区）", example="清丰县", shown=False),
        Column("fee", help="学费、住宿费标准和批准文号", example="每学期 4000 元", shown=False),
        Column("conditions", help="不得设置考试、证书等条件", shown=False),
        Column("text", shown=False, help="家长看到的全文；不写个人信息"),
        Column("revision", form=False, shown=False),
        Column("returned_reason", form=False, shown=False),
        Column("submitted_at", form=False, filter=True),
        Column("judged_by__name", "审核人", form=False, shown=False),
        Column("judged_at", form=False, shown=False),
        Column("published_at", form=False, filter=True, shown=False),
    )
    presets = (
        Preset("waiting", "待审核", lambda rows: rows.filter(state=ProspectusState.SUBMITTED)),
        Preset("agreed", "已通过", lambda rows: rows.agreed()),
    )
    verbs = (
        Verb.of(PROSPECTUSES, "submit", action=actions.submit_prospectus),
        Verb.of(PROSPECTUSES, "accept", action=actions.accept_prospectus, bulk=True),
        Verb.of(PROSPECTUSES, "return", action=actions.return_prospectus, form=ReasonForm, danger=True),
        Verb.of(
            PROSPECTUSES, "publish", action=actions.publish_prospectus,
            confirm="公布后家长可以看到全文，内容不能再改，确定公布吗？",
        ),
        Verb.of(PROSPECTUSES, "revise", action=actions.revise_prospectus, form=ReviseForm),
    )  # fmt: skip
    detail_template = "evidence/card.html"

    def named(self, row: Any) -> str:
        return f"{row.unit.name}招生简章（第 {row.edition} 版）"

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> Prospectus:
        return actions.draft_prospectus(by=by, now=now, unit=Unit.objects.get(pk=unit_id), **values)

    def update(
        self, *, by: User | None, row: Prospectus, values: Mapping[str, Any], now: datetime
    ) -> Prospectus:
        return actions.amend_prospectus(by=by, now=now, row=row, values=values)

    def locked(self, row: Prospectus) -> Refusal | None:
        return prospectus_lock(row.state)


register(ProspectusLedger)
