"""What the special-group ledgers owe the campaign: I5, stale rows on the desk, the child behind an issue."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from campaign.completion import Completion
from campaign.desk import DeskItem
from campaign.models import Assignment
from enrollment.choices.groups import Group
from enrollment.models import Disability
from enrollment.models.groups import STALE_AFTER
from enrollment.queries.full_enrolment import by_county
from enrollment.queries.groups import stale_by_group
from yangguang.accounts.rights import Actor
from yangguang.ledgers.links import Link
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


def every_group_filled(assignment: Assignment) -> Completion:
    """I5: each of the seven ledgers has children, or the county has said that it has none."""
    county = assignment.unit_id
    path = reverse("enrollment:groups-county", args=[county])
    cells = [cell for line in by_county((county,)) for cell in line.cells.values()]
    missing = [Group(cell.group).label for cell in cells if not cell.known and not cell.declared]
    if missing:
        words = f"还有 {len(missing)} 类台账没有填报：{'、'.join(missing)}。确实没有的，请在页面上确认。"
        return Completion(False, words, path)
    known = sum(cell.known for cell in cells)
    waiting = sum(cell.holes for cell in cells)
    words = f"七类台账都已填报，共 {known} 人次，其中未入学 {waiting} 人次。"
    return Completion(True, words, path, empty=not known)


def stale_on_the_desk(actor: Actor, today: date) -> Iterable[DeskItem]:
    """One line a county whose ledgers want to be verified again, for those who fill them."""
    for code in actor.rights.codes(Right.FILL):
        if len(code) != 6:  # a county's clerk; nobody fills in for a city
            continue
        stale = stale_by_group(code, today)
        if not stale:
            continue
        words = "、".join(f"{each.title} {each.count} 人" for each in stale)
        yield DeskItem(
            kind="stale",
            title=f"特殊群体台账超过 {STALE_AFTER} 天未核实：{words}",
            due_on=None,
            overdue=False,
            url_name="enrollment:groups-county",
            url_kwargs={"code": code},
            unit_name=Unit.objects.get(pk=code).name,
        )


def child_of_issue(actor: Actor, issue: Any) -> Link | None:
    """From an issue that a refusal opened to the child's entry, for those who may see it."""
    row = Disability.objects.under(*actor.rights.codes(Right.VIEW)).filter(issue_id=issue.pk).first()
    if row is None:
        return None
    return Link("残疾儿童台账", reverse("enrollment:disability-detail", args=[row.pk]))
