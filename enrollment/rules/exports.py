"""Decisions on exports of whole identity numbers."""

from datetime import datetime
from typing import Any

from enrollment.choices.exports import DOWNLOADS, WHOLE_CAP
from enrollment.choices.exports import ExportState as S
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Step

EXPORTS = Machine(
    "whole export",
    "导出申请",
    S,
    Step("approve", "批准", {S.ASKED: S.APPROVED}, Right.SIGN, "只有“待审批”的导出申请可以批准"),
    Step("refuse", "不批准", {S.ASKED: S.REFUSED}, Right.SIGN, "只有“待审批”的导出申请可以不批准"),
    Step("withdraw", "撤回", {S.ASKED: S.WITHDRAWN}, Right.REVEAL, "只有“待审批”的导出申请可以撤回"),
    Step("destroy", "销毁文件", {S.APPROVED: S.GONE}, Right.SIGN, "只有“已批准”的导出可以销毁文件"),
)  # fmt: skip


class OwnRequest(Refusal):
    """Whoever asks does not decide; the database says the same (``whole_export_two_persons``)."""

    code = "OWN_REQUEST"
    status = 403
    message = "自己提出的申请须由另一位有签发权限的人员审批，请转请他们办理。"


class NotYours(Refusal):
    """Only whoever asked fetches or withdraws."""

    code = "NOT_YOURS"
    status = 403
    message = "只有申请人本人可以撤回申请、下载文件；您如需要，请另行申请。"


class NothingToTake(Refusal):
    code = "NOTHING_TO_TAKE"
    status = 422
    message = "按这些条件没有数据，请返回台账调整筛选后再申请。"


class TooMuchToTake(Refusal):
    code = "TOO_MUCH_TO_TAKE"
    status = 422
    message = f"一次最多导出 {WHOLE_CAP:,} 行完整信息，请先筛选出确实需要的部分。"


class PurposeMissing(Refusal):
    code = "PURPOSE_MISSING"
    status = 422
    message = "请写明用途，至少 6 个字：给谁用、办什么事、用完怎样处理。"
    field = "reason"


class FileGone(Refusal):
    """Not approved, past its day, or fetched as often as it may be."""

    code = "FILE_GONE"
    message = "文件不能下载：申请未批准，或已过下载期限，或已下载满 3 次。如仍需要，请重新申请。"


def may_fetch(row: Any, now: datetime) -> bool:
    """Whether the file of an approved request is still to be had."""
    return row.state == S.APPROVED and row.until is not None and now < row.until and row.downloads < DOWNLOADS
