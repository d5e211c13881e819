"""Decisions on the setup of a campaign: its phases, its dates, what it asks for (plan 三)."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from campaign.rules.deadlines import due_dates
from yangguang.common.refusals import Refusal

YEARS = range(2020, 2100)
LEVELS = ("city", "county", "school")
_CODE = re.compile(r"[A-Z][0-9]{1,2}")


class YearRefused(Refusal):
    code = "YEAR_REFUSED"
    status = 422
    field = "year"


class PhaseRefused(Refusal):
    code = "PHASE_REFUSED"
    status = 422


class DueRefused(Refusal):
    """A date no phase holds, or no date at all."""

    code = "DUE_REFUSED"
    status = 422
    field = "due"


class DeliverableRefused(Refusal):
    code = "DELIVERABLE_REFUSED"
    status = 422


class NotTheCity(Refusal):
    code = "NOT_THE_CITY"
    status = 403
    message = "专项行动由市级审核人设置，县（区）和学校只能查看。"


class NothingToChange(Refusal):
    code = "NOTHING_TO_CHANGE"
    status = 422
    message = "与现行版本相比没有改动，没有产生新的版次。"


@dataclass(frozen=True)
class PhaseDates:
    """Number, name, first and last day of a phase."""

    number: int
    name: str
    starts: date
    ends: date


def refuse_year(year: int, known: Collection[int]) -> None:
    """One campaign a year, in a year the calendar serves."""
    if year not in YEARS:
        raise YearRefused(f"年度请填 {YEARS[0]} 至 {YEARS[-1]} 之间的整数。")
    if year in known:
        raise YearRefused(f"{year} 年的专项行动已经启动，请在“专项行动设置”里修改。")


def refuse_phases(phases: Sequence[PhaseDates], year: int) -> None:
    """Phases follow each other without overlap and begin in the year of the campaign."""
    for phase in phases:
        if not phase.name.strip():
            raise PhaseRefused(f"请填写第 {phase.number} 阶段的名称。", field=f"name_{phase.number}")
        if phase.ends < phase.starts:
            raise PhaseRefused(
                f"第 {phase.number} 阶段的结束日期早于开始日期，请核对。", field=f"ends_{phase.number}"
            )
    for before, after in pairwise(phases):
        if after.starts <= before.ends:
            raise PhaseRefused(
                f"第 {after.number} 阶段须在第 {before.number} 阶段结束（{before.ends:%Y-%m-%d}）之后开始，"
                "各阶段不能重叠。",
                field=f"starts_{after.number}",
            )
    if phases[0].starts.year != year:
        raise PhaseRefused(f"专项行动须在 {year} 年内开始。", field="starts_1")
    if (phases[-1].ends - phases[0].starts).days > 366:
        raise PhaseRefused("专项行动最长一年，请核对最后阶段的结束日期。", field=f"ends_{phases[-1].number}")


def follows_the_end(due: str, old_ends: date, new_ends: date) -> str:
    """What is due on the last day of its phase stays due on the last day when that moves."""
    return f"{new_ends:%m-%d}" if due == f"{old_ends:%m-%d}" else due


def refuse_due(code: str, spec: str, phase: PhaseDates) -> None:
    """A date of its phase, ``weekly:fri`` or ``monthly:last-workday``, at least once in the phase."""
    try:
        dues = due_dates(spec, phase.starts, phase.ends, None)
    except ValueError:
        raise DueRefused(
            f"任务 {code} 的时限“{spec}”无法识别：请填月-日（如 06-10）、weekly:fri 或 monthly:last-workday。"
        ) from None
    if not dues:
        raise DueRefused(f"任务 {code} 的时限“{spec}”在第 {phase.number} 阶段内一次也不会到期，请核对。")
    outside = next((due for due in dues if not phase.starts <= due.nominal <= phase.ends), None)
    if outside is not None:
        raise DueRefused(
            f"任务 {code} 的时限 {outside.nominal:%Y-%m-%d} 不在第 {phase.number} 阶段"
            f"（{phase.starts:%m-%d} 至 {phase.ends:%m-%d}）内，请改任务时限或阶段日期。"
        )


def refuse_deliverable(code: str, title: str, levels: Collection[str], known: Collection[str]) -> None:
    """A code of its own (letter and number), a title, at least one level that owes it."""
    if not _CODE.fullmatch(code):
        raise DeliverableRefused("编号请用一个大写字母加一到两位数字，例如 A8。", field="code")
    if code in known:
        raise DeliverableRefused(f"编号 {code} 已有任务，请换一个编号。", field="code")
    if not title.strip():
        raise DeliverableRefused("请填写任务名称。", field="title")
    if not levels or not set(levels) <= set(LEVELS):
        raise DeliverableRefused("请至少选择一个责任层级。", field="levels")
