"""Decisions on complaints: who handles a case, by when, what may happen next, what the school may see."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from campaign.choices import Area
from complaints.choices import (
    APPEAL_WITHIN_DAYS,
    DISCONTENT,
    FINAL,
    REVIEWED,
    Outcome,
    State,
)
from complaints.models import Case
from yangguang.common import secret_codes
from yangguang.common.refusals import Refusal
from yangguang.common.secret_codes import new_code as new_code
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level

# --- Refusals ---------------------------------------------------------------------------------------


class NotNow(Refusal):
    """The state of the case does not admit the verb."""

    code = "CASE_NOT_NOW"
    message = "这件投诉现在的状态不能这样办理，请刷新页面看看最新进展。"


class NotYourCase(Refusal):
    """Only the handler of a case acts on it and learns who complained (security.md C9)."""

    code = "NOT_YOUR_CASE"
    status = 403
    message = "这件投诉由另一位办理人负责，如需由您办理，请先“接手办理”并写明原因。"


class NothingToHandle(Refusal):
    """There is no unit above the one complained about."""

    code = "NOBODY_ABOVE"
    status = 422
    message = "不能反映这一级单位，请重新选择学校或县（区）教育局。"
    field = "about"


class TransferToAccused(Refusal):
    """A complaint never goes to whom it is about (信访工作条例)."""

    code = "TRANSFER_TO_ACCUSED"
    status = 422
    message = "不能把投诉转给被反映的单位，请改转其他单位，或由本单位直接办理。"
    field = "to"


class NamesTheComplainant(Refusal):
    """The text for the school holds a name or a phone of the complainant."""

    code = "NAMES_THE_COMPLAINANT"
    status = 422
    message = "这段文字里含有投诉人的姓名或电话，请删去后再保存。"
    field = "scrubbed_text"


class QuotesTheComplainant(Refusal):
    """The text for the school repeats what the complainant wrote: people are known by their words."""

    code = "QUOTES_THE_COMPLAINANT"
    status = 422
    message = "这段文字照抄了投诉人的原话，别人可能认出是谁写的，请换一种说法。"
    field = "scrubbed_text"


class CannotBeJoined(Refusal):
    code = "CANNOT_BE_JOINED"
    status = 422
    field = "lead"
    message = (
        "这两件不能并案：须反映同一单位、都由您办理、都没有答复，也没有并入别的件或转为问题，请另选一件。"
    )


class OthersWait(Refusal):
    code = "OTHERS_WAIT"
    message = "有别的件并入这一件，其他群众也在等答复，不能暂停计时；需要补充的，请给这位群众留言。"


class NoScrubbedText(Refusal):
    code = "NO_SCRUBBED_TEXT"
    message = "请先填写“可交学校的内容”，再转为问题。"


class IssueExists(Refusal):
    code = "CASE_HAS_ISSUE"
    message = "这件投诉已经转为问题，不必再转。"


class NoCampaign(Refusal):
    code = "NO_CAMPAIGN"
    message = "今年的专项行动还没有建立，暂时不能转为问题，请联系市级管理员。"


class TooOften(Refusal):
    """Too many tries from one place; ``data["retry_after"]`` is in seconds."""

    code = "TOO_OFTEN"
    status = 429
    message = "刚才操作的次数太多，请过一会儿再试。已经填好的内容都还在。"


class TooManyDraftFiles(Refusal):
    code = "TOO_MANY_FILES"
    status = 422
    message = "最多可以放 5 个文件，请先去掉一个再放。"
    field = "file"


class DraftFileTooLarge(Refusal):
    code = "FILE_TOO_LARGE"
    status = 422
    message = "这个文件超过 10 MB，请换一张小一些的图片。"
    field = "file"


class AlreadyRated(Refusal):
    code = "ALREADY_RATED"
    message = "您已经评价过，一件事只能评价一次。"


class RatingReasonMissing(Refusal):
    """Whoever is not content says what was missing."""

    code = "RATING_REASON_MISSING"
    status = 422
    field = "reason"
    message = "请写一句哪里不满意，我们好改进。"


class AppealTooLate(Refusal):
    code = "APPEAL_TOO_LATE"
    message = f"申诉要在答复后 {APPEAL_WITHIN_DAYS} 天以内提出，现在已经超过。如有新情况，请重新提交一次。"


class AppealedAlready(Refusal):
    code = "APPEALED_ALREADY"
    message = "这件事已经申诉过，只能申诉一次。请用同一个查询码查看申诉的进展。"


class NoAppeal(Refusal):
    """Not decided yet, itself a review, or nobody above."""

    code = "NO_APPEAL"
    message = "这件事现在不能申诉：还没有答复，或者已经是上级复查的结果。"


class WrongOutcome(Refusal):
    """A review upholds or changes; nothing else does."""

    code = "WRONG_OUTCOME"
    status = 422
    field = "outcome"
    message = "申诉复查的结果只能是“维持原答复”或“变更原答复”，其他投诉不能选这两项，请重新选择。"


# --- The secret code --------------------------------------------------------------------------------


def normal_number(typed: str) -> str:
    """A case number as typed, spaces and full width forgiven."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", typed).upper())[:30]


