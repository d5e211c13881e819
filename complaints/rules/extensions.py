"""Decisions on more time for an answer: once a case, by a reviewer who did not ask (domain.md §6)."""

from campaign.choices.timeline import ExtensionState as S
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Step

EXTENSIONS = Machine(
    "case_extension",
    "投诉延期申请",
    S,
    Step("grant", "批准延期", {S.ASKED: S.GRANTED}, Right.REVIEW, "只有“待批”的申请可以批准"),
    Step("refuse", "不批准", {S.ASKED: S.REFUSED}, Right.REVIEW, "只有“待批”的申请可以不批准"),
)


class AskedAlready(Refusal):
    code = "CASE_EXTENSION_ASKED"
    message = "一件投诉只能延期一次：已有待批或已批准的申请，不能再申请。"


class AnsweredAlready(Refusal):
    code = "CASE_ANSWERED"
    message = "这件投诉已经答复或办结，不需要延期。"


class AskerDecides(Refusal):
    code = "CASE_EXTENSION_ASKER"
    status = 403
    message = "延期须由另一位审核人批准，申请人本人不能批准。"
