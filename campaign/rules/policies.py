"""Decisions on admission documents, preference categories and special recruitment (plan 二（一）)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from campaign.choices.policies import CORRECTIVE
from campaign.choices.policies import PolicyState as P
from campaign.choices.policies import SpecialState as S
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.states import Machine, Reach, Step

Problem = tuple[str, str]

POLICIES = Machine(
    "policy",
    "文件",
    P,
    Step("keep", "判定保留", {P.PENDING: P.DONE, P.JUDGED: P.DONE}, Right.FILL, "已完成清理的文件不能再判定"),
    Step(
        "judge", "判定修改或废止", {P.PENDING: P.JUDGED, P.JUDGED: P.JUDGED}, Right.FILL,
        "已完成清理的文件不能再判定",
    ),
    Step("complete", "完成清理", {P.JUDGED: P.DONE}, Right.FILL, "只有“已判定”修改或废止的文件可以办理完成"),
    Step(
        "reopen", "重新判定", {P.JUDGED: P.PENDING, P.DONE: P.PENDING}, Right.REVIEW,
        "还没有判定的文件不用重新判定",
    ),
)  # fmt: skip

SPECIALS = Machine(
    "special",
    "招生类型",
    S,
    Step(
        "approve", "标记为已批准", {S.CLAIMED: S.APPROVED}, Right.FILL, "该类型已经标记为“已批准”",
        Reach.COUNTY,
    ),
    Step(
        "withdraw", "撤回批准标记", {S.APPROVED: S.CLAIMED}, Right.REVIEW, "只有“已批准”的类型可以撤回",
        Reach.COUNTY,
    ),
)  # fmt: skip


class NoticeMissing(Refusal):
    """A document is amended or repealed by a notice, not by an intention."""

    code = "NOTICE_MISSING"
    status = 422
    message = "完成修改或废止前，请先在本页上传修改后的文件或废止通知。"


class VerdictMissing(Refusal):
    code = "VERDICT_MISSING"
    status = 422
    message = "请判定“修改”或“废止”；要保留的文件请用“判定保留”。"
    field = "verdict"


class NoProvincialApproval(Refusal):
    """特殊类型招生 follows the province's policy and nothing else (plan 二（一）)."""

    code = "NO_PROVINCIAL_APPROVAL"
    status = 422
    message = "没有省级批准不能标记为“已批准”：请先填写省级批准文号和批准日期，并上传批准文件。"


# --- Rules of the ledgers' columns --------------------------------------------------------------------


def issued_already(values: Mapping[str, Any]) -> Iterator[Problem]:
    """A document of tomorrow cannot be cleaned up today."""
    yield from not_after_today(values, "issued_on", "发文日期")


def corrected_for_a_reason_by_a_day(values: Mapping[str, Any]) -> Iterator[Problem]:
    """修改 and 废止 say why and by when; 保留 needs no day."""
    if values.get("verdict") not in CORRECTIVE:
        return
    if not values.get("reason"):
        yield "reason", "判定“修改”或“废止”时请写明理由：与哪条上级规定不一致。"
    if not values.get("done_by"):
        yield "done_by", "判定“修改”或“废止”时请填写完成时限。"
    elif values.get("issued_on") and values["done_by"] < values["issued_on"]:
        yield "done_by", "完成时限不能早于发文日期。"


# What people write into a mandatory field to get past it.
PLACEHOLDERS = frozenset(
    "无 暂无 没有 待定 待补 待补充 待完善 略 同上 不详 未定 未知 见附件 见文件 详见附件 详见文件 "
    "按规定 按政策 按规定执行 按政策执行 按文件执行 / - — － n/a na none x xx xxx".split()
)
PARTS = {"basis": "依据", "scope": "范围", "conditions": "条件标准", "procedure": "办理程序"}
SHORTEST = 4  # characters: “教师法” is no basis, “教师法第…条” is


def four_parts_are_written(values: Mapping[str, Any]) -> Iterator[Problem]:
    """依据、范围、条件标准和程序 stand there in words (plan 二（一）: 明确和规范)."""
    for name, label in PARTS.items():
        text = values.get(name)
        if text and is_placeholder(text):
            yield name, f"“{label}”要写明具体内容，不能只写“{text}”；没有的，说明这项优待还不能执行。"


def is_placeholder(text: str) -> bool:
    """Whether the text fills the field without saying anything."""
    bare = text.strip(" 　。．.,，；;（）()").lower()
    return bare in PLACEHOLDERS or len(bare) < SHORTEST


def public_somewhere_since(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Public means: at an address, since a day."""
    yield from not_after_today(values, "published_on", "公开日期")
    if not values.get("public"):
        return
    if not values.get("link"):
        yield "link", "勾选“已公开”时请填写公开网址。"
    if not values.get("published_on"):
        yield "published_on", "勾选“已公开”时请填写公开日期。"


def approved_already(values: Mapping[str, Any]) -> Iterator[Problem]:
    """The province has not approved tomorrow."""
    yield from not_after_today(values, "approved_on", "批准日期")


def not_after_today(values: Mapping[str, Any], name: str, label: str) -> Iterator[Problem]:
    """A day that is to have been."""
    day: date | None = values.get(name)
    if day and day > clock.today():
        yield name, f"{label}不能晚于今天（{clock.today():%Y-%m-%d}）。"


class ApprovedIsFixed(Refusal):
    """What the province approved is not rewritten; only the number of admitted children goes on."""

    code = "APPROVED_IS_FIXED"
    message = "该类型已标记为“已批准”，只能更新已录取人数；其他内容有误，请由审核人先撤回批准标记。"


def special_faults(state: str, quota: int, admitted: int) -> list[str]:
    """What is wrong with one line of special recruitment: no approval, or more children than approved."""
    faults = [] if state == S.APPROVED else ["没有省级批准"]
    if admitted > quota:
        faults.append(f"核定 {quota} 人，已录取 {admitted} 人")
    return faults
