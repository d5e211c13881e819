"""The desk in sections: what is late comes first, and every line stands in exactly one section."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaign.desk import DeskItem
from yangguang.common.navigation import address

# What somebody else waits for, whatever its date: the verifier's, reviewer's and signer's lines.
JUDGING = frozenset({"verify", "look", "review", "check", "sign", "accept"})
KINDS = {
    "assignment": ("任务", "calendar-due"),
    "returned": ("退回", "arrow-back-up"),
    "issue": ("整改", "alert-triangle"),
    "verify": ("验收", "rubber-stamp"),
    "review": ("审核", "eye-check"),
    "look": ("回头看", "eye"),
    "statement": ("回应", "speakerphone"),
    "rumour": ("传言", "message-question"),
    "case": ("投诉", "message-report"),
    "filing": ("报告", "file-text"),
    "sign": ("签发", "signature"),
    "letter": ("督办函", "mail-exclamation"),
    "clue": ("线索", "zoom-question"),
    "interview": ("约谈", "messages"),
}
SHOWN = 30  # lines of a section shown at once; the rest unfolds


@dataclass(frozen=True)
class Line:
    """One line as the page shows it. ``theirs``: its day is over, but it was the day of the unit that handed
    in; whoever judges is not late by it, and the page must not say so."""

    item: DeskItem
    url: str
    label: str
    icon: str
    theirs: bool = False


@dataclass
class Section:
    """``tone`` is the colour and sign of its counter; ``empty`` what the counter says at zero."""

    key: str
    title: str
    tone: str
    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> list[Line]:
        return self.lines[:SHOWN]

    @property
    def rest(self) -> list[Line]:
        return self.lines[SHOWN:]


def section_of(item: DeskItem, today: date) -> str:
    """Which section a line belongs to; weeks end on Sunday."""
    if item.overdue:
        return "late"
    if item.kind == "returned":
        return "returned"
    if item.due_on == today:
        return "today"
    if item.kind in JUDGING:
        return "judge"
    sunday = today + timedelta(days=6 - today.weekday())
    return "week" if item.due_on is not None and item.due_on <= sunday else "later"


def sections(items: Iterable[DeskItem], today: date) -> list[Section]:
    """All six sections in the order of urgency, empty ones included."""
    found = {
        "late": Section("late", "已逾期", "late"),
        "today": Section("today", "今天到期", "due"),
        "returned": Section("returned", "退回给我", "due"),
        "judge": Section("judge", "等我审核、验收、签发", "busy"),
        "week": Section("week", "本周到期", "busy"),
        "later": Section("later", "接下来", "wait"),
    }
    for item in items:
        label, icon = KINDS.get(item.kind, ("事项", "circle-dot"))
        url = address(item.url_name, **item.url_kwargs) + (f"?{item.query}" if item.query else "")
        theirs = not item.overdue and item.due_on is not None and item.due_on < today
        found[section_of(item, today)].lines.append(Line(item, url, label, icon, theirs))
    return list(found.values())
