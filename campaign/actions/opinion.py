"""Verbs on rumours, incidents and risks."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from campaign.choices.opinion import (
    GRAVE_LEVELS,
    Department,
    EntryKind,
    IncidentLevel,
    RiskState,
    RumourState,
    Truth,
)
from campaign.models import Incident, IncidentEntry, Risk, Rumour
from campaign.rules import ReasonMissing, WrongState
from campaign.rules import opinion as rules
from yangguang.accounts.models import User
from yangguang.notices.actions import tell
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.scope import scope


@transaction.atomic
def found_rumour(*, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Rumour:
    """Register a rumour; the clock to answer it starts on the day it was found."""
    due = rules.answer_by(values["found_on"])
    return Rumour.objects.create(unit_id=unit_id, **values, answer_by=due, created_at=now, updated_at=now)


@transaction.atomic
def amend_rumour(*, by: User | None, row: Rumour, values: Mapping[str, Any], now: datetime) -> Rumour:
    """Change what was written down of a rumour that is not answered yet; the caller has locked it."""
    for name, value in values.items():
        setattr(row, name, value)
    row.answer_by = rules.answer_by(row.found_on)
    return _saved(row, now)


@transaction.atomic
def check_rumour(*, by: User | None, now: datetime, row: Rumour, truth: str, finding: str) -> Rumour:
    """待核查 → 已核查: is it true, and how do we know."""
    rumour = Rumour.lock(row.pk)
    rumour.state = rules.RUMOURS.next_state("check", rumour.state)
    rumour.truth, rumour.finding, rumour.checked_by = truth, finding.strip(), by
    return _saved(rumour, now)


@transaction.atomic
def publish_statement(
    *,
    by: User | None,
    now: datetime,
    row: Rumour,
    statement: str,
    published_where: str,
    published_link: str = "",
    published_on: date | None = None,
) -> Rumour:
    """已核查 → 已辟谣, by somebody else than who checked. From here on the public reads it."""
    rumour = Rumour.lock(row.pk)
    state = rules.RUMOURS.next_state("publish", rumour.state)
    if not rules.may_refute(rumour.truth):
        raise rules.TruthContradicts
    if by is not None and by.pk == rumour.checked_by_id:
        raise rules.SameSigner
    rumour.state, rumour.statement, rumour.published_by = state, statement.strip(), by
    rumour.published_where, rumour.published_link = published_where.strip(), published_link
    rumour.published_on = published_on or now.date()
    return _saved(rumour, now)


@transaction.atomic
def close_rumour(*, by: User | None, now: datetime, row: Rumour) -> Rumour:
    """已辟谣 → 已办结; what proved true may be closed unrefuted (it goes on as an issue)."""
    rumour = Rumour.lock(row.pk)
    state = rules.RUMOURS.next_state("close", rumour.state)
    if rumour.state == RumourState.CHECKED and rumour.truth != Truth.TRUE:
        raise rules.NothingPublished
    rumour.state = state
    return _saved(rumour, now)


@transaction.atomic
def note_recurrence(*, by: User | None, now: datetime, row: Rumour, text: str) -> Rumour:
    """A rumour came back: checked again, to be answered again, by the next working day."""
    rumour = Rumour.lock(row.pk)
    rumour.state = rules.RUMOURS.next_state("recur", rumour.state)
    rumour.finding = f"{rumour.finding}\n{now:%Y-%m-%d} 再次出现：{text.strip()}"
    rumour.answer_by, rumour.checked_by = rules.answer_by(now.date()), by
    return _saved(rumour, now)


@transaction.atomic
def open_incident(*, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime) -> Incident:
    """Register an incident; from 较大 on the superior unit hears of it in the same moment."""
    incident = Incident.objects.create(unit_id=unit_id, **values, created_at=now, updated_at=now)
    _note(incident, EntryKind.OPENED, "", by=by, now=now)
    if IncidentLevel(incident.level) in GRAVE_LEVELS:
        _report(incident, by=by, now=now)
    return incident


@transaction.atomic
def amend_incident(*, by: User | None, row: Incident, values: Mapping[str, Any], now: datetime) -> Incident:
    """Change what was written down of a locked row; a level that rose to 较大 is reported upwards."""
    before = row.level
    for name, value in values.items():
        setattr(row, name, value)
    if row.level != before and IncidentLevel(row.level) in GRAVE_LEVELS:
        _report(row, by=by, now=now)
    return _saved(row, now)


@transaction.atomic
def handle_incident(*, by: User | None, now: datetime, row: Incident, text: str) -> Incident:
    """已发现 → 处置中, with the first measures."""
    incident = _moved(row, "handle", now)
    incident.handled_by = by
    _note(incident, EntryKind.MEASURES, text, by=by, now=now)
    return _saved(incident, now)


@transaction.atomic
def inform_department(
    *, by: User | None, now: datetime, row: Incident, department: str, text: str
) -> Incident:
    """Note that 公安、信访、网信 or 宣传 was brought in: whom, how, what they answered."""
    incident = _moved(row, "inform", now)
    incident.handled_by = incident.handled_by or by
    _note(incident, EntryKind.INFORMED, text, by=by, now=now, department=department)
    return _saved(incident, now)


@transaction.atomic
def note_progress(*, by: User | None, now: datetime, row: Incident, text: str) -> Incident:
    """One more line of what was done."""
    incident = _moved(row, "progress", now)
    _note(incident, EntryKind.PROGRESS, text, by=by, now=now)
    return _saved(incident, now)


@transaction.atomic
def calm_incident(*, by: User | None, now: datetime, row: Incident, text: str) -> Incident:
    """处置中 → 已平息, with the conclusion. In a grave one publicity and cyberspace must have been told."""
    incident = _moved(row, "calm", now)
    informed = set(incident.entries.filter(kind=EntryKind.INFORMED).values_list("department", flat=True))
    if rules.departments_missing(incident.level, informed):
        raise rules.DepartmentsMissing
    incident.conclusion = text.strip()
    _note(incident, EntryKind.CALMED, text, by=by, now=now)
    return _saved(incident, now)


@transaction.atomic
def close_incident(*, by: User | None, now: datetime, row: Incident, text: str = "") -> Incident:
    """已平息 → 已办结, by a reviewer of the superior unit who neither handled it nor called it calm."""
    incident = _moved(row, "close", now)
    if by is not None and by.pk in (incident.handled_by_id, _calmed_by(incident)):
        raise rules.CloserHandled
    incident.closed_by = by
    _note(incident, EntryKind.CLOSED, text, by=by, now=now)
    return _saved(incident, now)


@transaction.atomic
def return_incident(*, by: User | None, now: datetime, row: Incident, reason: str) -> Incident:
    """The superior does not hold it for settled: back to 处置中, with the reason."""
    if not reason.strip():
        raise ReasonMissing
    incident = _moved(row, "back", now)
    incident.closed_by = None
    _note(incident, EntryKind.BACK, reason, by=by, now=now)
    _tell(incident, incident.unit_id, f"back-{incident.version}", f"舆情“{incident.title}”被退回处置", now)
    return _saved(incident, now)


@transaction.atomic
def resolve_risk(*, by: User | None, now: datetime, row: Risk, outcome: str) -> Risk:
    """监测中 → 已化解, saying how."""
    risk = _watched(row)
    risk.state, risk.outcome = RiskState.RESOLVED, outcome.strip()
    return _saved(risk, now)


@transaction.atomic
def risk_occurred(*, by: User | None, now: datetime, row: Risk, level: str, text: str) -> Risk:
    """监测中 → 已发生: the risk came true, and an incident is opened with what was prepared."""
    risk = _watched(row)
    values = {
        "title": risk.title[:100], "level": level, "facts": text.strip(), "found_on": now.date(),
        "seen_at": risk.get_step_display(),
    }  # fmt: skip
    risk.incident = open_incident(by=by, unit_id=risk.unit_id, values=values, now=now)
    risk.state, risk.outcome = RiskState.OCCURRED, text.strip()
    return _saved(risk, now)


def _calmed_by(incident: Incident) -> Any:
    """Who said last that it was calm: a superior who did that for the county does not judge it too."""
    said = incident.entries.filter(kind=EntryKind.CALMED).order_by("-step")
    return said.values_list("by_id", flat=True).first()


def _watched(row: Risk) -> Risk:
    risk = Risk.lock(row.pk)
    if risk.state != RiskState.WATCHED:
        raise WrongState(f"该风险现在是“{risk.get_state_display()}”，只有“监测中”的可以这样办理。")
    return risk


def _moved(row: Incident, verb: str, now: datetime) -> Incident:
    incident = Incident.lock(row.pk)
    incident.state = rules.INCIDENTS.next_state(verb, incident.state)
    return incident


def _saved(row: Any, now: datetime) -> Any:
    row.bump(now=now)
    row.save()
    return row


def _report(incident: Incident, *, by: User | None, now: datetime) -> None:
    superior = codes.parent_of(incident.unit_id)
    if superior != codes.NATION:
        title = f"{incident.get_level_display()}舆情：{incident.title}"
        _tell(incident, superior, f"level-{incident.level}", title, now, right=Right.REVIEW)
    _note(incident, EntryKind.REPORTED, f"按“{incident.get_level_display()}”等级上报上级单位", by=by, now=now)


def _note(
    incident: Incident,
    kind: EntryKind,
    text: str,
    *,
    by: User | None,
    now: datetime,
    department: str = "",
) -> None:
    IncidentEntry.objects.create(
        incident=incident, unit_id=incident.unit_id, step=incident.entries.count() + 1, kind=kind,
        department=Department(department) if department else "", text=text.strip(), by=by, at=now,
        created_at=now, updated_at=now,
    )  # fmt: skip


def _tell(
    incident: Incident, unit_id: str, key: str, title: str, now: datetime, right: str = Right.FILL
) -> None:
    path = reverse("campaign:incidents-detail", args=[incident.pk])
    with scope(unit_id):  # a superior's notice lies outside the county's own scope
        tell(
            unit_id=unit_id, right=right, key=f"incident-{incident.pk}-{key}", title=title, path=path, now=now
        )
