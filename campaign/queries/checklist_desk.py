"""Lines of the desk from the checklist itself: items added since, cross-checks to do and to decide."""

from collections.abc import Iterator
from datetime import date

from campaign.choices import CHECKLIST_CODE
from campaign.choices.crosschecks import CrossState, FindingState
from campaign.desk import DeskItem
from campaign.models import Assignment, CrossCheck, CrossFinding
from campaign.queries.coverage import holes
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right
from yangguang.tenancy.scope import scope


def added_items(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Own checklists that were handed in and have items since."""
    own = actor.rights.codes(Right.FILL)
    if not own:
        return
    handed_in = Assignment.objects.filter(
        unit_id__in=own, deliverable__code=CHECKLIST_CODE, submitted_at__isnull=False
    )
    for row in handed_in.select_related("unit", "campaign"):
        missing = holes(row.campaign, row.unit)
        if missing:
            yield DeskItem(
                kind="assignment",
                title=f"自查清单有更新，请补查新增的 {len(missing)} 项",
                due_on=None,
                overdue=False,
                url_name="campaign:checks-unit",
                url_kwargs={"code": row.unit_id},
                query="show=added",
                unit_name=row.unit.name,
            )


def crosschecks_on_the_desk(actor: Actor, today: date) -> Iterator[DeskItem]:
    """Whom I check until when; for the city, verdicts that wait for its decision."""
    reach = actor.rights.codes(Right.CROSS_CHECK)
    if reach:
        with scope(*actor.scope, *reach):
            rows = CrossCheck.objects.filter(
                unit_id__in=reach, state=CrossState.ASSIGNED, until__gte=today
            ).select_related("unit")
            mine = [row for row in rows if actor.may(Right.REVIEW, row.checker_id)]
        for row in mine:
            yield DeskItem(
                kind="review",
                title=f"相互检查：核对{row.unit.name}的抽样结论",
                due_on=row.until,
                overdue=False,
                url_name="campaign:crosschecks-sample",
                url_kwargs={"pk": str(row.pk)},
            )
    cities = [code for code in actor.rights.codes(Right.REVIEW) if len(code) <= 4]
    if cities:
        waiting = CrossFinding.objects.under(*cities).filter(
            state=FindingState.DISPUTED, crosscheck__state__in=[CrossState.DONE, CrossState.ENDED]
        )
        count = waiting.count()
        if count:
            yield DeskItem(
                kind="review",
                title=f"相互检查有 {count} 条“不同意”待处理",
                due_on=None,
                overdue=False,
                url_name="campaign:crossfindings-list",
                query="preset=disputed",
            )
