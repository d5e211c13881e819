"""What changed since a person last looked: rows, not only numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from campaign.choices import AssignmentState, IssueState, ProgressKind
from campaign.models import Assignment, Incident, Issue, IssueProgress, Letter, Look
from yangguang.accounts.rights import Actor

SHOWN = 5
FIRST_TIME = timedelta(days=7)  # who never marked anything as seen is shown the last week


@dataclass(frozen=True)
class News:
    """One kind of change: how many, and the latest rows as (text, address)."""

    title: str
    tone: str
    count: int
    rows: list[tuple[str, str]]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class _Kind:
    title: str
    tone: str
    rows: Callable[[str, datetime], "QuerySet[Any]"]
    text: Callable[[Any], str]
    url: Callable[[Any], str]


def last_look(actor: Actor, now: datetime) -> tuple[datetime, bool]:
    """The moment the person last marked everything as seen, and whether they ever did."""
    at = Look.objects.filter(user=actor.user, unit_id=actor.home).values_list("looked_at", flat=True).first()
    return (at, True) if at else (now - FIRST_TIME, False)


def _page(name: str) -> Callable[[Any], str]:
    return lambda row: reverse(f"campaign:{name}-detail", args=[row.pk])


def _issue_text(row: Issue) -> str:
    return f"{row.number} {row.unit.name}：{row.found[:30]}"


def _step_text(row: IssueProgress) -> str:
    return f"{row.issue.number} {row.unit.name}：{row.text[:30]}"


_ISSUE_PAGE = _page("issues")
_KINDS = (
    _Kind(
        "新登记的问题", "busy",
        lambda code, since: Issue.objects.under(code).filter(created_at__gt=since).order_by("-created_at"),
        _issue_text, _ISSUE_PAGE,
    ),
    _Kind(
        "已销号的问题", "ok",
        lambda code, since: Issue.objects.under(code)
        .filter(state=IssueState.CLOSED, closed_at__gt=since).order_by("-closed_at"),
        _issue_text, _ISSUE_PAGE,
    ),
    _Kind(
        "被退回的问题", "late",
        lambda code, since: IssueProgress.objects.under(code)
        .filter(kind=ProgressKind.RETURNED, at__gt=since).select_related("issue").order_by("-at"),
        _step_text, lambda row: reverse("campaign:issues-detail", args=[row.issue_id]),
    ),
    _Kind(
        "新提交的任务", "due",
        lambda code, since: Assignment.objects.under(code)
        .filter(state=AssignmentState.SUBMITTED, submitted_at__gt=since)
        .select_related("deliverable").order_by("-submitted_at"),
        lambda row: f"{row.unit.name}：{row.deliverable.title}", _page("assignments"),
    ),
    _Kind(
        "收到回复的督办函", "due",
        lambda code, since: Letter.objects.under(code).filter(replied_at__gt=since).order_by("-replied_at"),
        lambda row: f"{row.unit.name}：{row.subject}", _page("letters"),
    ),
    _Kind(
        "新的舆情事件", "late",
        lambda code, since: Incident.objects.under(code).filter(created_at__gt=since).order_by("-created_at"),
        lambda row: f"{row.unit.name}：{row.title}", _page("incidents"),
    ),
)  # fmt: skip


def news(code: str, since: datetime) -> list[News]:
    """What happened under ``code`` after ``since``; kinds without a change are left out. One query a kind."""
    found = []
    for kind in _KINDS:
        rows = list(kind.rows(code, since).select_related("unit")[: SHOWN + 1])
        if rows:
            count = len(rows) if len(rows) <= SHOWN else kind.rows(code, since).order_by().count()
            lines = [(kind.text(row), kind.url(row)) for row in rows[:SHOWN]]
            found.append(News(kind.title, kind.tone, count, lines))
    return found
