"""What an adjustment must say before it begins (plan 二（二）)."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from yangguang.common.refusals import Locked

LEAST_DAYS = 7  # of a consultation, the first and the last counted


class AdjustmentUnderWay(Locked):
    code = "ADJUSTMENT_UNDER_WAY"
    message = "调整已经启动，事项不能再改；方案有误的，请终止这一项后另行发起。"


def dates_are_in_order(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """A consultation is open for seven days, and over before registration opens."""
    opens, closes = values.get("opens_on"), values.get("closes_on")
    registration = values.get("registration_opens_on")
    if bool(opens) != bool(closes):
        yield ("closes_on" if opens else "opens_on"), "征求意见的开始、截止日期请一并填写。"
    elif opens and closes and closes < opens + timedelta(days=LEAST_DAYS - 1):
        until = opens + timedelta(days=LEAST_DAYS - 1)
        yield "closes_on", f"征求意见不少于 {LEAST_DAYS} 天，请把截止日期改到 {until} 或以后。"
    if closes and registration and registration <= closes:
        yield "registration_opens_on", "报名须在征求意见结束、片区公布以后开始，请核对日期。"
