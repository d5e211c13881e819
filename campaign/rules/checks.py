"""Decisions on answers of the checklist: what is locked, what is wrong with an answer."""

from datetime import date

from campaign.choices import Answer
from campaign.choices import AssignmentState as A
from campaign.rules.refusals import ReasonMissing
from yangguang.common.refusals import Locked, Refusal


def check_is_open(state: str, was_submitted: bool, has_answer: bool, returned: bool) -> bool:
    """Whether one answer may be written while its checklist is in ``state``.

    Before the first submission everything is open. What was handed in is locked; after a return the very
    items marked wrong open. An item added to the checklist since was never handed in (``has_answer``: among
    what was handed in), so it is open whoever's turn it is.
    """
    if not was_submitted or not has_answer:
        return True
    return returned and state not in (A.SUBMITTED, A.ACCEPTED)


def why_locked(state: str, since: date | None, superior: str) -> Locked:
    """The lock says why, since when and who can open it."""
    when = f"于 {since:%Y-%m-%d} " if since else ""
    if state == A.ACCEPTED:
        return Locked(f"自查表{when}提交并已认可，全部锁定；如需修改，请联系{superior}退回。")
    if state == A.SUBMITTED:
        return Locked(f"自查表{when}提交，正在等待审核，全部锁定；如需修改，请联系{superior}退回。")
    return Locked(f"上次提交后{superior}只退回了标红的检查项，其余检查项仍锁定；如需修改，请联系{superior}。")


def answer_problems(answer: str, reason: str) -> Refusal | None:
    """What is wrong with an answer's own words."""
    if answer not in Answer.values:
        return Refusal("请选择结论：无问题、发现问题或不适用。", field="answer")
    if answer == Answer.NOT_APPLICABLE and len(reason.strip()) < 2:
        return ReasonMissing("选择“不适用”时请写明原因。")
    return None