def code_key(code: str) -> str:
    """What opens a case: :func:`yangguang.common.secret_codes.code_key`."""
    return secret_codes.code_key(code, purpose="complaint-code")


# --- Who handles it ---------------------------------------------------------------------------------


def handling_code(about: str) -> str:
    """The unit that handles a complaint about ``about``: the bureau above it, never itself.

    A school → its county; a county bureau → the city; a city bureau → the province.
    :class:`NothingToHandle` for a province.
    """
    if codes.level_of(about) == Level.PROVINCE:
        raise NothingToHandle
    return codes.parent_of(about)


_BUREAU: Final = {Level.PROVINCE: "教育厅", Level.CITY: "教育局", Level.COUNTY: "教育局", Level.SCHOOL: ""}


def office_name(code: str, name: str) -> str:
    """How people call the office of a unit: ``清丰县教育局``; a school keeps its name."""
    return name + _BUREAU[codes.level_of(code)]


def mentions(text: str, name: str) -> bool:
    """Whether ``text`` names the unit, spaces and the office's suffix forgiven."""
    return re.sub(r"\s", "", name) in re.sub(r"\s", "", text)


# --- What may happen next ---------------------------------------------------------------------------

VERBS: Final[Mapping[str, tuple[State, ...]]] = {
    "accept": (State.REGISTERED,),
    "refuse": (State.REGISTERED,),
    "transfer": (State.REGISTERED, State.ACCEPTED),
    "begin": (State.ACCEPTED,),
    "scrub": (State.ACCEPTED, State.HANDLING, State.REPLIED),
    "reply": (State.ACCEPTED, State.HANDLING),
    "close": (State.REPLIED,),
    "issue": (State.ACCEPTED, State.HANDLING, State.REPLIED),
    "message": (State.REGISTERED, State.ACCEPTED, State.HANDLING, State.REPLIED),
    "take": (State.ACCEPTED, State.HANDLING, State.REPLIED),
    "wait": (State.ACCEPTED, State.HANDLING),
    "resume": (State.ACCEPTED, State.HANDLING),
    "extend": (State.ACCEPTED, State.HANDLING),
    "join": (State.ACCEPTED, State.HANDLING),
    "part": (State.ACCEPTED, State.HANDLING),
    "reveal": (*State,),
}
# Verbs that do not need the person to be the handler of the case already.
OPEN_TO_COLLEAGUES: Final = frozenset({"accept", "refuse", "transfer", "take"})
# What is left to do with a case that was joined to another: the rest is done with that one, for both.
OF_JOINED: Final = frozenset({"message", "reveal", "part"})
# Not while the complainant is asked for more.
RUNNING_ONLY: Final = frozenset({"wait", "extend", "join"})


def admits(case: Case, verb: str) -> bool:
    """Whether the state of the case admits the verb."""
    if verb in ("issue", "scrub") and case.issue_id is not None:
        return False  # what the school was given stays what the case says it was given
    joined, waits = case.joined_to_id is not None, case.waiting_until is not None
    if (joined and verb not in OF_JOINED) or (verb == "part" and not joined):
        return False
    if (waits and verb in RUNNING_ONLY) or (verb == "resume" and not waits):
        return False
    return case.state in VERBS[verb]


def may_join(case: Case, lead: Case) -> bool:
    """Whether both are of one office about one unit, and neither an appeal nor an issue already. ``lead`` may
    have become one: what the school was told is its matter."""
    same = case.pk != lead.pk and case.unit_id == lead.unit_id and case.about_id == lead.about_id
    return same and case.issue_id is None and case.appeal_of_id is None and lead.appeal_of_id is None


def may_act(case: Case, verb: str, user_id: object) -> bool:
    """Whether this person may do the verb: the handler, or anybody who handles while nobody has it yet."""
    if verb == "take":
        return case.handler_id not in (None, user_id)
    return case.handler_id == user_id or (case.handler_id is None and verb in OPEN_TO_COLLEAGUES)


