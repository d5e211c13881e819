"""Decisions on what was handed in (domain.md §3): what is locked, what a return opens, what a mark says."""

from collections.abc import Collection
from datetime import date

from campaign.choices import AssignmentState as A
from yangguang.common.refusals import Locked, Refusal
from yangguang.tenancy.choices import Level

# Who can open what a unit of that level handed in.
SUPERIORS = {
    Level.SCHOOL: "县（区）教育局审核人",
    Level.COUNTY: "市教育局审核人",
    Level.CITY: "省教育厅审核人",
}


def handed_in_lock(
    title: str, state: str, since: date | None, level: str, marked: Collection[str] | None
) -> Locked | None:
    """Why something of an assignment is closed, since when, who can open it; None when it is open.

    ``since``: the day it was first handed in (None: not yet, all is open). ``marked``: None while nothing
    particular stands marked (a return opens the whole), else whether this thing is: empty = it is not.
    """
    if since is None:
        return None
    superior = SUPERIORS.get(Level(level), "上级审核人")
    if state == A.ACCEPTED:
        return Locked(
            f"“{title}”于 {since:%Y-%m-%d} 提交并已认可，其内容已锁定；如需修改，请联系{superior}退回。"
        )
    if state == A.SUBMITTED:
        return Locked(
            f"“{title}”于 {since:%Y-%m-%d} 提交，正在等待审核，其内容已锁定；如需修改，请联系{superior}退回。"
        )
    if marked is None or marked:
        return None
    return Locked(
        f"“{title}”于 {since:%Y-%m-%d} 提交后，{superior}只退回了标出的内容，这一项没有标出，仍锁定；"
        f"如需修改，请联系{superior}。"
    )


class FileMissing(Refusal):
    """Documents, meetings and reports are proved on paper (data/deliverables-2024.csv, column note)."""

    code = "FILE_MISSING"
    status = 422
    message = "提交前请先上传材料；确实没有可报的内容，请点“零报告”。"


class ZeroUnexplained(Refusal):
    """A zero is somebody's statement, not a button (docs/handbook.md)."""

    code = "ZERO_UNEXPLAINED"
    status = 422
    message = "零报告请在“说明”里写明情况，例如：本县（区）没有民办学校。"
    field = "note"


class JudgedElsewhere(Refusal):
    """A report is judged where it is read; its assignment follows it."""

    code = "JUDGED_ELSEWHERE"

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}”随报告一起认可或退回：请打开“报告”，在该单位的那一份报告上办理，本任务会自动跟着变化。"
        )


class NothingChanged(Refusal):
    """What came back goes up again only when something was done about it."""

    code = "NOTHING_CHANGED"
    status = 422
    message = "与上次提交相比没有任何改动：请先按退回原因修改，或者在“说明”里写明为什么不改。"
    field = "note"


class NotItsContent(Refusal):
    code = "NOT_ITS_CONTENT"
    status = 422
    message = "标出的内容不在这次提交里，请刷新页面后再试。"


class MarkedAndAccepted(Refusal):
    code = "MARKS_LEFT"
    message = "已写了退回原因，不能同时认可：请点“退回标出的内容”，或清空原因后再认可。"
