"""Decisions on matching: what closes a finding, when a round may close, how long a list is kept."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from enrollment.choices.matching import DuplicateOutcome
from enrollment.choices.matching import FindingKind as K
from enrollment.choices.matching import FindingOutcome as O
from enrollment.choices.matching import FindingState as S
from enrollment.models import DataAgreement
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Step

KEPT_AFTER_CLOSING = timedelta(days=30)  # an uploaded list is erased this long after its round is closed
KEPT_UNDECIDED = timedelta(hours=24)  # a file nobody went on with
FAULTS_SHOWN = 200
SCHOOL_AGE = (6, 15)  # full years on 31 August: who of a household list should be at school

FINDINGS = Machine(
    "match_finding",
    "比对结果",
    S,
    Step(
        "look", "登记核查情况", {S.OPEN: S.LOOKED, S.LOOKED: S.LOOKED}, Right.FILL,
        "办结前可以登记核查情况",
    ),
    Step("close", "办结", {S.OPEN: S.CLOSED, S.LOOKED: S.CLOSED}, Right.FILL, "没有办结的才能办结"),
    Step("reopen", "重新核查", {S.CLOSED: S.OPEN}, Right.FILL, "已办结的、轮次还没有结束的才能重新核查"),
)  # fmt: skip

_STATUS = (O.CORRECTED, O.EXPLAINED, O.TO_ISSUE, O.MOVED)
OUTCOMES: Mapping[str, tuple[O, ...]] = {
    K.THEIRS: (O.ADDED, O.ELSEWHERE, O.MOVED, O.DUPLICATE, O.THEIR_ERROR, O.TO_ISSUE),
    K.OURS: (O.KEPT, O.REMOVED, O.MOVED, O.TO_ISSUE),
    K.DIFFERING: (O.OURS_RIGHT, O.THEIRS_RIGHT, O.TO_ISSUE),
    K.TWICE: _STATUS,
    K.APART: _STATUS,
    K.HOLLOW: _STATUS,
    K.NO_STATUS: _STATUS,
    K.NOWHERE: (*_STATUS, O.ADDED),
}


ADDABLE = (K.THEIRS, K.NOWHERE)  # a child of a list that no ledger of ours may hold yet


class OutcomeUnfit(Refusal):
    """An outcome of another kind of finding."""

    code = "OUTCOME_UNFIT"
    status = 422
    field = "outcome"

    def __init__(self, kind: str) -> None:
        fitting = "、".join(outcome.label for outcome in OUTCOMES[kind])
        super().__init__(f"“{K(kind).label}”的处理结果只能是：{fitting}。请重新选择。")


class NoteMissing(Refusal):
    code = "NOTE_MISSING"
    status = 422
    field = "note"
    message = "请写明怎么核查的、情况如何，以后的人要靠它看懂。"


class AddFirst(Refusal):
    """“Added” is a fact: the child must stand in the ledger."""

    code = "ADD_FIRST"
    message = "台账里还没有这名儿童。请先点“补登入台账”，保存后会自动办结。"


class RoundNotOpen(Refusal):
    code = "ROUND_NOT_OPEN"
    message = "这一轮比对已经结束，或者还没有比对完，不能再办理；如需再核，请发起新的一轮。"


class FindingsOpen(Refusal):
    code = "FINDINGS_OPEN"

    def __init__(self, left: int) -> None:
        super().__init__(f"还有 {left} 条没有办结，全部办结后才能结束本轮。", left=left)


class RoundMoved(Refusal):
    code = "ROUND_MOVED"
    message = "这一轮已经往下走了，请刷新页面查看现在的情况。"


class ListGone(Refusal):
    code = "LIST_GONE"
    message = "名单已按期删除，不能再用它补登或更正；请直接在台账里办理。"


class NumberDisagrees(Refusal):
    code = "NUMBER_DISAGREES"
    status = 422
    message = "对方名单里的性别与证件号码第 17 位不一致，不能照它更正；请先核对证件号码。"


class EntryLocked(Refusal):
    code = "ENTRY_LOCKED"


class CountyOnly(Refusal):
    code = "COUNTY_ONLY"
    status = 403
    message = "比对由县（区）教育局办理，请用县（区）的账号。"


class TargetGone(Refusal):
    code = "TARGET_GONE"
    status = 422
    field = "target"
    message = "请选择与哪个台账比对。"


class Footing(NamedTuple):
    """On what footing a list came: who was asked when, who gave it when (plan 2.5.6)."""

    agreement: DataAgreement | None
    basis: str
    asked_on: date
    received_on: date
    given_by: str


class FootingMissing(Refusal):
    code = "FOOTING_MISSING"
    status = 422
    field = "basis"
    message = "请选择与该部门的共享协议；没有协议的，写明凭什么调取（函件文号、会议纪要等）。"


class AgreementUnfit(Refusal):
    code = "AGREEMENT_UNFIT"
    status = 422
    field = "agreement"
    message = "这份协议不是与该部门签的，或收到名单时已经过期；请换一份，或写明其他依据。"


class ReceivedBeforeAsking(Refusal):
    code = "RECEIVED_BEFORE_ASKING"
    status = 422
    field = "received_on"
    message = "收到日期不能早于请求日期，也不能晚于今天，请核对。"


class NothingToCompare(Refusal):
    code = "NOTHING_TO_COMPARE"
    message = "学籍台账和在校学生名单都还是空的，请先导入，再做三方比对。"


class AlreadyResolved(Refusal):
    code = "ALREADY_RESOLVED"
    message = "这条重复登记已经处理过，请刷新页面查看结果。"


class KeeperMissing(Refusal):
    code = "KEEPER_MISSING"
    status = 422
    field = "keeper"
    message = "由一个县（区）保留时，请选择登记了该儿童的哪个县（区）保留。"


def stands(footing: Footing, *, kind: str, unit_id: str, today: date) -> None:
    """:class:`FootingMissing`, :class:`AgreementUnfit`, :class:`ReceivedBeforeAsking`."""
    agreement = footing.agreement
    if agreement is None and not footing.basis:
        raise FootingMissing
    if agreement is not None:
        ended = agreement.valid_until is not None and agreement.valid_until < footing.received_on
        if agreement.department != kind or agreement.unit_id != unit_id or ended:
            raise AgreementUnfit
    if not footing.asked_on <= footing.received_on <= today:
        raise ReceivedBeforeAsking


def fits(kind: str, outcome: str) -> None:
    """:class:`OutcomeUnfit` for an outcome the kind does not admit."""
    if outcome not in OUTCOMES[kind]:
        raise OutcomeUnfit(kind)


def fitting(kinds: Iterable[str]) -> list[O]:
    """The outcomes that some of the kinds admit, in the order of the words."""
    admitted = {outcome for kind in kinds for outcome in OUTCOMES[kind]}
    return [outcome for outcome in O if outcome in admitted]


def keeps_one(outcome: str) -> bool:
    """Whether the outcome leaves the child with one county."""
    return outcome == DuplicateOutcome.SAME
