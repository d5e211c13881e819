"""Reads on inspections: what a draw page shows, what A4 asks."""

from dataclasses import dataclass, field

from campaign.choices.inspections import ListKind, PlanState
from campaign.models import Assignment, InspectionPlan
from campaign.rules import inspections as rules
from yangguang.accounts.rights import Actor
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit


@dataclass
class DrawBoard:
    """A plan as one person may see it. ``drawn`` is computed from lists and numbers each time."""

    plan: InspectionPlan
    is_owner: bool
    may_decide: bool
    key: str = ""
    schools: list[rules.ListedSchool] = field(default_factory=list)
    inspectors: list[rules.ListedInspector] = field(default_factory=list)
    drawn: list[rules.Drawn] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)
    agrees: bool | None = None
    waiting: int = 0

    @property
    def is_open(self) -> bool:
        """Whether this person reads the lists: the city itself, everybody below when all is done."""
        return self.plan.state == PlanState.FINISHED or (
            self.is_owner and self.plan.state != PlanState.DRAFTED
        )


def visible_plans() -> list[InspectionPlan]:
    """Plans the scope in force shows: the own ones, and those a superior has published."""
    return list(InspectionPlan.objects.select_related("unit", "campaign").order_by("-created_at")[:100])


def board_of(plan: InspectionPlan, actor: Actor) -> DrawBoard:
    """Everything the page of a draw shows this person: 4 queries."""
    board = DrawBoard(
        plan,
        is_owner=actor.may(Right.VIEW, plan.unit_id),
        may_decide=actor.may(Right.SUPERVISE, plan.unit_id),
    )
    if not board.is_open:
        return board
    lines = {each.kind: each.lines for each in plan.lists.all()}
    board.schools = [rules.ListedSchool.of(line) for line in lines[ListKind.SCHOOLS]]
    board.inspectors = [rules.ListedInspector.of(line) for line in lines[ListKind.INSPECTORS]]
    homes = {inspector.home for inspector in board.inspectors}
    board.homes = dict(Unit.objects.filter(pk__in=homes).values_list("pk", "name"))
    if plan.seed:
        board.key = rules.seed_is_read(plan.seed)
        board.drawn = rules.drawn(
            lines[ListKind.SCHOOLS], lines[ListKind.INSPECTORS], seed=plan.seed, share=plan.share
        )
        if board.is_owner:
            _compare(board)
    return board


def _compare(board: DrawBoard) -> None:
    """Whether what is stored is what the numbers say, and how many are still to be inspected."""
    stored = list(board.plan.inspections.order_by("position"))
    board.waiting = sum(each.state == "planned" for each in stored)
    board.agrees = [
        (each.school_id, each.first_name, each.first_home_id, each.second_name, each.second_home_id)
        for each in stored
    ] == [
        (found.school.code, *(part for one in found.inspectors for part in (one.name, one.home)))
        for found in board.drawn
    ]


def best_plan(assignment: Assignment) -> InspectionPlan | None:
    """The plan that comes nearest to what A4 asks of the city."""
    plans = InspectionPlan.objects.filter(campaign=assignment.campaign, unit_id=assignment.unit_id)
    order = list(PlanState)
    return max(plans, key=lambda plan: order.index(PlanState(plan.state)), default=None)
