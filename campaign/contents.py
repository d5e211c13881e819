"""What a deliverable consists of: rooms say which rows of their ledger are handed in with it.

    register_contents("I3", "campaign/policies", policies_of)

From the submission on these rows, their files and new rows beside them are locked; :func:`lock_for` says why,
since when and who can open it. ``campaign.ledgers.handed_in.HandedInLedger`` holds the lock at the doors
of a ledger, ``campaign.receivers`` for files, :func:`guarded` for verbs of whoever fills.

Not for the issue ledger (deliverables I2 and A7): issues go on living after it was handed in; its own
states lock them one by one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db.models import Q
from django.utils import timezone

from campaign.choices.timeline import FILES, NOTE
from campaign.models import Assignment, ReturnMark
from campaign.queries.campaigns import current_campaign
from campaign.rules import timeline as rules
from yangguang.common.refusals import Locked
from yangguang.evidence.models import Evidence
from yangguang.ledgers import registry
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.queries.pages import related
from yangguang.tenancy import codes
from yangguang.tenancy.models import TenantModel

Rows = Callable[[Assignment], Any]  # the assignment in, a queryset of the ledger's model out
P = ParamSpec("P")
R = TypeVar("R")
LIVING = frozenset({"campaign/issues"})
WHOLE_ROWS = 5000  # of one ledger in one submission; of the rows after these only key and version are kept


@dataclass(frozen=True)
class Source:
    """Rows of one ledger that belong to one deliverable.

    ``below``: the rows belong to units under the one that hands in (a county hands in for its schools).
    ``growing``: new rows may still be added afterwards; only what was handed in is locked.
    ``open_to_files``: condition of rows that take new files all the same (a notice that is still to come).
    """

    code: str
    label: str
    rows: Rows
    below: bool = False
    growing: bool = False
    open_to_files: Q | None = None


_sources: dict[tuple[str, str], Source] = {}


def register_contents(
    deliverable_code: str,
    ledger_label: str,
    rows: Rows,
    *,
    below: bool = False,
    growing: bool = False,
    open_to_files: Q | None = None,
) -> None:
    """Rows ``rows(assignment)`` of the ledger ``app/name`` are what is handed in with the deliverable.

    ``rows`` must filter by the assignment's unit (with ``below``: its subtree) and, if the rows belong to a
    campaign, by it. ``ValueError`` for a second registration that differs, and for a living ledger.
    """
    if ledger_label in LIVING:
        raise ValueError(f"{ledger_label} goes on living after it was handed in.")
    source = Source(deliverable_code, ledger_label, rows, below, growing, open_to_files)
    if _sources.setdefault((deliverable_code, ledger_label), source) != source:
        raise ValueError(f"{ledger_label} is registered for {deliverable_code} otherwise.")


def sources_of(deliverable_code: str) -> list[Source]:
    """What the deliverable consists of, in order of registration."""
    return [source for source in _sources.values() if source.code == deliverable_code]


# --- Locks -------------------------------------------------------------------------------------------


def lock_for(subject: TenantModel | tuple[str, str]) -> Locked | None:
    """Why this row may not be changed now, or, for ``(unit_id, ledger_label)``, why no new row may be added
    for that unit; None when it may. At most one query while nothing was handed in."""
    if isinstance(subject, tuple):
        return _lock_of_new(*subject)
    if isinstance(subject, Assignment):
        return _lock(_now(subject), lambda marks: _is_marked(marks, subject))
    return _lock_of_row(subject, lambda marks: _is_marked(marks, subject))


def lock_for_file(subject: TenantModel, file: Evidence | None = None) -> Locked | None:
    """Why no file may be attached to ``subject`` (``file`` None), or this file not be removed from it.

    Open when the row itself is, when the very file is marked, and for a new one when a file is marked that
    it replaces.
    """

    def opened(marks: Sequence[ReturnMark]) -> bool:
        if _is_marked(marks, subject) or (file is None and _lacks(marks, subject)):
            return True
        files = [mark for mark in marks if mark.subject == Evidence._meta.label]
        if file is not None:
            return any(mark.subject_id == file.pk for mark in files)
        return any(mark.part == str(subject.pk) for mark in files)

    if isinstance(subject, Assignment):
        return _lock(_now(subject), opened)
    return _lock_of_row(subject, opened, new_file=file is None)


def guarded(action: Callable[P, R]) -> Callable[P, R]:
    """The action of a verb, refused while its ``row`` is locked: for verbs of whoever hands in."""

    @wraps(action)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        row: Any = kwargs["row"]
        refusal = lock_for(row)
        if refusal is not None:
            raise refusal
        return action(*args, **kwargs)

    return asked


def _lock_of_row(
    row: TenantModel, opened: Callable[[Sequence[ReturnMark]], bool], *, new_file: bool = False
) -> Locked | None:
    """The first assignment that holds the row and keeps it closed."""
    for source, assignment in _handed_in(_sources_of_model(type(row)), row.unit_id, row):
        held = source.rows(assignment).filter(pk=row.pk)
        if new_file and source.open_to_files is not None:
            held = held.exclude(source.open_to_files)
        if held.exists():
            refusal = _lock(assignment, opened)
            if refusal is not None:
                return refusal
    return None


def _lock_of_new(unit_id: str, label: str) -> Locked | None:
    wanted = [s for s in _sources.values() if s.label == label and not s.growing]

    def opened(marks: Sequence[ReturnMark]) -> bool:
        return any(mark.subject == "" and mark.part == label for mark in marks)

    for _, assignment in _handed_in(wanted, unit_id, None):
        refusal = _lock(assignment, opened)
        if refusal is not None:
            return refusal
    return None


def _lock(assignment: Assignment, opened: Callable[[Sequence[ReturnMark]], bool]) -> Locked | None:
    since = handed_in_on(assignment)
    if since is None:
        return None
    marked: Sequence[str] | None = None
    if not _judged(assignment):
        marks = list(ReturnMark.objects.filter(assignment=assignment).standing())
        marked = None if not marks else ["marked"] if opened(marks) else []
    deliverable = assignment.deliverable
    return rules.handed_in_lock(deliverable.title, assignment.state, since, assignment.unit.level, marked)


def _now(assignment: Assignment) -> Assignment:
    """The assignment as it stands: who asks may hold what they read before it was handed in."""
    found: Assignment = Assignment.objects.select_related("deliverable", "unit").get(pk=assignment.pk)
    return found


def _judged(assignment: Assignment) -> bool:
    return assignment.state in ("submitted", "accepted")


def handed_in_on(assignment: Assignment) -> date | None:
    """The day of the last submission: since then it is locked; None before the first."""
    at = assignment.submitted_at
    return timezone.localtime(at).date() if at else None


def _handed_in(
    wanted: Iterable[Source], unit_id: str, row: TenantModel | None
) -> list[tuple[Source, Assignment]]:
    """Assignments that were handed in and may hold rows of the unit, each with its source.

    Of the row's own campaign, else of the one that is on: a hotline handed in last year is not locked now.
    """
    by_code = {source.code: source for source in wanted}
    if not by_code:
        return []
    campaign_id = getattr(row, "campaign_id", None)
    if campaign_id is None:
        campaign = current_campaign(unit_id)
        if campaign is None:
            return []
        campaign_id = campaign.pk
    found = Assignment.objects.filter(
        campaign_id=campaign_id,
        deliverable__code__in=by_code,
        unit_id__in=codes.chain(unit_id),
        submitted_at__isnull=False,
    ).select_related("deliverable", "unit")
    pairs = [(by_code[assignment.deliverable.code], assignment) for assignment in found]
    return [(source, a) for source, a in pairs if a.unit_id == unit_id or source.below]


def _sources_of_model(model: type[Any]) -> list[Source]:
    labels = {ledger.label for ledger in registry.every() if ledger.model is model}
    return [source for source in _sources.values() if source.label in labels]


def _lacks(marks: Sequence[ReturnMark], subject: TenantModel) -> bool:
    """Whether the superior said that files are missing on the assignment itself."""
    return isinstance(subject, Assignment) and any(
        mark.subject == "" and mark.part == FILES for mark in marks
    )


def _is_marked(marks: Sequence[ReturnMark], row: TenantModel) -> bool:
    return any(mark.subject == row._meta.label and mark.subject_id == row.pk for mark in marks)


# --- What is handed in -------------------------------------------------------------------------------


def rows_of(assignment: Assignment) -> list[tuple[Source, Ledger, list[Any]]]:
    """The rows the assignment consists of, ledger by ledger."""
    found = []
    for source in sources_of(assignment.deliverable.code):
        ledger = registry.get(source.label)
        rows, names = source.rows(assignment), related(ledger)
        found.append((source, ledger, list(rows.select_related(*names) if names else rows)))
    return found


def hold_rows(assignment: Assignment) -> None:
    """Lock the rows for this transaction: a change under way is waited for, a later one finds the lock."""
    for source in sources_of(assignment.deliverable.code):
        pks = list(source.rows(assignment).values_list("pk", flat=True))
        model = registry.get(source.label).model
        list(
            model.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk").values_list("pk")
        )


def contents_of(assignment: Assignment, *, note: str = "") -> dict[str, Any]:
    """What is handed in now, as JSON: note, files by checksum, rows as people read them."""
    ledgers = []
    subjects: list[Any] = [assignment.pk]
    for source, ledger, rows in rows_of(assignment):
        kinds = [kind for kind in ledger.kinds.values() if kind.field is not None]
        subjects += [row.pk for row in rows]
        ledgers.append(
            {
                "label": source.label,
                "title": ledger.title,
                "model": ledger.model._meta.label,
                "columns": [kind.title for kind in kinds],
                "rows": [
                    {
                        "id": str(row.pk),
                        "name": ledger.named(row),
                        "version": row.version,
                        "values": [kind.show_row(row) for kind in kinds] if at < WHOLE_ROWS else [],
                    }
                    for at, row in enumerate(rows)
                ],
            }
        )
    files = Evidence.objects.filter(subject_id__in=subjects).order_by("created_at", "name")
    return {
        NOTE: note,
        FILES: [
            {"id": str(f.pk), "of": str(f.subject_id), "name": f.name, "kind": f.kind, "sha256": f.sha256}
            for f in files
        ],
        "ledgers": ledgers,
    }
