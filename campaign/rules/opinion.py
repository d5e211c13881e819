"""Decisions on rumours, incidents, risks and disputes (plan 四（二）): 预防在先、发现在早、处置在小."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from campaign.choices.opinion import (
    GRAVE_LEVELS,
    DisputeState,
    IncidentLevel,
    Truth,
)
from campaign.choices.opinion import IncidentState as I
from campaign.choices.opinion import RumourState as R
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

RUMOURS = Machine(
    "rumour",
    "不实信息",
    R,
    Step("check", "核查", {R.FOUND: R.CHECKED, R.CHECKED: R.CHECKED}, Right.FILL, "已辟谣的信息不必再核查"),
    Step(
        "publish", "发布声明", {R.CHECKED: R.PUBLISHED, R.PUBLISHED: R.PUBLISHED}, Right.REVIEW,
        "核查清楚之后才能发布声明",
    ),
    Step("close", "办结", {R.PUBLISHED: R.CLOSED, R.CHECKED: R.CLOSED}, Right.REVIEW, "核查之后才能办结"),
    Step(
        "recur", "再次出现", {R.CLOSED: R.CHECKED, R.PUBLISHED: R.CHECKED}, Right.FILL,
        "办结或辟谣之后再次出现的才需登记",
    ),
)  # fmt: skip

INCIDENTS = Machine(
    "incident",
    "舆情事件",
    I,
    Step("handle", "开展处置", {I.FOUND: I.HANDLING}, Right.FILL, "只有“已发现”的事件可以开展处置"),
    Step(
        "inform", "通报部门", {I.FOUND: I.HANDLING, I.HANDLING: I.HANDLING}, Right.FILL, "平息之后不必再通报"
    ),
    Step(
        "progress", "填写进展", {I.HANDLING: I.HANDLING, I.CALM: I.CALM}, Right.FILL,
        "开展处置之后才能填写进展",
    ),
    Step("calm", "确认平息", {I.HANDLING: I.CALM}, Right.REVIEW, "只有“处置中”的事件可以确认平息"),
    Step("close", "办结", {I.CALM: I.CLOSED}, Right.REVIEW, "只有“已平息”的事件可以办结", Reach.SUPERIOR),
    Step(
        "back", "退回处置", {I.CALM: I.HANDLING, I.CLOSED: I.HANDLING}, Right.REVIEW,
        "只有“已平息”或“已办结”的事件可以退回处置", Reach.SUPERIOR,
    ),
)  # fmt: skip

# The plan asks to answer “及时” and sets no hours; ours: by the end of the next working day.
ANSWER_WITHIN = 1


class TruthContradicts(Refusal):
    code = "TRUTH_CONTRADICTS"
    status = 422
    field = "statement"
    message = "核查结论是“属实”，不能作为不实信息辟谣；请转入问题台账整改，或重新核查。"


class NothingPublished(Refusal):
    code = "NOTHING_PUBLISHED"
    message = "核查结论不是“属实”，请先发布辟谣声明再办结。"


class SameSigner(Refusal):
    code = "SAME_SIGNER"
    status = 403
    message = "核查和签发须由不同的人办理，请由另一位审核人发布。"


class DepartmentsMissing(Refusal):
    code = "DEPARTMENTS_MISSING"
    message = (
        "较大以上舆情须先通报宣传、网信部门（涉及人身安全、聚集的还须通报公安、信访），通报后再确认平息。"
    )


class CloserHandled(Refusal):
    code = "CLOSER_HANDLED"
    status = 403
    message = "处置、确认平息和办结须由不同的人办理，请由上级单位的另一位审核人办结。"


def answer_by(found_on: date) -> date:
    """The day by which a rumour is answered in public."""
    return clock.add_working_days(found_on, ANSWER_WITHIN)


def departments_missing(level: str, informed: set[str]) -> bool:
    """Whether an incident that grave may not be called calm: publicity and cyberspace have to know."""
    return IncidentLevel(level) in GRAVE_LEVELS and not {"publicity", "cyberspace"} <= informed


def may_refute(truth: str) -> bool:
    """Whether what the check found can be refuted at all."""
    return truth in (Truth.FALSE, Truth.PARTLY)


def risk_tone(score: int) -> str:
    """Likelihood × impact: 15 and more is red, 8 and more to be watched closely."""
    return "late" if score >= 15 else "due" if score >= 8 else "none"


def found_in_the_past(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Nothing is found tomorrow."""
    day = values.get("found_on")
    if day and day > clock.today():
        yield "found_on", f"发现日期不能晚于今天（{clock.today():%Y-%m-%d}）。"


def about_lies_below(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is concerned is a school, where one is named."""
    about = values.get("about")
    if about is not None and about.level != "school":
        yield "about", "涉及学校请选择一所学校，不涉及具体学校的可以不填。"


def settled_has_date(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A dispute that is over says since when, an open one does not."""
    state, on = values.get("state"), values.get("settled_on")
    if state and state != DisputeState.OPEN and not on:
        yield "settled_on", "已化解或已转信访的，请填写化解日期。"
    if state == DisputeState.OPEN and on:
        yield "settled_on", "还在化解中的，请不要填写化解日期。"
    if on and on > clock.today():
        yield "settled_on", f"化解日期不能晚于今天（{clock.today():%Y-%m-%d}）。"
    if on and values.get("found_on") and on < values["found_on"]:
        yield "settled_on", "化解日期不能早于发现日期。"
