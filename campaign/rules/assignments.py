"""Decisions on what units owe (domain.md §3)."""

from campaign.choices import AssignmentState as A
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

ASSIGNMENTS = Machine(
    "assignment",
    "任务",
    A,
    Step(
        "start", "开始办理",
        {A.NOT_STARTED: A.IN_PROGRESS, A.RETURNED: A.IN_PROGRESS, A.IN_PROGRESS: A.IN_PROGRESS},
        Right.FILL, "已提交的任务不能再改动，如需修改请联系上级退回",
    ),
    Step(
        "submit", "提交", {A.NOT_STARTED: A.SUBMITTED, A.IN_PROGRESS: A.SUBMITTED, A.RETURNED: A.SUBMITTED},
        Right.FILL, "该任务已经提交，请等待上级审核",
    ),
    Step(
        "accept", "认可", {A.SUBMITTED: A.ACCEPTED}, Right.REVIEW, "只有“已提交”的任务可以认可",
        Reach.SUPERIOR,
    ),
    Step(
        "return", "退回", {A.SUBMITTED: A.RETURNED, A.ACCEPTED: A.RETURNED}, Right.REVIEW,
        "只有“已提交”或“已认可”的任务可以退回", Reach.SUPERIOR,
    ),
)  # fmt: skip


ALL_CLOSED_CODE = "A7"  # 问题全部销号
ISSUE_LEDGER_CODES = frozenset({"I2", ALL_CLOSED_CODE})  # deliverables whose content is the issue ledger


class NotComplete(Refusal):
    """What is handed in has holes; they are named."""

    code = "NOT_COMPLETE"
    status = 422


class OpenUnexplained(Refusal):
    """“未销号的逐条说明” (data/deliverables-2024.csv, A7)."""

    code = "OPEN_UNEXPLAINED"
    status = 422
    field = "note"

    def __init__(self, left: int) -> None:
        super().__init__(
            f"还有 {left} 条问题没有销号，请在“说明”里逐条写明问题编号、没有销号的原因和预计完成时间。"
        )


class UseTheChecklist(Refusal):
    code = "USE_THE_CHECKLIST"
    message = "自查表请在“六项整治自查”页面逐项核对后提交、认可或退回。"


class MarksLeft(Refusal):
    code = "MARKS_LEFT"
    message = "已写了退回原因，不能同时认可：请点“退回标出的检查项”，或清空原因后再认可。"


class NotTheSuperior(Refusal):
    """Whoever owes the assignment cannot judge it."""

    code = "NOT_THE_SUPERIOR"
    status = 403
    message = "任务由上级单位审核，本单位不能认可或退回自己提交的内容。"
