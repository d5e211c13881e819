"""Lines of the desk about issues that queries/desk.py does not know: second looks, silence."""

from collections.abc import Iterator
from datetime import date, timedelta

from campaign.choices.second_looks import LookState
from campaign.desk import DeskItem
from campaign.models import Issue, SecondLook
from campaign.rules.issues import SILENT_WORKING_DAYS
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.tenancy.choices import Right

AT_MOST = 100


def looks_to_take(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Second looks that wait, for whoever supervises in the city; not those of issues they closed."""
    cities = [code for code in actor.rights.codes(Right.SUPERVISE) if len(code) <= 4]
    if not cities or actor.user is None:
        return
    rows = SecondLook.objects.under(*cities).filter(state=LookState.WAITING)
    rows = rows.exclude(closed_by=actor.user).select_related("issue", "unit").order_by("due_on")
    for row in rows[:AT_MOST]:
        yield DeskItem(
            kind="look",
            title=f"回头看：{row.issue.number} {row.issue.found[:40]}",
            due_on=row.due_on,
            overdue=row.is_overdue(today),
            url_name="campaign:second-looks-detail",
            url_kwargs={"pk": str(row.pk)},
            unit_name=row.unit.name,
        )


def silent_issues(actor: Actor, today: date) -> Iterator[DeskItem]:
    """长期坚持 rows of the own unit that nobody wrote anything on for a month; not those there anyway."""
    own = actor.rights.codes(Right.FILL)
    if not own:
        return
    last = clock.add_working_days(today, -SILENT_WORKING_DAYS)
    rows = Issue.objects.filter(unit_id__in=own, returned_reason="", due_on__gt=today + timedelta(days=10))
    for row in rows.silent_since(last).select_related("unit").order_by("due_on")[:AT_MOST]:
        yield DeskItem(
            kind="issue",
            title=f"{row.number} {row.found[:40]}",
            due_on=None,
            overdue=False,
            url_name="campaign:issues-detail",
            url_kwargs={"pk": str(row.pk)},
            reason=f"需更新进展：长期坚持事项已超过 {SILENT_WORKING_DAYS} 个工作日没有记录",
            unit_name=row.unit.name,
        )
