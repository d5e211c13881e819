"""Decisions on 相互检查: who may check whom, when, and on which sample (plan 二（四）)."""

from datetime import date

from campaign.choices.crosschecks import CrossState as S
from yangguang.common.refusals import Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.states import Machine, Reach, Step

CROSSCHECKS = Machine(
    "crosscheck",
    "相互检查",
    S,
    Step(
        "finish", "提交检查意见", {S.ASSIGNED: S.DONE}, Right.CROSS_CHECK,
        "只有“检查中”的相互检查可以提交意见",
    ),
    Step(
        "end", "提前终止", {S.ASSIGNED: S.ENDED}, Right.REVIEW, "只有“检查中”的相互检查可以终止",
        Reach.CITY,
    ),
    Step(
        "release", "反馈被检查单位", {S.DONE: S.RELEASED, S.ENDED: S.RELEASED}, Right.REVIEW,
        "检查完成或终止之后才能反馈", Reach.CITY,
    ),
)  # fmt: skip

# The sample: a tenth of the answers there are, at least twenty (all of them when there are fewer).
SHARE, LEAST = 10, 20
RULE = (
    "抽样规则：在被检查县（区）教育局和学校已有结论的检查项中随机抽取十分之一，不少于 20 项；"
    "不足 20 项的全部检查。"
)


def sample_size(pool: int) -> int:
    """How many of ``pool`` answers are drawn."""
    return min(pool, max(LEAST, -(-pool // SHARE)))


class NotTheCity(Refusal):
    code = "NOT_THE_CITY"
    status = 403
    message = "相互检查由市级审核人安排和处理。"


class CannotCheck(Refusal):
    """The pair does not fit; the sentence says why."""

    code = "CANNOT_CHECK"
    status = 422
    field = "checker"


class BadTerm(Refusal):
    code = "BAD_TERM"
    status = 422
    field = "until"


class NothingToCheck(Refusal):
    code = "NOTHING_TO_CHECK"
    status = 422
    message = "该县（区）还没有任何检查结论，暂时不能安排相互检查。"
    field = "unit"


class NobodyToCheck(Refusal):
    code = "NOBODY_TO_CHECK"
    status = 422
    message = "检查单位没有可以参加检查的审核人：请先由安全管理员为该县（区）设置审核人。"
    field = "checker"


class OwnCounty(Refusal):
    code = "OWN_COUNTY"
    status = 403
    message = "您在被检查的县（区）也有权限，不能检查本单位，请由检查单位的其他审核人办理。"


class NotTheChecker(Refusal):
    code = "NOT_THE_CHECKER"
    status = 403
    message = "只有检查单位中得到本次授权的审核人可以填写意见；授权到期自动收回。"


class Over(Refusal):
    code = "CROSS_CHECK_OVER"
    message = "本次相互检查已经结束，不能再填写意见。"


class NotAllJudged(Refusal):
    code = "NOT_ALL_JUDGED"
    status = 422


class StillChecking(Refusal):
    code = "STILL_CHECKING"
    message = "检查单位还没有提交意见，请等提交后再处理，或先终止本次检查。"


class Undecided(Refusal):
    code = "UNDECIDED"


class DecidedAlready(Refusal):
    code = "DECIDED_ALREADY"
    message = "这条意见不是“不同意”，或者已经处理过，请刷新页面后再看。"


def refuse_pair(unit: str, unit_level: str, checker: str, checker_level: str) -> None:
    """Two different counties of one city; else :class:`CannotCheck`."""
    if {unit_level, checker_level} != {Level.COUNTY}:
        raise CannotCheck("相互检查在县（区）之间进行，请选择两个县（区）。")
    if unit == checker:
        raise CannotCheck("一个县（区）不能检查自己，请选择另一个县（区）。")
    if codes.parent_of(unit) != codes.parent_of(checker):
        raise CannotCheck("两个县（区）须属于同一个市。")


def refuse_term(until: date, today: date, campaign_ends: date) -> None:
    """From today to the end of the campaign; else :class:`BadTerm`."""
    if until < today:
        raise BadTerm("截止日期不能早于今天。")
    if until > campaign_ends:
        raise BadTerm(f"截止日期不能晚于专项行动结束日期 {campaign_ends:%Y-%m-%d}。")
