"""Rumours, incidents, risks, disputes and the duty roster (plan 四（二）)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from campaign.actions import opinion as actions
from campaign.choices.items import line_tone
from campaign.choices.opinion import (
    DISPUTE_TONES,
    INCIDENT_TONES,
    LEVEL_TONES,
    RISK_TONES,
    RUMOUR_TONES,
    IncidentState,
    RiskState,
    RumourState,
)
from campaign.forms import ReasonForm
from campaign.forms import opinion as forms
from campaign.ledgers.dated import DatedLedger
from campaign.models import Dispute, DutyShift, Incident, Risk, Rumour
from campaign.rules import dates
from campaign.rules import opinion as checks
from campaign.rules.opinion import INCIDENTS, RUMOURS
from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.refusals import Locked, Refusal
from yangguang.ledgers.declaration import Column, Mark, Preset, Verb
from yangguang.ledgers.registry import register
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit

_BASIS = "实施方案 四（二）"
_BUREAUS = (Level.COUNTY, Level.CITY)


def _schools(actor: Actor) -> Sequence[tuple[str, str]]:
    """Schools within the actor's reach."""
    found = Unit.objects.under(*actor.scope).filter(level=Level.SCHOOL, active=True)
    return list(found.values_list("code", "name"))


def _answered(row: Rumour) -> Mark | str:
    """How long the answer took, or how long is left for it."""
    if row.published_on:
        days = clock.working_days_between(row.found_on, row.published_on)
        text = "当日回应" if days <= 0 else f"{days} 个工作日内回应"
        return Mark(text, "ok" if row.published_on <= row.answer_by else "late")
    if row.state == RumourState.CLOSED:
        return ""
    today = clock.today()
    return Mark(clock.remaining_in_words(row.answer_by, today), "late" if row.answer_by < today else "due")


class RumourLedger(DatedLedger):
    app = "campaign"
    name = "rumours"
    title = "辟谣台账"
    basis = _BASIS
    model = Rumour
    key = ("found_on", "claim")
    order = ("-found_on",)
    search = ("claim",)
    levels = _BUREAUS
    rules = (checks.found_in_the_past,)
    bounds = {"found_on": dates.since_new_year}
    columns = (
        Column(
            "claim", help="传言怎么说的，不写发布人姓名", example="某小学今年只收房产在 2020 年前的", width=36
        ),
        Column("unit", "单位", form=False, filter=True),
        Column("seen_at", example="家长微信群", width=18),
        Column("found_on", filter=True, example="2024-06-20"),
        Column("clock", "回应用时", value=_answered, form=False, excel=False, sort=False),
        Column("state", form=False, filter=True, tone=lambda value: RUMOUR_TONES.get(value, "none")),
        Column("truth", form=False, filter=True),
        Column("answer_by", form=False, shown=False, help="发现后一个工作日内"),
        Column("link", shown=False, width=24),
        Column("finding", form=False, shown=False, width=30),
        Column("statement", form=False, shown=False, width=30),
        Column("published_on", form=False, shown=False, filter=True),
        Column("published_where", form=False, shown=False),
        Column("published_link", form=False, shown=False),
    )
    presets = (
        Preset("unanswered", "未回应", lambda rows: rows.unanswered()),
        Preset("late", "超期未回应", lambda rows: rows.late(clock.today())),
    )
    verbs = (
        Verb.of(RUMOURS, "check", action=actions.check_rumour, form=forms.CheckRumourForm),
        Verb.of(
            RUMOURS, "publish", action=actions.publish_statement, form=forms.StatementForm,
            when=lambda row: checks.may_refute(row.truth),
        ),
        Verb.of(RUMOURS, "close", action=actions.close_rumour),
        Verb.of(RUMOURS, "recur", action=actions.note_recurrence, form=forms.TextForm),
    )  # fmt: skip
    detail_template = "campaign/opinion_files.html"

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Rumour:
        return actions.found_rumour(by=by, unit_id=unit_id, values=values, now=now)

    def update(self, *, by: User | None, row: Any, values: Mapping[str, Any], now: datetime) -> Rumour:
        return actions.amend_rumour(by=by, row=row, values=values, now=now)

    def locked(self, row: Any) -> Refusal | None:
        """What was answered in public is not rewritten."""
        if row.state in (RumourState.PUBLISHED, RumourState.CLOSED):
            return Locked("该信息已公开回应，不能再修改；如再次出现，请点“再次出现”。")
        return None


