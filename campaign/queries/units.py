"""Whose checklist there is to open: units with how far they are."""

from dataclasses import dataclass

from django.db.models import Count, Q

from campaign.choices import CHECKLIST_CODE, Answer, AssignmentState
from campaign.models import Assignment, Campaign, Check
from campaign.queries.coverage import Cell, answering_units, owed_by_area
from yangguang.tenancy.models import Unit


@dataclass
class UnitLine:
    """One unit's checklist: how far, how many problems and returned items, its assignment."""

    unit: Unit
    progress: Cell
    problems: int = 0
    returned: int = 0
    assignment: Assignment | None = None

    @property
    def state(self) -> AssignmentState:
        """Of its assignment; 未开始 when it has none yet."""
        return AssignmentState(self.assignment.state) if self.assignment else AssignmentState.NOT_STARTED


def unit_lines(campaign: Campaign, scope_codes: tuple[str, ...], state: str = "") -> list[UnitLine]:
    """The units under the codes in order, only those whose checklist is in ``state`` if given: 4 queries."""
    owed = {level: sum(areas.values()) for level, areas in owed_by_area(campaign).items()}
    counted = {
        unit_id: counts
        for unit_id, *counts in Check.objects.under(*scope_codes)
        .filter(item__campaign=campaign, item__retired_on=None)
        .order_by()
        .values_list("unit_id")
        .annotate(
            answered=Count("pk"),
            problems=Count("pk", filter=Q(answer=Answer.PROBLEM)),
            returned=Count("pk", filter=~Q(returned_reason="")),
        )
    }
    assignments = {
        row.unit_id: row
        for row in Assignment.objects.under(*scope_codes).filter(
            campaign=campaign, deliverable__code=CHECKLIST_CODE
        )
    }
    lines = []
    for unit in answering_units(*scope_codes):
        answered, problems, returned = counted.get(unit.code, (0, 0, 0))
        progress = Cell(answered, owed[unit.level])
        line = UnitLine(unit, progress, problems, returned, assignments.get(unit.code))
        if not state or line.state == state:
            lines.append(line)
    return lines
