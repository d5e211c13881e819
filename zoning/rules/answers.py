"""What a look-up may answer, in plain words (plan 二（二）: 提前公布片区)."""

from django.db import models


class Outcome(models.TextChoices):
    """``label`` is the headline a parent reads, unless :func:`headline_of` has a better one."""

    ONE = "one", "这个地址在一个招生片区内"
    SEVERAL = "several", "这个地址同时在几个招生片区内"
    NONE = "none", "没有片区包含这个地址"
    NUMBER = "number", "还需要门牌号或者楼号"
    TOWN = "town", "还需要路名、小区名或者村名"
    COUNTY = "county", "几个县（区）有同名的地方"
    UNKNOWN = "unknown", "地名库里没有这个路名、小区名或者村名"


def outcome_of(zones: int, *, vague: bool = False, only_towns: bool = False, counties: int = 1) -> Outcome:
    """Never better than what is known: a road without its number, a name of two counties is asked about."""
    if counties > 1:
        return Outcome.COUNTY
    if vague and not zones:
        return Outcome.NUMBER
    if zones:
        return Outcome.ONE if zones == 1 else Outcome.SEVERAL
    return Outcome.TOWN if only_towns else Outcome.NONE


def headline_of(outcome: Outcome, *, stem: str = "", wrong: str = "") -> str:
    """The headline a parent reads: who wrote a number is not told to write one."""
    if outcome == Outcome.NUMBER and wrong:
        return f"“{wrong}”不会是门牌号"
    if outcome == Outcome.NUMBER and stem:
        return f"“{stem}”不在连续的门牌号里"
    return str(outcome.label)
