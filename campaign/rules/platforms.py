"""Which platform a county enrols on (plan 二（四）)."""

from collections.abc import Iterator, Mapping
from typing import Any

from campaign.choices.platforms import CITY_PLATFORM_COUNTIES, Platform
from campaign.rules.policies import not_after_today
from yangguang.common.refusals import Refusal

FULLY_ONLINE = 100  # per cent: 全流程网上办理


class CheckedByTheSuperior(Refusal):
    code = "CHECKED_BY_THE_SUPERIOR"
    status = 403
    message = "平台使用情况由上级单位核验，本单位不能核验自己填报的内容。"


def platform_of(county: str) -> Platform:
    """The platform a county must use (plan 二（四）)."""
    return Platform.CITY if county in CITY_PLATFORM_COUNTIES else Platform.PROVINCE


def faults_of(county: str, platform: str, online_rate: int | None) -> list[str]:
    """What is wrong with a county's platform: another one than it must use, not everything online."""
    faults = []
    due = platform_of(county)
    if platform != due:
        faults.append(f"应统一使用“{due.label}”")
    if online_rate is not None and online_rate < FULLY_ONLINE:
        faults.append(f"网上办理率 {online_rate}%，未做到全流程网上办理")
    return faults


def used_already(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A platform is used since a day that has been."""
    yield from not_after_today(values, "used_since", "启用日期")