class IncidentLedger(DatedLedger):
    app = "campaign"
    name = "incidents"
    title = "舆情事件"
    basis = _BASIS
    model = Incident
    key = ("found_on", "title")
    order = ("-found_on",)
    search = ("title", "facts")
    levels = _BUREAUS
    rules = (checks.found_in_the_past, checks.about_lies_below)
    bounds = {"found_on": dates.since_new_year}
    columns = (
        Column("title", example="某校报名排队引发关注", width=28),
        Column("unit", "单位", form=False, filter=True),
        Column("level", filter=True, tone=lambda value: LEVEL_TONES.get(value, "none"),
               help="较大及以上保存后立即通知上级单位"),
        Column("lines", filter=True, tone=line_tone, required=False, basis="实施方案 四（三）",
               help="触及稳定、安全、廉洁哪条底线，可不选"),
        Column("state", form=False, filter=True, tone=lambda value: INCIDENT_TONES.get(value, "none")),
        Column("found_on", filter=True, example="2024-07-02"),
        Column("about", options=_schools, lookup="code", help="不涉及具体学校的可以不填", width=24),
        Column("seen_at", example="校门口、抖音同城", width=18),
        Column("facts", shown=False, help="时间、地点、人数、诉求；不写家长和学生姓名", width=40),
        Column("conclusion", form=False, shown=False, width=30),
    )  # fmt: skip
    presets = (
        Preset("open", "未办结", lambda rows: rows.open()),
        Preset("bottom-line", "触及底线未办结", lambda rows: rows.on_a_line()),
    )
    verbs = (
        Verb.of(INCIDENTS, "handle", action=actions.handle_incident, form=forms.MeasuresForm),
        Verb.of(INCIDENTS, "inform", action=actions.inform_department, form=forms.InformForm),
        Verb.of(INCIDENTS, "progress", action=actions.note_progress, form=forms.TextForm),
        Verb.of(INCIDENTS, "calm", action=actions.calm_incident, form=forms.ConclusionForm),
        Verb.of(INCIDENTS, "close", action=actions.close_incident, form=forms.TextForm),
        Verb.of(INCIDENTS, "back", action=actions.return_incident, form=ReasonForm, danger=True),
    )
    detail_template = "campaign/incident_detail.html"

    def create(self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Incident:
        return actions.open_incident(by=by, unit_id=unit_id, values=values, now=now)

    def update(self, *, by: User | None, row: Any, values: Mapping[str, Any], now: datetime) -> Incident:
        return actions.amend_incident(by=by, row=row, values=values, now=now)

    def locked(self, row: Any) -> Refusal | None:
        """Once calm the facts stand; the superior may send it back."""
        if row.state in (IncidentState.CALM, IncidentState.CLOSED):
            return Locked("该事件已确认平息，不能再修改；情况有变的，请上级单位退回处置。")
        return None


def _score(row: Risk) -> Mark:
    return Mark(f"{row.score} 分", checks.risk_tone(row.score))


def _until_review(row: Risk) -> Mark | str:
    """How long until a watched risk must be looked at again, or how long that is overdue."""
    if not _watched(row):
        return ""
    today = clock.today()
    tone = "late" if row.review_on < today else "due" if row.review_on == today else "none"
    return Mark(clock.remaining_in_words(row.review_on, today), tone)


def _watched(row: Risk) -> bool:
    return row.state == RiskState.WATCHED


class RiskLedger(DatedLedger):
    app = "campaign"
    name = "risks"
    title = "风险隐患台账"
    basis = _BASIS
    model = Risk
    key = ("step", "title")
    order = ("review_on",)
    search = ("title",)
    levels = _BUREAUS
    bounds = {"review_on": dates.during}
    columns = (
        Column("title", example="热点学校报名首日排队聚集", width=28),
        Column("unit", "单位", form=False, filter=True),
        Column("step", filter=True),
        Column("likelihood", filter=True, help="1 很低 至 5 很高", example="3"),
        Column("impact", filter=True, help="1 轻微 至 5 严重", example="4"),
        Column("score", "风险值", value=_score, form=False, excel=False, sort=False),
        Column("state", form=False, filter=True, tone=lambda value: RISK_TONES.get(value, "none")),
        Column("owner", example="张明"),
        Column("review_on", filter=True, help="到期须重新研判", example="2024-07-15"),
        Column("remaining", "剩余时间", value=_until_review, form=False, excel=False, sort=False),
        Column("measures", shown=False, width=36),
        Column("outcome", form=False, shown=False, width=30),
    )
    presets = (
        Preset("watched", "监测中", lambda rows: rows.filter(state=RiskState.WATCHED)),
        Preset(
            "due", "待研判",
            lambda rows: rows.filter(state=RiskState.WATCHED, review_on__lte=clock.today()),
        ),
    )  # fmt: skip
    verbs = (
        Verb(
            "resolve", "化解", action=actions.resolve_risk, right=Right.FILL, form=forms.OutcomeForm,
            when=_watched,
        ),
        Verb(
            "occur", "已发生", action=actions.risk_occurred, right=Right.FILL, form=forms.OccurredForm,
            when=_watched, danger=True,
        ),
    )  # fmt: skip

    def locked(self, row: Any) -> Refusal | None:
        if row.state == RiskState.WATCHED:
            return None
        return Locked(f"该风险{row.get_state_display()}，不能再修改；如再次出现，请新增一条。")


class DisputeLedger(DatedLedger):
    app = "campaign"
    name = "disputes"
    title = "矛盾纠纷化解"
    basis = _BASIS
    model = Dispute
    key = ("found_on", "summary")
    order = ("-found_on",)
    search = ("summary",)
    levels = _BUREAUS
    rules = (checks.found_in_the_past, checks.about_lies_below, checks.settled_has_date)
    bounds = {"found_on": dates.since_new_year}
    columns = (
        Column("summary", help="不写家长和学生姓名", example="片区调整后两个小区家长要求说明", width=36),
        Column("unit", "单位", form=False, filter=True),
        Column("about", options=_schools, lookup="code", width=24),
        Column("found_on", filter=True, example="2024-06-25"),
        Column("mediator", example="张明"),
        Column("state", filter=True, tone=lambda value: DISPUTE_TONES.get(value, "none")),
        Column("settled_on", example="2024-06-28"),
        Column("measures", shown=False, width=36),
    )


class DutyLedger(DatedLedger):
    app = "campaign"
    name = "duty-roster"
    title = "应急值班表"
    basis = _BASIS
    model = DutyShift
    key = ("day", "person")
    order = ("day",)
    search = ("person",)
    levels = _BUREAUS
    bounds = {"day": dates.during}
    columns = (
        Column("day", filter=True, example="2024-07-13"),
        Column("unit", "单位", form=False, filter=True),
        Column("person", example="李强", width=12),
        Column("phone", text=True, example="0393-0000000", width=18),
        Column("leader", example="王磊", width=12),
        Column("leader_phone", text=True, shown=False, width=18),
        Column("note", shown=False, width=20),
    )
    presets = (Preset("today", "今天", lambda rows: rows.filter(day=clock.today())),)


register(RumourLedger)
register(IncidentLedger)
register(RiskLedger)
register(DisputeLedger)
register(DutyLedger)
