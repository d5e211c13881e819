"""Reads of a campaign's setup: a snapshot of what it asks for, and what changed between two."""

from collections.abc import Mapping
from typing import Any

from campaign.models import Campaign

LEVEL_NAMES = {"city": "市", "county": "县（区）", "school": "学校"}
_WORDS = {
    "title": "名称",
    "moves_deadlines": "休息日规则",
    "name": "名称",
    "starts": "开始日期",
    "ends": "结束日期",
    "due": "时限",
    "levels": "责任层级",
    "phase": "阶段",
    "note": "要求",
}
_MOVES = {True: "提前到前一个工作日", False: "不提前"}


def levels_in_words(levels: str) -> str:
    """``"city county"`` → ``市、县（区）``."""
    return "、".join(LEVEL_NAMES[level] for level in levels.split())


def due_in_words(due: str) -> str:
    """``weekly:fri`` → ``每周五``."""
    weekdays = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "一二三四五六日", strict=True))
    if due.startswith("weekly:"):
        return f"每周{weekdays.get(due.removeprefix('weekly:'), '？')}"
    return "每月最后一个工作日" if due == "monthly:last-workday" else due


def snapshot(campaign: Campaign) -> dict[str, Any]:
    """What the campaign asks for now, as JSON."""
    return {
        "title": campaign.title,
        "moves_deadlines": campaign.moves_deadlines,
        "phases": [
            {"number": p.number, "name": p.name, "starts": str(p.starts), "ends": str(p.ends)}
            for p in campaign.phases.order_by("number")
        ],
        "deliverables": [
            {
                "code": d.code, "title": d.title, "due": d.due, "levels": d.levels, "phase": d.phase.number,
                "kind": d.kind, "note": d.note,
            }
            for d in campaign.deliverables.filter(retired=False).select_related("phase").order_by("position")
        ],
    }  # fmt: skip


def described(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What changed from one snapshot to another, one phrase each."""
    said = _fields("", before, after, ("title", "moves_deadlines"))
    old = {phase["number"]: phase for phase in before["phases"]}
    for phase in after["phases"]:
        heading = f"第 {phase['number']} 阶段"
        said += _fields(heading, old.get(phase["number"], {}), phase, ("name", "starts", "ends"))
    was = {each["code"]: each for each in before["deliverables"]}
    now = {each["code"]: each for each in after["deliverables"]}
    said += [f"新增任务 {code} {each['title']}" for code, each in now.items() if code not in was]
    said += [f"取消任务 {code} {each['title']}" for code, each in was.items() if code not in now]
    for code in now.keys() & was.keys():
        said += _fields(f"任务 {code}", was[code], now[code], ("title", "due", "levels", "phase", "note"))
    return said


def _fields(
    heading: str, before: Mapping[str, Any], after: Mapping[str, Any], names: tuple[str, ...]
) -> list[str]:
    return [
        f"{heading}{_WORDS[name]}由“{_said(name, before.get(name))}”改为“{_said(name, after[name])}”"
        for name in names
        if before.get(name) != after[name]
    ]


def _said(name: str, value: Any) -> str:
    if name == "moves_deadlines":
        return _MOVES[bool(value)]
    if name == "due":
        return due_in_words(value)
    if name == "levels":
        return levels_in_words(value)
    return f"第 {value} 阶段" if name == "phase" else str(value or "（空）")
