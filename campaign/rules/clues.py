"""Decisions on clues: who handles one, by when, and how it may end (plan 一（四）, 四（三））."""

from campaign.choices import Source
from campaign.choices.clues import ClueOutcome, ClueSource
from campaign.choices.clues import ClueState as S
from yangguang.common.refusals import Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.states import Machine, Reach, Step

CLUES = Machine(
    "clue",
    "线索",
    S,
    Step("check", "开始核查", {S.FOUND: S.CHECKING}, Right.SUPERVISE, "只有“待核查”的线索可以开始核查"),
    Step(
        "note", "写核查记录", {S.FOUND: S.CHECKING, S.CHECKING: S.CHECKING}, Right.SUPERVISE,
        "只有没有结论的线索可以写核查记录",
    ),
    Step(
        "conclude", "作出结论", {S.CHECKING: S.CONCLUDED}, Right.SUPERVISE,
        "只有“核查中”的线索可以作出结论",
    ),
    Step(
        "reopen", "重新核查", {S.CONCLUDED: S.CHECKING}, Right.SUPERVISE,
        "只有“已有结论”的线索可以重新核查", Reach.SUPERIOR,
    ),
)  # fmt: skip

# Working days until a clue must have an outcome. The plan sets none; the length is that of a complaint's
# answer (domain.md §6), so that a clue out of a complaint does not outlive it.
WORKING_DAYS = 15

# Whose names must stand in the accountability ledger before the clue may end so.
NAMES_SOMEBODY = frozenset({ClueOutcome.PURSUED, ClueOutcome.CRITICISED, ClueOutcome.TRANSFERRED})

ISSUE_SOURCES = {
    ClueSource.COMPLAINT: Source.COMPLAINT,
    ClueSource.INSPECTION: Source.INSPECTION,
    ClueSource.PATROL: Source.INSPECTION,
    ClueSource.OPINION: Source.OPINION,
    ClueSource.SUPERIOR: Source.SUPERIOR,
    ClueSource.SELF_CHECK: Source.SELF_CHECK,
}


class TextMissing(Refusal):
    code = "CLUE_TEXT_MISSING"
    status = 422
    message = "请写明线索内容：时间、对象、情形；不要写投诉举报人的姓名和联系方式。"
    field = "text"


class FoundInTheFuture(Refusal):
    code = "FOUND_IN_THE_FUTURE"
    status = 422
    message = "发现日期不能晚于今天，请核对。"
    field = "found_on"


class NobodyAbove(Refusal):
    """A clue is handled by the superior of whom it is about; a province has none here."""

    code = "NOBODY_ABOVE"
    status = 422
    message = "线索由涉及单位的上级办理，请选择学校、县（区）或市级单位作为涉及单位。"
    field = "about"


class NotYourClue(Refusal):
    code = "NOT_YOUR_CLUE"
    status = 403
    message = "该单位的线索由它的上级办理，不能由本单位登记，请报告上级单位。"
    field = "about"


class OutcomeMissing(Refusal):
    code = "OUTCOME_MISSING"
    status = 422
    message = "请选择处理结论：立案追责、批评教育、转问题整改、不属实或移送。没有结论的线索不能办结。"
    field = "outcome"


class FindingMissing(Refusal):
    code = "FINDING_MISSING"
    status = 422
    message = "请写明核查情况：查了什么、查明什么、依据是什么。"
    field = "finding"


class NobodyNamed(Refusal):
    code = "NOBODY_NAMED"
    status = 422
    message = "结论为立案追责、批评教育或移送的，请先在“责任追究台账”登记被处理的人和处理方式，再作结论。"
    field = "outcome"


class AreaMissing(Refusal):
    code = "AREA_MISSING"
    status = 422
    message = "转问题整改的，请选择整治领域。"
    field = "area"


class FoundMissing(Refusal):
    """The school reads what its issue says; what the inquiry wrote down is not for it."""

    code = "CLUE_ISSUE_TEXT_MISSING"
    status = 422
    message = "转问题整改的，请另写一段交给对方的问题描述：对方会看到，不写线索来源、核查过程和投诉举报人。"
    field = "found"


class NoCampaign(Refusal):
    code = "NO_CAMPAIGN"
    message = "本市还没有启动专项行动，请先由市级启动。"


def handling_unit(about: str, level: str) -> str:
    """The unit that handles a clue about ``about``: its superior. :class:`NobodyAbove` for a province."""
    if level == Level.PROVINCE:
        raise NobodyAbove
    return codes.parent_of(about)


def clue_number(year: int, unit: str, sequence: int) -> str:
    """``2024-410922-X001``."""
    return f"{year}-{unit}-X{sequence:03d}"