def reads_text(case: Case, user_id: object) -> bool:
    """Whether this person reads what was written: the handler; before acceptance whoever handles."""
    return case.handler_id is None or case.handler_id == user_id


def is_over(case: Case) -> bool:
    """Nothing more happens to the case."""
    return case.state in FINAL


# --- What the complainant may still do --------------------------------------------------------------

RATED_IN: Final = (State.REPLIED, State.CLOSED)
APPEALED_IN: Final = (State.REPLIED, State.CLOSED, State.REFUSED)


def appeal_until(case: Case) -> date | None:
    """The last day for an appeal; None when there is nothing to appeal against or nobody above."""
    decided = case.accepted_at if case.state == State.REFUSED else case.replied_at
    above = codes.parent_of(case.unit_id)
    if case.state not in APPEALED_IN or case.appeal_of_id or decided is None or above == codes.NATION:
        return None
    return timezone.localtime(decided).date() + timedelta(days=APPEAL_WITHIN_DAYS)


def refuse_appeal(case: Case, today: date) -> None:
    """Once, against a decision, within thirty days, to the unit above."""
    until = appeal_until(case)
    if until is None:
        raise NoAppeal
    if today > until:
        raise AppealTooLate


def refuse_rating(case: Case, score: int, reason: str) -> None:
    """Only an answer is rated; 不满意 says why."""
    if case.state not in RATED_IN:
        raise NotNow("答复以后才能评价，请等答复。")
    if score in DISCONTENT and not reason.strip():
        raise RatingReasonMissing


def refuse_outcome(case: Case, outcome: str) -> None:
    """:class:`WrongOutcome` when it is not one the case may end with."""
    if (outcome in REVIEWED) != (case.appeal_of_id is not None):
        raise WrongOutcome


# --- What the school sees ---------------------------------------------------------------------------

REWRITTEN: Final = "办理人员另写的情况说明，不含姓名和电话，也不照抄您的原话"


@dataclass(frozen=True)
class SchoolView:
    """Everything of a case that may reach the unit complained about. There is no field for a person."""

    source: str
    area: str
    found: str

    def lines(self) -> list[str]:
        """The projection in words, the same before sending and after."""
        return [f"来源：{self.source}", f"领域：{self.area}", f"情况：{self.found}"]


def school_view(*, area: str = "", scrubbed_text: str = "") -> SchoolView:
    """What the unit complained about sees if the case becomes an issue."""
    return SchoolView(
        source="投诉举报",
        area=Area(area).label if area else "由办理人员填写",
        found=scrubbed_text or REWRITTEN,
    )


_QUOTE: Final = 12  # signs in a row that give a person's words away


def refuse_if_it_names(
    text: str, *, names: list[str], phones: list[str], original: str, field: str = "scrubbed_text"
) -> None:
    """Check a text that others read: no name, no phone, no sentence of the complainant's own."""
    bare = re.sub(r"\W", "", text)
    if any(name and len(name) > 1 and name in bare for name in (re.sub(r"\W", "", n) for n in names)):
        raise NamesTheComplainant(field=field)
    digits = re.sub(r"\D", "", text)
    if any(len(phone) >= 7 and phone in digits for phone in (re.sub(r"\D", "", p) for p in phones)):
        raise NamesTheComplainant(field=field)
    words = re.sub(r"\W", "", original)
    if any(words[i : i + _QUOTE] in bare for i in range(max(len(words) - _QUOTE + 1, 0))):
        raise QuotesTheComplainant(field=field)


# --- Sentences of the public timeline ---------------------------------------------------------------


def day(value: date) -> str:
    """``7月16日``."""
    return f"{value.month}月{value.day}日"


def sentence(case: Case) -> str:
    """What the complainant reads about the state just reached."""
    match State(case.state):
        case State.REGISTERED:
            return f"已收到。最晚{day(case.accept_by)}告诉您是否受理。"
        case State.ACCEPTED:
            return f"已受理。最晚{day(case.reply_by)}答复您。"
        case State.REFUSED:
            return f"不予受理。原因：{case.refusal_reason}"
        case State.TRANSFERRED:
            return f"已转给{case.transferred_to}办理，他们会继续处理。"
        case State.HANDLING:
            return "工作人员正在核实情况。"
        case State.REPLIED:
            return "已答复，答复内容见下方。"
        case State.CLOSED:
            return f"已办结，核实结果：{Outcome(case.outcome).label}。"


def whole_day(moment: datetime) -> datetime:
    """The midnight the day began with: what the public does is dated, never timed (security.md C12)."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
