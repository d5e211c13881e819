"""Decisions on issues (plan 三（二）, 三（三）; domain.md §3)."""

from collections.abc import Callable
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


# Columns of an issue that belong to whoever found it, unless the unit found it itself.
SET_BY_THE_FINDER = frozenset({"area", "found", "found_on", "source", "item", "prohibition", "due_on"})


class NotYoursToAmend(Refusal):
    code = "NOT_YOURS_TO_AMEND"
    status = 403
    message = "该问题不是本单位自查发现的，问题内容和期限须由县（区）教育局修改。"


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
