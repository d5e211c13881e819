"""When a phase may be ended (plan 三, 四（一）)."""

from campaign.choices import AssignmentState as A
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Level

HANDED_IN = frozenset({A.SUBMITTED, A.ACCEPTED})
# What a county owes counts when the city has accepted it. A school's is its county's to judge, the city's
# own the province's: there it counts when it is handed in.
FINISHED_STATES = {
    Level.COUNTY: frozenset({A.ACCEPTED}),
    Level.SCHOOL: HANDED_IN,
    Level.CITY: HANDED_IN,
}


class PhaseRefusal(Refusal):
    """The phase stays open."""

    code = "PHASE_STAYS_OPEN"


class ClosedInOrder(PhaseRefusal):
    code = "CLOSED_IN_ORDER"
    message = "阶段按顺序结束，请先结束前一个阶段。"


class ClosedAlready(PhaseRefusal):
    code = "CLOSED_ALREADY"
    message = "该阶段已经结束，不能重复办理；结束后不能撤回。"


class NotBegun(PhaseRefusal):
    code = "PHASE_NOT_BEGUN"


class NotTheCity(PhaseRefusal):
    code = "NOT_THE_CITY"
    status = 403
    message = "阶段由市级审核人结束，县（区）和学校不能结束阶段。"


class MustNotBeMissing(PhaseRefusal):
    """No explanation helps (plan 四（一）: “一把手”负总责、分管领导具体负责)."""

    code = "MUST_NOT_BE_MISSING"
    status = 422


class ExplanationMissing(PhaseRefusal):
    """The holes without a word on them are named."""

    code = "EXPLANATION_MISSING"
    status = 422


def is_finished(level: str, state: str) -> bool:
    """Whether an assignment of a unit of that level no longer holds its phase open."""
    return A(state) in FINISHED_STATES.get(Level(level), HANDED_IN)


def named(holes: list[str], limit: int = 5) -> str:
    """The first holes by name and how many more there are."""
    more = f"等 {len(holes)} 项" if len(holes) > limit else ""
    return "；".join(holes[:limit]) + more
