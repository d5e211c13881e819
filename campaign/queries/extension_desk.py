"""Requests for more time on the desk of whoever decides them."""

from collections.abc import Iterator
from datetime import date

from campaign.choices.timeline import ExtensionState
from campaign.desk import DeskItem
from campaign.models import Extension
from yangguang.accounts.rights import Actor
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right

AT_MOST = 50


def extensions_to_decide(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Asked by units right under the reviewer's own, and not by the reviewer: one query."""
    granted = actor.rights.codes(Right.REVIEW)
    if not granted:
        return
    rows = Extension.objects.under(*granted).filter(state=ExtensionState.ASKED)
    rows = rows.select_related("unit", "assignment__deliverable").order_by("due_before")
    me = actor.user.pk if actor.user else None
    for row in rows.exclude(asked_by_id=me)[:AT_MOST]:
        if codes.parent_of(row.unit_id) in granted:
            yield DeskItem(
                kind="review",
                title=f"延期申请：{row.assignment.deliverable.title}（申请延至 {row.wanted_on:%m-%d}）",
                due_on=row.due_before,
                overdue=False,
                url_name="campaign:extensions-detail",
                url_kwargs={"pk": str(row.pk)},
                reason=row.reason,
                unit_name=row.unit.name,
            )
