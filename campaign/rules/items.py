"""Decisions on the checklist itself: what may change, and what every item must cite (plan 二（一）)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from campaign.choices.items import ItemChange
from yangguang.common.refusals import Refusal

# What an item asks. Once somebody answered it, changing any of these makes a new item of the same code.
MEANING = ("text", "area", "applies_to", "prohibition")

TITLES = {
    "text": "检查内容", "area": "整治领域", "applies_to": "适用对象", "prohibition": "十项严禁",
    "evidence": "应备材料", "basis": "依据", "lines": "三条底线", "step": "招生环节", "position": "序号",
}  # fmt: skip


class NotTheCity(Refusal):
    code = "NOT_THE_CITY"
    status = 403
    message = "检查清单和法规依据由市级审核人维护，县（区）和学校不能修改。"


class CodeStays(Refusal):
    """Answers and issues are told apart by it."""

    code = "CODE_STAYS"
    status = 422
    message = "检查项的编号不能修改；如要换编号，请停用本项，再新增一项。"
    field = "code"


class BasisMissing(Refusal):
    code = "BASIS_MISSING"
    status = 422
    message = "每个检查项至少要有一条法规依据，请按“简称 条款”填写，多条用“；”分开。"
    field = "basis"


class BasisUnknown(Refusal):
    code = "BASIS_UNKNOWN"
    status = 422
    field = "basis"


class ItemRetired(Refusal):
    code = "ITEM_RETIRED"
    status = 423
    message = "该检查项已停用，已有的结论和问题都保留；如要重新检查，请点“恢复”或新增一项。"


class ReplacedAlready(Refusal):
    code = "REPLACED_ALREADY"
    message = "该检查项已被新版文字替换，不能恢复旧版。"


class NoCampaignYet(Refusal):
    code = "NO_CAMPAIGN"
    message = "本市还没有启动专项行动，启动时会带入默认的检查清单，之后再导入或修改。"


class BasisInUse(Refusal):
    code = "BASIS_IN_USE"
    message = "有检查项引用这一条款，简称和条款号不能修改；内容摘要和网址可以修改。"
    field = "clause"


def basis_given(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every item cites at least one basis."""
    if "basis" in values and not (values["basis"] or "").strip(" ；;"):
        yield "basis", BasisMissing.message


def prohibition_of_ten(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """教育部“十项严禁” has ten."""
    if values.get("prohibition") is not None and not 1 <= values["prohibition"] <= 10:
        yield "prohibition", "“十项严禁”请填 1 至 10 的整数，不涉及的留空。"


def code_is_plain(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A hyphen is the mark of a retired wording."""
    if "-" in (values.get("code") or ""):
        yield "code", "编号不含连字号；带连字号的是已被替换的旧版文字。"


def cited(text: str, known: Iterable[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[str]]:
    """What a text like “义务教育法；实施方案 二（一）、三（一）” cites, and the parts that are nothing known.

    ``known``: (short, clause) of the library. A document named without a clause cites its entry without one,
    or, where there is none, all its clauses would be meant: that is refused as unknown.
    """
    library = set(known)
    shorts = sorted({short for short, _ in library}, key=len, reverse=True)
    found: list[tuple[str, str]] = []
    unknown: list[str] = []
    for part in (piece.strip() for piece in re.split(r"[；;]", text) if piece.strip()):
        short = next((name for name in shorts if part.startswith(name)), "")
        clauses = [clause.strip() for clause in part[len(short) :].split("、")] if short else []
        pairs = [(short, clause) for clause in clauses]
        if pairs and all(pair in library for pair in pairs):
            found.extend(pair for pair in pairs if pair not in found)
        else:
            unknown.append(part)
    return found, unknown


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Names of the columns that differ."""
    return [name for name in TITLES if name in after and (before.get(name) or "") != (after[name] or "")]


def summary(changes: Iterable[Mapping[str, Any]]) -> str:
    """“新增 2 项，停用 1 项”: what a version did, in words."""
    counted: dict[str, int] = {}
    for change in changes:
        counted[change["kind"]] = counted.get(change["kind"], 0) + 1
    return "，".join(f"{kind.label} {counted[kind]} 项" for kind in ItemChange if kind in counted)


def unknown_bases(parts: Iterable[str]) -> str:
    """The sentence for what the library does not hold."""
    named = "、".join(f"“{part}”" for part in parts)
    return (
        f"法规依据库里没有{named}：请先在“法规依据”中登记这一条款，或改用库中的写法，"
        "例如“义务教育法”“实施方案 二（一）”，多条用“；”分开。"
    )
