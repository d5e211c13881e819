"""Where an assignment stands on a day, in a tone, in words, and how late it was or is in working days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from campaign.choices import AssignmentState as A
from yangguang.common import clock

DONE = (A.SUBMITTED, A.ACCEPTED)


@dataclass(frozen=True)
class Standing:
    """``tone`` one of the shell's, ``text`` the state in words, ``late`` working days late (0 = in time):
    so far, or when it was handed in at last."""

    tone: str
    text: str
    late: int = 0

    @property
    def overdue(self) -> bool:
        """Still owed although the day is over."""
        return self.tone == "late"


def standing(
    state: str, due_on: date, today: date, submitted_at: datetime | None = None, nothing: bool = False
) -> Standing:
    """Where an assignment stands ``today``."""
    if state in DONE:
        handed = timezone.localtime(submitted_at).date() if submitted_at else due_on
        late = late_days(due_on, handed)
        zero = "零报告，" if nothing else ""
        word = "已认可" if state == A.ACCEPTED else "待审核"
        tail = f"，迟报 {late} 个工作日" if late else ""
        return Standing("ok" if state == A.ACCEPTED else "busy", f"{zero}{word}{tail}", late)
    label = A(state).label
    if due_on < today:
        late = late_days(due_on, today)
        back = "已退回，" if state == A.RETURNED else ""
        return Standing("late", f"{back}逾期 {late} 个工作日", late)
    if due_on == today:
        return Standing("due", f"{label}，今天到期")
    return Standing("due" if state == A.RETURNED else "wait", label)


def late_days(due_on: date, day: date) -> int:
    """Working days ``day`` lies after ``due_on``; 0 when it does not, at least 1 when it does."""
    return max(clock.working_days_between(due_on, day), 1) if day > due_on else 0


def late_in_words(due_on: date, done: datetime | None) -> str:
    """“迟 3 个工作日” of what was done too late; "" of what was in time or is not done."""
    late = late_days(due_on, timezone.localtime(done).date()) if done else 0
    return f"迟 {late} 个工作日" if late else ""


def of(row: Any, today: date) -> Standing:
    """:func:`standing` of an assignment."""
    return standing(row.state, row.due_on, today, row.submitted_at, row.nothing_to_report)
