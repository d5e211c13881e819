"""Interviews (约谈)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from campaign.actions import interviews as actions
from campaign.choices.discipline import INTERVIEW_TONES, InterviewState
from campaign.forms.discipline import CancelForm, HoldForm, VerdictForm
from campaign.ledgers.letters import IssuersVerb
from campaign.models import Interview
from campaign.queries.discipline import interview_link, open_issues, units_below
from campaign.rules import interviews as rules
from campaign.rules.interviews import INTERVIEWS
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.declaration import Column, Ledger, Mark, Preset, Verb
from yangguang.ledgers.links import register_link
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


def _remaining(row: Interview) -> Mark | str:
    """How long until the talk, then until the promise."""
    due = row.waits_until
    if due is None:
        return ""
    today = clock.today()
    tone = "late" if due < today else "due" if due == today else "none"
    return Mark(clock.remaining_in_words(due, today), tone)


class InterviewLedger(Ledger):
    app = "campaign"
    name = "interviews"
    title = "约谈台账"
    model = Interview
    basis = "实施方案 三（三）"
    fill = Right.SUPERVISE
    importable = False
    levels = ()  # held by the unit of whoever plans it
    order = ("-planned_on",)
    search = ("principal", "reason")
    columns = (
        Column("principal", example="王某", help="校长或负责人姓名"),
        Column("post", example="校长"),
        Column("about", filter=True, options=units_below, help="记录登记之前，该单位看不到这条约谈"),
        Column("issuer", form=False, filter=True),
        Column("reason", width=40),
        Column("issue", options=open_issues, required=False, shown=False),
        Column("planned_on", filter=True),
        Column("place", shown=False),
        Column("interviewer", shown=False, help="谁去谈，例如分管领导"),
        Column("state", form=False, filter=True, tone=lambda value: INTERVIEW_TONES.get(value, "none")),
        Column("remaining", "剩余时间", value=_remaining, form=False, excel=False, sort=False),
        Column("held_on", form=False, filter=True),
        Column("roster", form=False, shown=False),
        Column("minutes", form=False, shown=False),
        Column("commitments", form=False, shown=False),
        Column("commitments_due", form=False, shown=False, filter=True),
        Column("opinion", form=False, shown=False),
    )
    presets = (
        Preset("open", "未了结", lambda rows: rows.open()),
        Preset("overdue", "已逾期", lambda rows: rows.overdue(clock.today())),
    )
    verbs = (
        Verb.of(INTERVIEWS, "hold", action=actions.hold_interview, form=HoldForm),
        IssuersVerb.of(INTERVIEWS, "keep", action=actions.keep_promise, form=VerdictForm),
        Verb.of(INTERVIEWS, "cancel", action=actions.cancel_interview, form=CancelForm, danger=True),
    )
    detail_template = "campaign/interview_detail.html"

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Interview:
        """Plan an interview of the person's own unit."""
        given = dict(values)
        about, issuer = given.pop("about"), Unit.objects.get(pk=unit_id)
        return actions.plan_interview(by=by, now=now, issuer=issuer, about=about, values=given)

    def update(
        self, *, by: User | None, row: Interview, values: Mapping[str, Any], now: datetime
    ) -> Interview:
        """Amend a plan."""
        given = dict(values)
        about = given.pop("about", row.about)
        if about != row.about:
            raise rules.Held("被约谈单位不能更换，请取消后另行登记。", field="about")
        return actions.amend_interview(by=by, now=now, row=row, values=given)

    def locked(self, row: Interview) -> Refusal | None:
        """Closed once it was held or cancelled."""
        return None if row.state == InterviewState.PLANNED else rules.Held()


register(InterviewLedger)
register_link("enrollment/schools", lambda actor, row: interview_link(actor, row.unit_id))
register_link("campaign/issues", lambda actor, row: interview_link(actor, row.unit_id, issue=row.pk))
