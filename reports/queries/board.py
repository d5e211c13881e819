"""The dashboard's column: where each unit's weekly report of this week stands."""

from datetime import date, timedelta

from django.db.models import Max
from django.urls import reverse

from campaign.models import Assignment
from campaign.queries.board import Extra
from reports.choices import HANDED_IN, Kind, State
from reports.models import Filing
from reports.queries.figures import WEEKLY

_TONES = {State.SUBMITTED: "busy", State.ACCEPTED: "ok", State.RETURNED: "due"}


def weekly_column(unit_codes: list[str], today: date) -> dict[str, Extra]:
    """The report due this week (Monday to Sunday) of each unit that owes one: 2 queries.

    Before it is handed in only whether it is late is told: the draft is the unit's own affair.
    """
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    owed = Assignment.objects.filter(**WEEKLY, unit_id__in=unit_codes, due_on__range=(monday, sunday))
    due = dict(owed.order_by().values_list("unit_id").annotate(Max("due_on")))
    filings = Filing.objects.filter(
        kind=Kind.WEEKLY, unit_id__in=due, due_on__range=(monday, sunday), state__in=HANDED_IN
    )
    found = {
        code: Extra("late", "逾期未报")
        if day < today
        else Extra("due", "今天应报")
        if day == today
        else Extra("wait", "未到期")
        for code, day in due.items()
    }
    for filing in filings.defer("figures").order_by("edition"):
        found[filing.unit_id] = Extra(
            _TONES[State(filing.state)],
            filing.get_state_display(),
            reverse("reports:filings-detail", args=[filing.pk]),
        )
    return found
