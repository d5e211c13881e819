"""Upper apps say when a deliverable is complete: a weekly report when its filing went up, a ledger when it
has rows. An assignment whose deliverable has a registered judge is submitted only when the judge agrees."""

from collections.abc import Callable
from dataclasses import dataclass

from campaign.models import Assignment


@dataclass(frozen=True)
class Completion:
    """``done`` or not; ``text`` says in Chinese what is there or missing; ``path`` leads to the work.

    ``empty``: done because there is nothing to fill, so that a 零报告 is as good.
    """

    done: bool
    text: str
    path: str = ""
    empty: bool = False


Judge = Callable[[Assignment], Completion]
_judges: dict[str, Judge] = {}
_followers: set[str] = set()
_judges_of_kinds: list[tuple[Callable[[Assignment], bool], Judge]] = []


def register_completion(deliverable_code: str, judge: Judge, *, judged_there: bool = False) -> None:
    """Let ``judge`` decide about the deliverable; ``ValueError`` when another judge is registered.

    ``judged_there``: the superior accepts and returns in the upper app too; the assignment only follows.
    """
    if _judges.setdefault(deliverable_code, judge) is not judge:
        raise ValueError(f"Deliverable {deliverable_code} has a judge already.")
    if judged_there:
        _followers.add(deliverable_code)


def register_completion_of_kind(applies: Callable[[Assignment], bool], judge: Judge) -> None:
    """Let ``judge`` decide wherever ``applies``, whatever code the city gave the deliverable. The superior
    accepts and returns in the upper app too; the assignment only follows."""
    if (applies, judge) not in _judges_of_kinds:
        _judges_of_kinds.append((applies, judge))


def is_judged_elsewhere(assignment: Assignment) -> bool:
    """Whether the assignment only follows what an upper app accepts and returns."""
    return assignment.deliverable.code in _followers or _judge_of_kind(assignment) is not None


def completion_of(assignment: Assignment) -> Completion | None:
    """What the registered judge says; None when nobody judges this deliverable."""
    judge = _judges.get(assignment.deliverable.code) or _judge_of_kind(assignment)
    return judge(assignment) if judge else None


def _judge_of_kind(assignment: Assignment) -> Judge | None:
    return next((judge for applies, judge in _judges_of_kinds if applies(assignment)), None)
