"""What a campaign decides and refuses: the file an official could read (plan 二–四, domain.md §3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from campaign.choices import Answer, AssignmentState, DeadlineKind, IssueState
from yangguang.common.refusals import Locked, Refusal
from yangguang.tenancy.choices import Level

# --- Who answers, who is found -----------------------------------------------------------------------
# The national tree above a county files no checklist here: a superior's figures are exactly the sum of
# its counties (domain.md §7), so every check and every issue belongs to a county or one of its schools.
ANSWERING_LEVELS = frozenset({Level.COUNTY, Level.SCHOOL})


class NotAnAnsweringUnit(Refusal):
    code = "NOT_AN_ANSWERING_UNIT"
    message = "自查和问题台账由县（区）教育局和学校填写，请选择县（区）或学校。"
    field = "unit"


# --- Issues: five states ---------------------------------------------------------------------------------
S = IssueState
TRANSITIONS: dict[str, dict[str, str]] = {
    "start": {S.PENDING: S.RECTIFYING},
    "progress": {S.PENDING: S.RECTIFYING, S.RECTIFYING: S.RECTIFYING},
    "hand_in": {S.RECTIFYING: S.COUNTY_CHECK},
    "county_accept": {S.COUNTY_CHECK: S.CITY_CHECK},
    "close": {S.CITY_CHECK: S.CLOSED},
    "return": {S.COUNTY_CHECK: S.RECTIFYING, S.CITY_CHECK: S.RECTIFYING},
}
WHAT_TO_DO: dict[str, str] = {
    "start": "只有“待整改”的问题可以开始整改",
    "progress": "只有“待整改”或“整改中”的问题可以填写进展",
    "hand_in": "只有“整改中”的问题可以报请验收",
    "county_accept": "只有“待县级验收”的问题可以由县级验收",
    "close": "只有“待市级销号”的问题可以销号，请先完成县级验收",
    "return": "只有“待县级验收”或“待市级销号”的问题可以退回",
}


class WrongState(Refusal):
    """The verb does not fit the state of the row."""

    code = "WRONG_STATE"


def may(verb: str, state: str) -> bool:
    """Whether an issue in ``state`` admits ``verb``."""
    return state in TRANSITIONS[verb]


def next_state(verb: str, state: str) -> str:
    """The state after ``verb``; :class:`WrongState` when ``state`` does not admit it."""
    try:
        return TRANSITIONS[verb][state]
    except KeyError:
        now_in = IssueState(state).label
        raise WrongState(f"{WHAT_TO_DO[verb]}；该问题现在是“{now_in}”，请刷新页面后再试。") from None


class FoundMissing(Refusal):
    code = "FOUND_MISSING"
    status = 422
    message = "请写明发现了什么问题：时间、对象、情形。"
    field = "found"


class MeasuresMissing(Refusal):
    code = "MEASURES_MISSING"
    status = 422
    message = "报请验收前请填写整改措施。"
    field = "measures"


class EvidenceMissing(Refusal):
    code = "EVIDENCE_MISSING"
    status = 422
    message = "请先上传佐证材料。"
    field = "upload"


class ReasonMissing(Refusal):
    code = "REASON_MISSING"
    status = 422
    message = "请写明原因，对方要据此修改。"
    field = "reason"


class SamePerson(Refusal):
    """Maker and checker are two people (plan 二（四）: 分级审核、相互检查)."""

    code = "SAME_PERSON"
    status = 403
    message = "整改、验收、销号须由不同的人办理，请由另一位有权限的人员操作。"


class NotHighEnough(Refusal):
    """Closing belongs to the city, county acceptance to a reviewer of the county or above."""

    code = "NOT_HIGH_ENOUGH"
    status = 403
    message = "销号须由市级审核人办理，县（区）和学校不能自行销号。"


# Columns of an issue that belong to whoever found it, unless the unit found it itself.
SET_BY_THE_FINDER = frozenset({"area", "found", "found_on", "source", "item", "prohibition", "due_on"})


class NotYoursToAmend(Refusal):
    code = "NOT_YOURS_TO_AMEND"
    status = 403
    message = "该问题不是本单位自查发现的，问题内容和期限须由县（区）教育局修改。"


class Unknown(Refusal):
    code = "UNKNOWN_ITEM"
    status = 422
    message = "没有这个检查项，请核对编号。"


# Working days until an issue is due when nobody set a date. The plan sets none; the kinds are those of
# domain.md §3, the lengths are ours: at once means within the week, limited within four weeks.
DEFAULT_WORKING_DAYS = {DeadlineKind.IMMEDIATE: 5, DeadlineKind.LIMITED: 20}


def default_due(
    kind: str, found_on: date, act_ends: date, add_working_days: Callable[[date, int], date]
) -> date:
    """When an issue is due if nobody says: by kind; 长期坚持 runs to the end of the acting phase."""
    days = DEFAULT_WORKING_DAYS.get(DeadlineKind(kind))
    return add_working_days(found_on, days) if days else max(act_ends, found_on)


def issue_number(year: int, county: str, sequence: int) -> str:
    """``2024-410922-001``."""
    return f"{year}-{county}-{sequence:03d}"


# --- Assignments ------------------------------------------------------------------------------------------
A = AssignmentState
ASSIGNMENT_TRANSITIONS: dict[str, dict[str, str]] = {
    "start": {A.NOT_STARTED: A.IN_PROGRESS, A.RETURNED: A.IN_PROGRESS, A.IN_PROGRESS: A.IN_PROGRESS},
    "submit": {A.NOT_STARTED: A.SUBMITTED, A.IN_PROGRESS: A.SUBMITTED, A.RETURNED: A.SUBMITTED},
    "accept": {A.SUBMITTED: A.ACCEPTED},
    "return": {A.SUBMITTED: A.RETURNED, A.ACCEPTED: A.RETURNED},
}
_ASSIGNMENT_HINTS = {
    "start": "已提交的任务不能再改动，如需修改请联系上级退回",
    "submit": "该任务已经提交，请等待上级审核",
    "accept": "只有“已提交”的任务可以认可",
    "return": "只有“已提交”或“已认可”的任务可以退回",
}


def assignment_may(verb: str, state: str) -> bool:
    """Whether an assignment in ``state`` admits ``verb``."""
    return state in ASSIGNMENT_TRANSITIONS[verb]


def assignment_next(verb: str, state: str) -> str:
    """The state after ``verb``; :class:`WrongState` when ``state`` does not admit it."""
    try:
        return ASSIGNMENT_TRANSITIONS[verb][state]
    except KeyError:
        label = AssignmentState(state).label
        raise WrongState(f"{_ASSIGNMENT_HINTS[verb]}；它现在是“{label}”。") from None


ISSUE_LEDGER_CODES = frozenset({"I2", "A7"})  # deliverables whose content is the issue ledger


class NotComplete(Refusal):
    """What is handed in has holes; they are named."""

    code = "NOT_COMPLETE"
    status = 422


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


# --- Checks: what is locked -----------------------------------------------------------------------------
def check_is_open(state: str, was_submitted: bool, has_answer: bool, returned: bool) -> bool:
    """Whether one answer may be written while its checklist is in ``state``.

    Before the first submission everything is open; after a return only the very items marked wrong, and
    items added to the checklist since (nobody has answered them).
    """
    if state in (A.SUBMITTED, A.ACCEPTED):
        return False
    return not was_submitted or returned or not has_answer


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


# --- Deadlines (domain.md §3) ------------------------------------------------------------------------------
@dataclass(frozen=True)
class Due:
    """A date owed: ``nominal`` as the plan says, ``on`` after the day-off rule."""

    nominal: date
    on: date


_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


def due_dates(
    spec: str, starts: date, ends: date, working_day_on_or_before: Callable[[date], date] | None
) -> list[Due]:
    """Dates a deliverable is due in its phase (``starts`` … ``ends``, both included).

    ``06-10`` one date of the phase's year; ``weekly:fri`` each such weekday; ``monthly:last-workday`` the
    last working day of each month the phase reaches. ``working_day_on_or_before`` None: the campaign does
    not move deadlines. ``ValueError`` for any other spec.
    """
    move = working_day_on_or_before or (lambda day: day)
    return [Due(day, move(day)) for day in _nominal(spec, starts, ends)]


def _nominal(spec: str, starts: date, ends: date) -> Iterable[date]:
    kind, _, detail = spec.partition(":")
    if kind == "weekly" and detail in _WEEKDAYS:
        first = starts + timedelta(days=(_WEEKDAYS[detail] - starts.weekday()) % 7)
        return [first + timedelta(weeks=n) for n in range((ends - first).days // 7 + 1)]
    if spec == "monthly:last-workday":
        return [day for day in _month_ends(starts, ends) if starts <= day <= ends]
    return [date.fromisoformat(f"{starts.year}-{spec}")]


def _month_ends(starts: date, ends: date) -> Iterable[date]:
    month = starts.replace(day=1)
    while month <= ends:
        following = (month + timedelta(days=31)).replace(day=1)
        yield following - timedelta(days=1)
        month = following
