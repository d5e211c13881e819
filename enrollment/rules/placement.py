"""Where a child stands, and when that was found out."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from enrollment.choices import PLACED, Placement

Finding = tuple[str, str]


def placement_is_complete(values: Mapping[str, Any]) -> Iterator[Finding]:
    """A placed child has a school; a child without one has the reason (“应入尽入”, plan 二（五）)."""
    placement = values.get("placement")
    if placement in PLACED and placement != Placement.HOME_TEACHING and not values.get("school"):
        yield "school", "已入学的儿童请填写就读学校。"
    if placement in (Placement.NOT_ENROLLED, Placement.DEFERRED) and not values.get("not_enrolled_reason"):
        yield "not_enrolled_reason", "未入学或延缓入学的，请填写原因。"


def dates_are_past(values: Mapping[str, Any], *, today: date) -> Iterator[Finding]:
    """Nobody was found or verified tomorrow."""
    for name, title in (("found_on", "首次发现日期"), ("verified_on", "核实日期")):
        day = values.get(name)
        if day and day > today:
            yield name, f"{title}不能晚于今天。"
