"""Decisions on interviews (约谈), plan 三（三）4."""

from datetime import date

from campaign.choices.discipline import InterviewState as S
from campaign.rules.dates import Span, during
from yangguang.common.refusals import Locked, Refusal
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

# The unit of a row is the issuer until it was held, then the unit talked to.
INTERVIEWS = Machine(
    "interview",
    "约谈",
    S,
    Step("hold", "登记约谈情况", {S.PLANNED: S.HELD}, Right.SUPERVISE, "只有“拟约谈”的可以登记约谈情况"),
    Step("cancel", "取消约谈", {S.PLANNED: S.CANCELLED}, Right.SUPERVISE, "只有“拟约谈”的可以取消"),
    Step("keep", "核实承诺", {S.HELD: S.KEPT}, Right.SUPERVISE, "只有“已约谈”的可以核实承诺", Reach.SUPERIOR),
)


class NotBelow(Refusal):
    code = "INTERVIEW_NOT_BELOW"
    status = 403
    message = "只能约谈本单位管辖的县（区）教育局或学校的负责人，请另选被约谈单位。"
    field = "about"


class HeldInTheFuture(Refusal):
    code = "HELD_IN_THE_FUTURE"
    status = 422
    message = "约谈日期不能晚于今天，请在约谈之后登记。"
    field = "held_on"


class RecordMissing(Refusal):
    code = "INTERVIEW_RECORD_MISSING"
    status = 422
    message = "请写明约谈记录和整改承诺：谈了什么、对方承诺做什么。"
    field = "minutes"


class PromiseBeforeTalk(Refusal):
    code = "PROMISE_BEFORE_TALK"
    status = 422
    message = "承诺期限不能早于约谈日期，请核对。"
    field = "commitments_due"


class OutsideCampaign(Refusal):
    code = "INTERVIEW_OUTSIDE_CAMPAIGN"
    status = 422
    field = "planned_on"


class NotYours(Refusal):
    code = "NOT_YOUR_INTERVIEW"
    status = 403
    message = "承诺由组织约谈的单位核实，其他单位不能办理。"


class Held(Locked):
    code = "INTERVIEW_HELD"
    message = "约谈情况已登记，不能再修改；需要补充时请另行登记约谈。"


class NoCampaign(Refusal):
    code = "NO_CAMPAIGN"
    message = "本市还没有启动专项行动，请先由市级启动。"


def must_be_below(about: str, issuer: str) -> None:
    """Who is talked to stands under the issuer; else :class:`NotBelow`."""
    if about == issuer or not codes.covers(issuer, about):
        raise NotBelow


def must_be_within(day: date, starts: date, ends: date) -> None:
    """Planned within the campaign; else :class:`OutsideCampaign`."""
    sentence = during("计划日期", day, [Span(starts, ends)])
    if sentence:
        raise OutsideCampaign(sentence)


def must_be_a_record(held_on: date, today: date, minutes: str, commitments: str, due: date) -> None:
    """What the record of a talk must say, and when it can have been."""
    if held_on > today:
        raise HeldInTheFuture
    if not minutes.strip() or not commitments.strip():
        raise RecordMissing(field="minutes" if not minutes.strip() else "commitments")
    if due < held_on:
        raise PromiseBeforeTalk
