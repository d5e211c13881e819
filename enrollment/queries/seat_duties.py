"""What the grid of seats owes the campaign: I4, and the gaps nobody covers on the desk."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from campaign.completion import Completion
from campaign.desk import DeskItem
from campaign.models import Assignment
from campaign.queries.campaigns import current_campaign
from enrollment.choices.seats import Signal
from enrollment.models import Demand, SeatPlan
from enrollment.queries.seats import grid, worst_first
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.tenancy.choices import Right

NAMED = 5  # missing cells named in one sentence
ON_A_DESK = 10


def seats_are_complete(assignment: Assignment) -> Completion:
    """I4: every open school planned its entry grades and every cell with schools has its children counted."""
    county, year = assignment.unit_id, assignment.campaign.year
    found = grid((county,), year, clock.today())
    path = f"{reverse('enrollment:seats-county', args=[county])}?year={year}"
    if not found.teaching:
        return Completion(False, "本县（区）还没有登记学校，请先建立学校名册。", path)
    missing = [phrase for _, phrase in found.missing]
    if missing:
        more = "等" if len(missing) > NAMED else ""
        words = (
            f"{year} 年学位供需表还缺 {len(missing)} 格：{'、'.join(missing[:NAMED])}{more}，请补齐后再提交。"
        )
        return Completion(False, words, path)
    holes = [cell for cell in found.this_year if cell.balance.is_hole]
    text = f"{year} 年学位供需表 {len(found.this_year)} 格都已填报。"
    if holes:
        text += f"其中 {len(holes)} 格缺口没有足够的扩充措施：{'、'.join(cell.label for cell in holes)}。"
    return Completion(True, text, path)


def demands_of(assignment: Assignment) -> Any:
    """The counts of the campaign's year: what I4 hands in. A later count is a row of its own."""
    return Demand.objects.filter(unit_id=assignment.unit_id, year=assignment.campaign.year)


def plans_of(assignment: Assignment) -> Any:
    """… and what the county's schools plan to offer in it."""
    return SeatPlan.objects.under(assignment.unit_id).filter(year=assignment.campaign.year)


def gaps_on_the_desk(actor: Actor, today: date) -> Iterable[DeskItem]:
    """Red cells of this campaign's year whose measures do not cover the gap, for those who fill the grid."""
    homes = [code for code in actor.rights.codes(Right.FILL) if len(code) == 6]
    campaign = current_campaign(actor) if homes else None
    if campaign is None:
        return
    found = grid(homes, campaign.year, today)
    names = {county.pk: county.name for county in found.counties}
    red = [c for c in found.this_year if c.signal == Signal.RED and c.balance.is_hole]
    for cell in worst_first(red)[:ON_A_DESK]:
        yield DeskItem(
            kind="seats",
            title=f"{cell.label}学位缺口 {-cell.balance.left_after} 个，还没有足够的扩充措施",
            due_on=None,
            overdue=False,
            url_name="enrollment:seats-county",
            url_kwargs={"code": cell.county},
            query=f"year={cell.year}",
            unit_name=names.get(cell.county, ""),
        )
