"""Decisions on systems, the working group and simplified steps (plan 二（四）, 四（一）, 四（三）)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from campaign.choices.workgroup import NAMED_POSTS, PostRole
from campaign.rules.policies import not_after_today

Problem = tuple[str, str]


def in_force_once_issued(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Issued, then in force."""
    yield from not_after_today(values, "issued_on", "印发日期")
    issued, since = values.get("issued_on"), values.get("in_force_from")
    if issued and since and since < issued:
        yield "in_force_from", "施行日期不能早于印发日期。"


def missing_posts(roles: Iterable[str]) -> list[str]:
    """Labels of the named posts nobody holds: 一把手, 分管领导, 办公室主任 (plan 四（一）)."""
    held = set(roles)
    return [PostRole(role).label for role in NAMED_POSTS if role not in held]


def never_more_than_before(values: Mapping[str, Any]) -> Iterator[Problem]:
    """简化、优化: afterwards there is not more of anything."""
    for name, label in (("materials", "材料"), ("days", "时间"), ("visits", "跑动次数")):
        before, after = values.get(f"{name}_before"), values.get(f"{name}_after")
        if before is not None and after is not None and after > before:
            yield f"{name}_after", f"优化后的{label}（{after}）不应多于优化前（{before}），请核对。"
