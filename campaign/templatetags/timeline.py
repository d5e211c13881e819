"""Template vocabulary of what was handed in: the lock, the marks, what changed, more time."""

from dataclasses import dataclass

from django import template

from campaign.choices import CHECKLIST_CODE, AssignmentState
from campaign.choices.timeline import EXTENSION_TONES, ExtensionState
from campaign.contents import lock_for_file
from campaign.models import Assignment, Extension, ReturnMark, Submission
from campaign.queries.setup import due_in_words as _due_in_words
from campaign.queries.setup import levels_in_words as _levels_in_words
from campaign.queries.submissions import (
    TONES,
    DifferenceGroup,
    changes_since,
    last_changes,
    rounds,
    standing_marks,
)
from yangguang.common.refusals import Locked

register = template.Library()


@dataclass(frozen=True)
class HandedIn:
    """What the page of an assignment shows of its submissions. ``changes``: since the last time, None for
    the first; ``pending``: made since and not handed in yet."""

    rounds: list[Submission]
    changes: list[DifferenceGroup] | None
    pending: list[DifferenceGroup] | None
    marks: list[ReturnMark]
    lock: Locked | None
    extensions: list[Extension]

    @property
    def granted(self) -> Extension | None:
        """The extension in force."""
        return next((e for e in self.extensions if e.state == ExtensionState.GRANTED), None)


@register.simple_tag
def handed_in(row: Assignment) -> HandedIn:
    """Submissions, differences, marks, lock and extensions of one assignment: 6 queries."""
    found = rounds(row)
    back = row.state in (AssignmentState.RETURNED, AssignmentState.IN_PROGRESS) and bool(found)
    is_checklist = row.deliverable.code == CHECKLIST_CODE
    return HandedIn(
        rounds=found,
        changes=None if is_checklist else last_changes(found),
        pending=changes_since(row, found) if back and not is_checklist else None,
        marks=standing_marks(row),
        lock=lock_for_file(row),
        extensions=list(row.extensions.select_related("asked_by", "decided_by").order_by("-asked_at")),
    )


@register.filter
def difference_tone(kind: str) -> str:
    """Tone of 新增, 删除, 替换, 修改."""
    return TONES[kind]


@register.filter
def extension_tone(state: str) -> str:
    """Tone of a request for more time."""
    return EXTENSION_TONES[ExtensionState(state)]


@register.filter
def due_words(due: str) -> str:
    """``weekly:fri`` → 每周五."""
    return _due_in_words(due)


@register.filter
def level_words(levels: str) -> str:
    """``city county`` → 市、县（区）."""
    return _levels_in_words(levels)
