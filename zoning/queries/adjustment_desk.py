"""Adjustments that wait for somebody: lines of the desk, and of the front page while people are asked."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from campaign.desk import DeskItem
from campaign.portal_news import PortalNews
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right
from zoning.choices.adjustments import AdjustmentState as A
from zoning.models import Adjustment, AdjustmentStep

AT_MOST = 50
_CHECKED = {A.ASSESSMENT: "评估", A.ARGUMENT: "专家论证", A.CONSULTATION: "征求意见"}


def _rows(*units: str) -> Any:
    """Adjustments under way, with what a line says of each."""
    step = AdjustmentStep.objects.filter(adjustment=OuterRef("pk"), kind=OuterRef("state"))
    rows = Adjustment.objects.filter(unit_id__in=units).under_way().select_related("unit")
    return rows.annotate(
        recorded=Exists(step), waiting=Count("opinions", filter=Q(opinions__answer=""))
    ).order_by("closes_on", "title")


def _item(row: Adjustment, kind: str, words: str, due: date | None, today: date) -> DeskItem:
    return DeskItem(
        kind=kind, title=f"{row.title}：{words}", due_on=due, overdue=due is not None and due < today,
        url_name="zoning:adjustments-detail", url_kwargs={"pk": str(row.pk)}, unit_name=row.unit.name,
    )  # fmt: skip


def _last_day(row: Adjustment) -> date | None:
    """New zones are published the day before registration opens, at the latest."""
    opens: date | None = row.registration_opens_on
    return opens - timedelta(days=1) if opens else None


def adjustments_on_the_desk(actor: Actor, today: date) -> Iterator[DeskItem]:
    """What the very counties owe in which somebody fills, checks or signs."""
    for row in _rows(*actor.rights.codes(Right.FILL))[:AT_MOST]:
        if row.state == A.CONSULTATION and not row.recorded:
            yield from _asked(row, today)
        elif row.state == A.DECISION and not row.recorded:
            yield _item(row, "adjustment", "请登记决定", _last_day(row), today)
    for row in _rows(*actor.rights.codes(Right.REVIEW))[:AT_MOST]:
        if row.recorded and row.state in _CHECKED:
            words = f"{_CHECKED[row.state]}已登记，请审核"
            yield _item(row, "review", words, _last_day(row), today)
    for row in _rows(*actor.rights.codes(Right.SIGN))[:AT_MOST]:
        if row.recorded and row.state == A.DECISION:
            yield _item(row, "sign", "已作决定，请在报名开始以前签发公布", _last_day(row), today)


def _asked(row: Any, today: date) -> Iterator[DeskItem]:
    over = row.closes_on < today
    if row.waiting:
        words = f"{'征求意见已截止，还有 ' if over else ''}{row.waiting} 条意见待答复"
        yield _item(row, "adjustment", words, row.closes_on, today)
    elif over:
        yield _item(row, "adjustment", "征求意见已截止，请登记情况", row.closes_on, today)


def consultations_on_the_portal(today: date) -> Iterator[PortalNews]:
    """One line for all consultations that are open, the one that closes first by name."""
    rows = list(Adjustment.objects.asking(today).order_by("closes_on", "title")[:2])
    if rows:
        more = "等" if len(rows) > 1 else ""
        yield PortalNews(
            "招生片区调整正在征求意见",
            f"{rows[0].title}{more}，{rows[0].closes_on:%m 月 %d 日}截止。不用注册，可以不留姓名。",
            reverse("zones:consultations"),
        )
