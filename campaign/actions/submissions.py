"""Keeping what was handed in, and marking what is wrong with it. Called by the verbs of assignments."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from campaign import rules
from campaign.choices import CHECKLIST_CODE, AssignmentState, DeliverableKind
from campaign.completion import is_judged_elsewhere
from campaign.contents import contents_of, hold_rows, sources_of
from campaign.models import Assignment, ReturnMark, Submission
from campaign.queries.submissions import markable, same
from campaign.rules import timeline
from yangguang.accounts.models import User
from yangguang.evidence.models import Evidence

# What is proved on paper: the note of a deliverable says which.
ON_PAPER = frozenset({DeliverableKind.DOCUMENT, DeliverableKind.MEETING, DeliverableKind.REPORT})


def is_bare(assignment: Assignment) -> bool:
    """Whether paper is owed and there is neither a file nor a row of a ledger that stands for it."""
    if assignment.deliverable.kind not in ON_PAPER or Evidence.objects.of(assignment).exists():
        return False
    return not has_rows(assignment)


def has_rows(assignment: Assignment) -> bool:
    """Whether a ledger holds rows that are handed in with it."""
    return any(source.rows(assignment).exists() for source in sources_of(assignment.deliverable.code))


@transaction.atomic
def record(assignment: Assignment, *, by: User | None, now: datetime, note: str, nothing: bool) -> Submission:
    """Keep what is handed in now and clear the marks of the last return. The caller holds the row's lock.

    A checklist keeps its answers itself, item by item. :class:`timeline.NothingChanged` when what came back
    goes up as it was.
    """
    last = assignment.submissions.order_by("-number").first()
    hold_rows(assignment)
    contents = contents_of(assignment, note=note)
    judged_here = assignment.deliverable.code != CHECKLIST_CODE and not is_judged_elsewhere(assignment)
    if last is not None and judged_here and last.nothing == nothing and same(last.contents, contents):
        raise timeline.NothingChanged
    for mark_ in ReturnMark.objects.select_for_update().filter(assignment=assignment).standing():
        mark_.cleared_at = now
        mark_.bump(now=now)
        mark_.save()
    return Submission.objects.create(
        assignment=assignment, unit_id=assignment.unit_id, number=last.number + 1 if last else 1, at=now,
        by=by, note=note, nothing=nothing, contents=contents, created_at=now, updated_at=now,
    )  # fmt: skip


@transaction.atomic
def mark(
    assignment: Assignment, *, marks: Mapping[str, str], by: User, now: datetime, reason: str = ""
) -> str:
    """Mark the very things that are wrong; the reason of the return in words.

    ``marks``: keys of :func:`campaign.queries.submissions.markable`, a reason each. Raises
    :class:`rules.ReasonMissing`, :class:`timeline.NotItsContent`.
    """
    known = {line.key: line for group in markable(assignment) for line in group.lines}
    if not set(marks) <= set(known):
        raise timeline.NotItsContent
    said = []
    for key, why in marks.items():
        line, text = known[key], why.strip()
        if not text:
            raise rules.ReasonMissing(f"请写明“{line.name}”的退回原因。")
        ReturnMark.objects.create(
            assignment=assignment, unit_id=assignment.unit_id, subject=line.subject,
            subject_id=line.subject_id, part=line.part, name=line.name[:200], reason=text[:300], at=now,
            by=by, created_at=now, updated_at=now,
        )  # fmt: skip
        said.append(f"{line.name}：{text}")
    listed = f"退回 {len(said)} 项——{'；'.join(said)}"
    return f"{reason.strip()}（{listed}）" if reason.strip() else listed


@transaction.atomic
def begin(*, by: User | None, now: datetime, row: Assignment) -> Assignment:
    """未开始 → 进行中: the unit has put something there."""
    assignment = Assignment.lock(row.pk)
    if assignment.state == AssignmentState.NOT_STARTED:
        assignment.state = rules.ASSIGNMENTS.next_state("start", assignment.state)
        assignment.bump(now=now)
        assignment.save()
    return assignment
