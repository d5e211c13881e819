"""Decisions on issues (plan 三（二）, 三（三）; domain.md §3)."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from campaign.choices import DeadlineKind
from campaign.choices import IssueState as S
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

ISSUES = Machine(
    "issue",
    "问题",
    S,
    Step("start", "开始整改", {S.PENDING: S.RECTIFYING}, Right.FILL, "只有“待整改”的问题可以开始整改"),
    Step(
        "progress", "填写进展", {S.PENDING: S.RECTIFYING, S.RECTIFYING: S.RECTIFYING}, Right.FILL,
        "只有“待整改”或“整改中”的问题可以填写进展",
    ),
    Step("hand_in", "报请验收", {S.RECTIFYING: S.COUNTY_CHECK}, Right.FILL, "只有“整改中”的问题可以报请验收"),
    Step(
        "county_accept", "县级验收", {S.COUNTY_CHECK: S.CITY_CHECK}, Right.REVIEW,
        "只有“待县级验收”的问题可以由县级验收", Reach.COUNTY,
    ),
    Step(
        "close", "市级销号", {S.CITY_CHECK: S.CLOSED}, Right.REVIEW,
        "只有“待市级销号”的问题可以销号，请先完成县级验收", Reach.CITY,
    ),
    Step(
        "return", "退回", {S.COUNTY_CHECK: S.RECTIFYING, S.CITY_CHECK: S.RECTIFYING}, Right.REVIEW,
        "只有“待县级验收”或“待市级销号”的问题可以退回",
        {S.COUNTY_CHECK: Reach.COUNTY, S.CITY_CHECK: Reach.CITY},
    ),
    Step(
        "extend", "延长期限", {S.PENDING: S.PENDING, S.RECTIFYING: S.RECTIFYING}, Right.REVIEW,
        "只有“待整改”或“整改中”的问题可以延长期限", Reach.SUPERIOR,
    ),
    Step(
        "reopen", "重新打开", {S.CLOSED: S.RECTIFYING}, Right.REVIEW,
        "只有“已销号”的问题可以重新打开", Reach.CITY,
    ),
)  # fmt: skip


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


class NotHighEnough(Refusal):
    """Closing belongs to the city, county acceptance to a reviewer of the county or above."""

    code = "NOT_HIGH_ENOUGH"
    status = 403
    message = "销号须由市级审核人办理，县（区）和学校不能自行销号。"


class NotTheSuperior(Refusal):
    code = "NOT_THE_ISSUES_SUPERIOR"
    status = 403
    message = "延长期限须由上级单位的审核人办理：学校的问题由县（区），县（区）的问题由市级。"


class DueMovesByExtension(Refusal):
    """A deadline moves away only by the superior, with a reason."""

    code = "DUE_MOVES_BY_EXTENSION"
    status = 403
    message = "整改期限不能自行推迟，请由上级单位的审核人用“延长期限”办理并写明理由。"
    field = "due_on"


class DueNotLater(Refusal):
    code = "DUE_NOT_LATER"
    status = 422
    message = "新的整改期限须晚于原期限，且不早于今天，请重新选择日期。"
    field = "due_on"


class DueOutsideCampaign(Refusal):
    """The database refuses the same (``issue_due_within_campaign``)."""

    code = "DUE_OUTSIDE_CAMPAIGN"
    status = 422
    message = "整改期限不能晚于专项行动结束日期，请选择更早的日期。"
    field = "due_on"


class ClosingNotProven(Refusal):
    """The gate before 销号: no file, no closing (asks.md §3.2; the database refuses the same)."""

    code = "CLOSING_NOT_PROVEN"
    status = 422
    message = "缺少整改佐证材料，不能验收或销号，请退回整改单位补充。"


# Columns of an issue that belong to whoever found it, unless the unit found it itself.
SET_BY_THE_FINDER = frozenset(
    {"area", "found", "found_on", "source", "item", "prohibition", "lines", "due_on"}
)


class NotYoursToAmend(Refusal):
    code = "NOT_YOURS_TO_AMEND"
    status = 403
    message = "该问题不是本单位自查发现的，问题内容和期限须由县（区）教育局修改。"


# What a file must prove when the checklist item asks for nothing in particular.
ANY_PROOF = "整改佐证材料"
_LISTED = re.compile(r"[、；;]")


def kinds_asked(evidence: str) -> tuple[str, ...]:
    """The kinds of file an item asks for: “会议纪要、照片” → two. None listed: any proof will do."""
    return tuple(dict.fromkeys(part.strip() for part in _LISTED.split(evidence) if part.strip()))


def kinds_missing(asked: Collection[str], given: Collection[str]) -> tuple[str, ...]:
    """Kinds no file proves. A file named “会议纪要（修订）” proves 会议纪要; without one any file."""
    if not asked:
        return () if given else (ANY_PROOF,)
    return tuple(kind for kind in asked if not any(kind in name for name in given))


@dataclass(frozen=True)
class Condition:
    """One line of 销号条件: what must be, whether it is, and who has to act."""

    text: str
    met: bool
    who: str


def closing_conditions(
    *, state: str, measures: str, asked: Collection[str], given: Collection[str]
) -> list[Condition]:
    """Everything that stands between an issue and its closing, in the order in which it is done."""
    missing = set(kinds_missing(asked, given))
    order = list(S)
    reached = order.index(S(state))
    files = [
        Condition(f"已上传“{kind}”（本次整改期间上传）", kind not in missing, "整改单位")
        for kind in asked or (ANY_PROOF,)
    ]
    return [
        Condition("已填写整改措施", bool(measures), "整改单位"),
        *files,
        Condition("已报请验收", reached >= order.index(S.COUNTY_CHECK), "整改单位"),
        Condition("县级验收通过（验收人不是整改人）", reached >= order.index(S.CITY_CHECK), "县（区）审核人"),
        Condition("市级销号（销号人不是整改人，也不是验收人）", state == S.CLOSED, "市级审核人"),
    ]


# Working days until an issue is due when nobody set a date. The plan sets none; the kinds are those of
# domain.md §3, the lengths are ours: at once means within the week, limited within four weeks.
DEFAULT_WORKING_DAYS = {DeadlineKind.IMMEDIATE: 5, DeadlineKind.LIMITED: 20}
# 长期坚持: once in so many working days something must be written down.
SILENT_WORKING_DAYS = 20


def default_due(
    kind: str, found_on: date, act_ends: date, add_working_days: Callable[[date, int], date]
) -> date:
    """When an issue is due if nobody says: by kind; 长期坚持 runs to the end of the acting phase."""
    days = DEFAULT_WORKING_DAYS.get(DeadlineKind(kind))
    return add_working_days(found_on, days) if days else max(act_ends, found_on)


def refuse_due_outside(found_on: date, due_on: date, campaign_ends: date) -> None:
    """An issue found during the campaign is due during it (:class:`DueOutsideCampaign`)."""
    if found_on <= campaign_ends < due_on:
        raise DueOutsideCampaign


def issue_number(year: int, county: str, sequence: int) -> str:
    """``2024-410922-001``."""
    return f"{year}-{county}-{sequence:03d}"
