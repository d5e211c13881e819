"""Decisions on the second look (回头看; domain.md §3: a tenth of the closed issues, a month later)."""

import hashlib
import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from campaign.choices.second_looks import LookState as S
from yangguang.common import draws
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

# 督办人 as well as 审核人 of the city may look: the reviewer who closed the issue may not (decision 0013).
SECOND_LOOKS = Machine(
    "second_look",
    "回头看",
    S,
    Step(
        "confirm", "未反弹", {S.WAITING: S.CONFIRMED}, Right.SUPERVISE, "只有“待回看”的可以登记结果",
        Reach.CITY,
    ),
    Step(
        "relapse", "反弹，重新打开", {S.WAITING: S.RELAPSED}, Right.SUPERVISE, "只有“待回看”的可以登记结果",
        Reach.CITY,
    ),
)  # fmt: skip

SHARE = 10  # one in ten
NOON = 12  # hour of the first working day until which the city may draw with a public number of its own


class LookerInvolved(Refusal):
    code = "LOOKER_INVOLVED"
    status = 403
    message = "您办理过该问题的整改、验收或销号，不能再做回头看，请由市级其他审核人或督办人办理。"


class NotOfTheCity(Refusal):
    code = "LOOKER_NOT_OF_THE_CITY"
    status = 403
    message = "回头看须由市级审核人或督办人办理。"


class NoteMissing(Refusal):
    code = "LOOK_NOTE_MISSING"
    status = 422
    message = "请写明回看情况：何时、到何处、看了什么。"
    field = "note"


class NothingToDraw(Refusal):
    code = "NOTHING_TO_DRAW"
    message = "没有可以抽取的县（区）：上月没有销号的问题，或本月已经抽取过。抽取结果不能重抽。"


class SeedUnreadable(Refusal):
    code = "SEED_UNREADABLE"
    status = 422
    message = "公开数值请填数字或字母，例如当天的彩票开奖号码“3 5 12 19 28 33”。"
    field = "seed"


def count_to_draw(population: int) -> int:
    """A tenth, rounded up: at least one wherever anything was closed."""
    return math.ceil(population / SHARE)


def month_of(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def month_before(month: date) -> date:
    """The first day of the month before."""
    return month_of(month - timedelta(days=1))


def default_seed(county: str, month: date, population: Sequence[str]) -> str:
    """What decides when nobody entered a public number: the list itself, the county and the month."""
    words = "\n".join([county, f"{month:%Y-%m}", *sorted(population)])
    return "X" + hashlib.sha256(words.encode()).hexdigest().upper()


def drawn(population: Sequence[str], seed: str) -> list[str]:
    """The numbers drawn, by RFC 3797. :class:`SeedUnreadable` for a seed without digits and letters."""
    try:
        return draws.ranking(population, seed)[: count_to_draw(len(population))]
    except draws.BadDraw as error:
        raise SeedUnreadable from error


def is_due(now: datetime, first_working_day: date) -> bool:
    """Whether the clock may draw: from noon of the month's first working day."""
    if now.date() != first_working_day:
        return now.date() > first_working_day
    return now.hour >= NOON
