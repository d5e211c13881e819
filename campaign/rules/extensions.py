"""Decisions on more time (domain.md §3: reason, approver)."""

from datetime import date

from campaign.choices import AssignmentState as A
from campaign.choices.timeline import ExtensionState as S
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

EXTENSIONS = Machine(
    "extension",
    "延期申请",
    S,
    Step(
        "grant", "批准延期", {S.ASKED: S.GRANTED}, Right.REVIEW, "只有“待批”的申请可以批准", Reach.SUPERIOR
    ),
    Step(
        "refuse", "不批准", {S.ASKED: S.REFUSED}, Right.REVIEW, "只有“待批”的申请可以不批准",
        Reach.SUPERIOR,
    ),
)  # fmt: skip


class NothingToExtend(Refusal):
    code = "NOTHING_TO_EXTEND"
    message = "该任务已经提交，不需要延期；被退回后如来不及修改，可以再申请。"


class AskedAlready(Refusal):
    code = "ASKED_ALREADY"
    message = "该任务已有一份待批的延期申请，请等上级答复。"


class DateRefused(Refusal):
    code = "DATE_REFUSED"
    status = 422
    field = "wanted_on"


class AskerDecides(Refusal):
    code = "ASKER_DECIDES"
    status = 403
    message = "延期须由上级单位的审核人批准，申请人本人不能批准。"


def may_be_put_off(state: str) -> bool:
    """Only what is still to be handed in can be put off."""
    return state not in (A.SUBMITTED, A.ACCEPTED)


def refuse_state(state: str) -> None:
    """:class:`NothingToExtend` for what is handed in."""
    if not may_be_put_off(state):
        raise NothingToExtend


def refuse_date(wanted: date, due_on: date, today: date, ends: date) -> None:
    """Later than the date in force and than today, not after the campaign."""
    if wanted <= due_on:
        raise DateRefused(f"申请延至的日期须晚于现在的截止日期 {due_on:%Y-%m-%d}。")
    if wanted < today:
        raise DateRefused(f"申请延至的日期不能早于今天（{today:%Y-%m-%d}）。")
    if wanted > ends:
        raise DateRefused(f"不能延到专项行动结束（{ends:%Y-%m-%d}）以后。")
