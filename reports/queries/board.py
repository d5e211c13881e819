"""The dashboard's column: where each unit's weekly report of this week stands."""

from datetime import date, timedelta

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from campaign.models import Assignment
from campaign.queries.board import Extra
from reports.choices import HANDED_IN, State
from reports.models import Filing
from reports.queries.figures import WEEKLY

_TONES = {State.SUBMITTED: "busy", State.ACCEPTED: "ok", State.RETURNED: "due"}


def weekly_column(unit_codes: list[str], today: date) -> dict[str, Extra]:
    """The report due this week (Monday to Sunday) of each unit that owes one: 1 query.

    Before it is handed in only whether it is late is told: the draft is the unit's own affair.
    """
    monday = today - timedelta(days=today.weekday())
    week = (monday, monday + timedelta(days=6))
    newest = Filing.objects.filter(assignment=OuterRef("pk"), state__in=HANDED_IN).order_by("-edition")
    owed = Assignment.objects.filter(**WEEKLY, unit_id__in=unit_codes, due_on__range=week).order_by("due_on")
    lines = owed.annotate(
        filing=Subquery(newest.values("pk")[:1]), filed=Subquery(newest.values("state")[:1])
    ).values_list("unit_id", "due_on", "filing", "filed")
    return {unit: _standing(due, filing, filed, today) for unit, due, filing, filed in lines}


def _standing(due: date, filing: object, filed: str | None, today: date) -> Extra:
    if filed:
        state = State(filed)
        return Extra(_TONES[state], state.label, reverse("reports:filings-detail", args=[filing]))
    if due < today:
        return Extra("late", "逾期未报")
    return Extra("due", "今天应报") if due == today else Extra("wait", "未到期")
