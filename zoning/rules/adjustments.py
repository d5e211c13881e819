"""The procedure of an adjustment: who takes each step, and what it needs (plan 二（二）; decision 0028)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from yangguang.common.refusals import Locked, Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Step
from zoning.choices.adjustments import AdjustmentState as A

LEAST_DAYS = 7  # of a consultation, the first and the last counted

OPEN = (A.DRAFT, A.ASSESSMENT, A.ARGUMENT)  # the plan still takes zones and gives them up
_STEPS = (A.ASSESSMENT, A.ARGUMENT, A.CONSULTATION, A.DECISION)

# Whoever records a step is not who lets the adjustment go on; the leader publishes.
ADJUSTMENTS = Machine(
    "adjustment",
    "片区调整",
    A,
    Step("begin", "启动调整", {A.DRAFT: A.ASSESSMENT}, Right.FILL, "只有“草拟方案”的调整可以启动"),
    Step(
        "record", "登记本步骤", {state: state for state in _STEPS},
        Right.FILL, "评估、专家论证、征求意见和决定进行时才能登记",
    ),
    Step(
        "argue", "评估通过，转专家论证", {A.ASSESSMENT: A.ARGUMENT}, Right.REVIEW,
        "只有正在评估的调整可以转专家论证",
    ),
    Step(
        "consult", "论证通过，公开征求意见", {A.ARGUMENT: A.CONSULTATION}, Right.REVIEW,
        "评估、专家论证以后才能征求意见",
    ),
    Step(
        "prolong", "延长征求意见", {A.CONSULTATION: A.CONSULTATION}, Right.REVIEW,
        "只有正在征求意见的调整可以延长",
    ),
    Step(
        "decide", "结束征求意见，转决定", {A.CONSULTATION: A.DECISION}, Right.REVIEW,
        "只有正在征求意见的调整可以结束征求意见",
    ),
    Step("publish", "签发公布", {A.DECISION: A.PUBLISHED}, Right.SIGN, "作出决定以后才能公布新片区"),
    Step(
        "drop", "终止调整",
        dict.fromkeys((A.DRAFT, *_STEPS), A.DROPPED),
        Right.REVIEW, "已公布或已终止的调整不能再终止",
    ),
)  # fmt: skip


class AdjustmentUnderWay(Locked):
    code = "ADJUSTMENT_UNDER_WAY"
    message = "调整已经启动，事项不能再改；方案有误的，请终止这一项后另行发起。"


class PlanIsShown(Locked):
    code = "ADJUSTMENT_PLAN_IS_SHOWN"
    message = "方案已经公开征求意见，不能再增减片区；须另换方案的，请终止这一项后另行发起。"


class Settled(Locked):
    code = "ADJUSTMENT_SETTLED"
    message = "这项调整已经办结，不能再增减片区；还要变动的，请另行发起调整。"


class StepIsTaken(Locked):
    code = "ADJUSTMENT_STEP_IS_TAKEN"
    message = "这一步已经办完，它的文件不能再增减；有新的材料，请放在正在办理的一步。"


class NothingPlanned(Refusal):
    code = "ADJUSTMENT_WITHOUT_ZONES"
    message = "这项调整还没有拟定任何片区，请先在“选择片区”中修订现行片区，或拟新的片区。"


class NotOfThisAdjustment(Refusal):
    code = "ZONE_OF_ANOTHER_PLAN"
    message = "这个片区不是本县（区）、本学段、本年度的现行片区，请刷新页面后另选。"


class RevisedElsewhere(Refusal):
    code = "ZONE_REVISED_ELSEWHERE"

    def __init__(self, title: str) -> None:
        super().__init__(
            f"这个片区已经在“{title}”中拟了变动，一个片区同时只能在一项调整中变动，请先办完那一项。"
        )


class StepMissing(Refusal):
    code = "ADJUSTMENT_STEP_MISSING"

    def __init__(self, step: str) -> None:
        super().__init__(f"“{step}”还没有登记情况和文件，请经办人先登记本步骤并上传文件，再往下办。")


class SamePerson(Refusal):
    code = "ADJUSTMENT_SAME_PERSON"
    status = 403
    message = "登记和审核须由两个人办理，这一步是您登记的，请转请另一位有权限的人员办理。"


class DayInTheFuture(Refusal):
    code = "ADJUSTMENT_STEP_IN_FUTURE"
    status = 422
    field = "on"
    message = "完成日期不能晚于今天，请在这一步做完以后登记。"


class DayBeforeLastStep(Refusal):
    code = "ADJUSTMENT_STEP_TOO_EARLY"
    status = 422
    field = "on"

    def __init__(self, step: str, on: date) -> None:
        super().__init__(f"“{step}”是 {on} 完成的，这一步不能早于它，请核对日期。")


class PaperMissing(Refusal):
    code = "ADJUSTMENT_PAPER_MISSING"
    status = 422
    field = "file"
    message = "每一步都须有文件（评估报告、论证意见、征求意见情况、决定），请选择文件一并上传。"


class NumberMissing(Refusal):
    code = "ADJUSTMENT_DECISION_NUMBER"
    status = 422
    field = "document"
    message = "决定须有文号，它将成为新片区的依据，请填写文号。"


class NotSevenDays(Refusal):
    code = "CONSULTATION_TOO_SHORT"
    status = 422
    field = "closes_on"

    def __init__(self, until: date) -> None:
        super().__init__(f"征求意见不少于 {LEAST_DAYS} 天，请把截止日期改到 {until} 或以后。")


class OpensInThePast(Refusal):
    code = "CONSULTATION_OPENS_IN_PAST"
    status = 422
    field = "opens_on"
    message = "征求意见须从今天或以后开始，公众才有完整的时间，请改开始日期。"


class NotLonger(Refusal):
    code = "CONSULTATION_NOT_LONGER"
    status = 422
    field = "closes_on"

    def __init__(self, closes: date) -> None:
        super().__init__(f"征求意见只能延长不能缩短，请填写 {closes} 以后、今天或以后的日期。")


class AlreadyRecorded(Refusal):
    code = "CONSULTATION_RECORDED"
    message = "征求意见情况已经登记，不能再延长；意见有新情况的，请在决定中说明。"


class RegistrationTooEarly(Refusal):
    code = "REGISTRATION_TOO_EARLY"
    status = 422
    field = "registration_opens_on"
    message = "报名须在征求意见结束、片区公布以后开始，请核对报名开始日期。"


class StillOpen(Refusal):
    code = "CONSULTATION_STILL_OPEN"

    def __init__(self, closes: date) -> None:
        super().__init__(f"征求意见到 {closes}（含当天）才截止，请在次日以后办理。")


class Unanswered(Refusal):
    code = "OPINIONS_UNANSWERED"

    def __init__(self, count: int) -> None:
        super().__init__(f"还有 {count} 条意见没有答复，请在“公众意见”中逐条答复采纳情况，再结束征求意见。")


class ReasonMissing(Refusal):
    code = "ADJUSTMENT_REASON"
    status = 422
    field = "reason"
    message = "请写明原因，公众会看到它。"


class CountClosed(Locked):
    code = "COUNT_CLOSED"
    message = "调整已经公布或终止，涉及儿童的统计数不能再改；需要新的数字，请在新的调整事项中统计。"


def plan_closed(state: str) -> Locked | None:
    """Why the plan takes and loses no zone any more; None while it does."""
    if state in OPEN:
        return None
    return Settled() if state in (A.PUBLISHED, A.DROPPED) else PlanIsShown()


def dates_are_in_order(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """A consultation is open for seven days, and over before registration opens."""
    opens, closes = values.get("opens_on"), values.get("closes_on")
    registration = values.get("registration_opens_on")
    if bool(opens) != bool(closes):
        yield ("closes_on" if opens else "opens_on"), "征求意见的开始、截止日期请一并填写。"
    elif opens and closes and closes < last_day_at_least(opens):
        yield "closes_on", NotSevenDays(last_day_at_least(opens)).message
    if closes and registration and registration <= closes + timedelta(days=1):
        yield "registration_opens_on", RegistrationTooEarly.message


def last_day_at_least(opens: date) -> date:
    """The first day on which a consultation that opens then may close."""
    return opens + timedelta(days=LEAST_DAYS - 1)


def must_be_a_consultation(opens: date, closes: date, registration: date, today: date) -> None:
    """Opens today or later, for seven days, and leaves a day to publish before registration."""
    if opens < today:
        raise OpensInThePast
    if closes < last_day_at_least(opens):
        raise NotSevenDays(last_day_at_least(opens))
    must_leave_time(closes, registration)


def must_leave_time(closes: date, registration: date) -> None:
    """A step is recorded the day after closing at the earliest, and published before registration opens."""
    if registration <= closes + timedelta(days=1):
        raise RegistrationTooEarly


def must_be_after(on: date, last: tuple[str, date] | None, today: date) -> None:
    """A step is over, and not before the ``last`` one ``(title, day)``."""
    if on > today:
        raise DayInTheFuture
    if last is not None and on < last[1]:
        raise DayBeforeLastStep(*last)
