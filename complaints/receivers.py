"""What complaints hears: a file of a case is read by its handler only; what a desk shows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.http import Http404

from campaign.desk import DeskItem, register_desk_source
from campaign.queries.board import register_column
from campaign.risk_schools import register_sign
from complaints import queries, rules
from complaints.choices import State
from complaints.models import Case
from complaints.rules import clocks
from yangguang.accounts.rights import Actor
from yangguang.evidence.events import reading
from yangguang.evidence.models import Evidence
from yangguang.tenancy.choices import Right


@receiver(reading, sender=Case)
def only_the_handler_reads_papers(sender: Any, evidence: Evidence, actor: Actor, **kwargs: Any) -> None:
    """404 for colleagues who do not handle complaints: they do not even learn that there are papers."""
    if not actor.may(Right.HANDLE, evidence.unit_id):
        raise Http404
    case = Case.objects.get(pk=evidence.subject_id)
    if actor.user is None or not rules.reads_text(case, actor.user.pk):
        raise PermissionDenied


@register_desk_source
def cases_on_the_desk(actor: Actor, today: date) -> Iterable[DeskItem]:
    """Cases whose complainant waits for this person (or for anybody of the office)."""
    if not actor.rights.anywhere(Right.HANDLE):
        return
    for case in queries.cases_due(actor):
        due = clocks.next_due(case)
        what = "决定是否受理" if case.state == State.REGISTERED else "答复投诉人"
        what = "等群众补充" if case.waiting_until is not None else what
        yield DeskItem(
            kind="case",
            title=f"{'紧急：' if case.urgent else ''}{case.number} {case.get_kind_display()}，{what}",
            due_on=due,
            overdue=due is not None and due < today,
            url_name="complaints:cases-detail",
            url_kwargs={"pk": str(case.pk)},
            unit_name=case.about.name,
        )


@register_desk_source
def extensions_on_the_desk(actor: Actor, today: date) -> Iterable[DeskItem]:
    """Requests for more time a reviewer is to decide; the case itself is not theirs to read."""
    if not actor.rights.anywhere(Right.REVIEW):
        return
    for extension in queries.extensions_to_decide(actor):
        yield DeskItem(
            kind="review",
            title=f"投诉 {extension.case.number} 申请延期至 {extension.wanted_on:%Y-%m-%d}",
            due_on=extension.due_before,
            overdue=extension.due_before < today,
            url_name="complaints:extensions-detail",
            url_kwargs={"pk": str(extension.pk)},
            reason=extension.reason,
        )


register_sign("30 日内 3 件以上属实投诉", queries.often_complained_of)


register_column("近 30 天投诉", queries.complaints_column, lengths=(6, 17))
