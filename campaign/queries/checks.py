"""Reads of one unit's checklist: what is open, what stands in the way of handing it in, what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from campaign import rules
from campaign.choices import CHECKLIST_CODE, Answer, AppliesTo, Area
from campaign.models import Assignment, Campaign, Check, ChecklistItem, Issue, LegalBasis
from campaign.queries.coverage import Cell, holes
from campaign.queries.items import bases_of
from yangguang.common.refusals import Locked
from yangguang.evidence.models import Evidence
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@dataclass
class Line:
    """One item as the page shows it."""

    item: ChecklistItem
    check: Check | None = None
    open: bool = True
    files: list[Evidence] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)  # opened by this answer
    others: list[Issue] = field(default_factory=list)  # of the same item, found by somebody else
    bases: list[LegalBasis] = field(default_factory=list)
    added: bool = False  # to the checklist after it was handed in

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """Label, before, now: what changed since the item was returned; empty when it was not."""
        return changes(self.check) if self.check else []


@dataclass
class Section:
    """One of the six rectifications with its items."""

    area: Area
    lines: list[Line] = field(default_factory=list)

    @property
    def progress(self) -> Cell:
        return Cell(sum(line.check is not None for line in self.lines), len(self.lines))

    @property
    def problems(self) -> int:
        return sum(line.check is not None and line.check.answer == Answer.PROBLEM for line in self.lines)

    @property
    def returned(self) -> int:
        return sum(line.check is not None and bool(line.check.returned_reason) for line in self.lines)


def applies(item: ChecklistItem, level: str) -> bool:
    """Whether a unit of that level answers the item."""
    other = AppliesTo.SCHOOL if level == Level.COUNTY else AppliesTo.BUREAU
    return level in rules.ANSWERING_LEVELS and item.applies_to != other


def assignment_of(unit: Unit, campaign: Campaign) -> Assignment | None:
    """The assignment under which ``unit`` hands in its checklist."""
    found: Assignment | None = (
        Assignment.objects.filter(unit=unit, campaign=campaign, deliverable__code=CHECKLIST_CODE)
        .select_related("deliverable", "unit", "submitted_by", "decided_by")
        .first()
    )
    return found


def answers_of(assignment: Assignment) -> QuerySet[Check]:
    """The answers a checklist consists of, those to retired items aside."""
    found: QuerySet[Check] = Check.objects.filter(
        unit_id=assignment.unit_id, item__campaign_id=assignment.campaign_id, item__retired_on=None
    )
    return found


def is_open(assignment: Assignment | None, check: Check | None) -> bool:
    """Whether the answer may be written now (right aside)."""
    if assignment is None:
        return True
    return rules.check_is_open(
        assignment.state,
        assignment.submitted_at is not None,
        check is not None and not added_since(assignment, check),
        bool(check and check.returned_reason),
    )


def added_since(assignment: Assignment | None, check: Check | None) -> bool:
    """Whether the item came after the checklist was handed in: not answered, or answered only since."""
    if assignment is None or assignment.submitted_at is None:
        return False
    return check is None or check.created_at > assignment.submitted_at


def lock_of(assignment: Assignment) -> Locked:
    """Why it is locked, since when, who can open it."""
    superior = "市教育局审核人" if assignment.unit.level == Level.COUNTY else "县（区）教育局审核人"
    since = assignment.submitted_at.date() if assignment.submitted_at else None
    return rules.why_locked(assignment.state, since, superior)


def sections(unit: Unit, campaign: Campaign, assignment: Assignment | None) -> list[Section]:
    """The whole checklist of ``unit``, grouped by area, with answers, files, issues and bases: 5 queries."""
    items = ChecklistItem.objects.filter(campaign=campaign).in_force().for_level(unit.level)
    found = {area: Section(area) for area in Area}
    for line in _lines(unit, list(items.order_by("position", "code")), assignment):
        found[Area(line.item.area)].lines.append(line)
    return [section for section in found.values() if section.lines]


def retired_lines(unit: Unit, campaign: Campaign) -> list[Line]:
    """Answers of ``unit`` to items that are no longer asked, under the wording they were given to."""
    items = ChecklistItem.objects.filter(campaign=campaign, checks__unit=unit).exclude(retired_on=None)
    lines = _lines(unit, list(items.select_related("superseded_by").order_by("position", "code")), None)
    for line in lines:
        line.open = False
    return lines


def line_of(unit: Unit, item: ChecklistItem, assignment: Assignment | None) -> Line:
    """One item of ``unit`` as the page shows it."""
    return _lines(unit, [item], assignment)[0]


def _lines(unit: Unit, items: Sequence[ChecklistItem], assignment: Assignment | None) -> list[Line]:
    checks = {check.item_id: check for check in Check.objects.filter(unit=unit, item__in=items)}
    files = files_by_subject(check.pk for check in checks.values())
    issues: dict[Any, list[Issue]] = {}
    for issue in Issue.objects.filter(unit=unit, item__in=items).order_by("number"):
        issues.setdefault(issue.item_id, []).append(issue)
    bases = bases_of(items)
    lines = []
    for item in items:
        check, under = checks.get(item.pk), issues.get(item.pk, [])
        own = [issue for issue in under if check is not None and issue.check_row_id == check.pk]
        lines.append(
            Line(
                item, check, is_open(assignment, check), files.get(check.pk, []) if check else [], own,
                [issue for issue in under if issue not in own], bases.get(item.pk, []),
                added_since(assignment, check),
            )
        )  # fmt: skip
    return lines


def files_by_subject(ids: Iterable[Any]) -> dict[Any, list[Evidence]]:
    """Files of many checks in one query."""
    found: dict[Any, list[Evidence]] = {}
    for file in Evidence.objects.filter(subject=Check._meta.label, subject_id__in=list(ids)):
        found.setdefault(file.subject_id, []).append(file)
    return found


def obstacles(unit: Unit, campaign: Campaign, assignment: Assignment | None) -> dict[str, list[str]]:
    """What stands in the way of handing the checklist in: heading → item codes. Empty = it may go."""
    checks = list(
        Check.objects.filter(unit=unit, item__campaign=campaign, item__retired_on=None)
        .select_related("item")
        .order_by("item__position")
    )
    problems = [check for check in checks if check.answer == Answer.PROBLEM]
    issues = dict(Issue.objects.filter(check_row__in=problems).values_list("check_row_id", "pk"))
    proven = set(
        Evidence.objects.filter(
            subject_id__in=[check.pk for check in problems] + list(issues.values())
        ).values_list("subject_id", flat=True)
    )
    found = {
        "未检查": [item.code for item in holes(campaign, unit)],
        "发现问题但没有建立问题台账": [c.item.code for c in problems if c.pk not in issues],
        "发现问题但没有上传佐证材料": [
            c.item.code for c in problems if c.pk not in proven and issues.get(c.pk) not in proven
        ],
        "被退回后尚未修改": [c.item.code for c in checks if c.returned_reason and not touched(c, assignment)],
    }
    return {title: codes for title, codes in found.items() if codes}


def touched(check: Check, assignment: Assignment | None) -> bool:
    """Whether a returned answer was changed, or a file added, since it was returned."""
    if changes(check):
        return True
    since = assignment.decided_at if assignment else None
    return since is not None and Evidence.objects.of(check).filter(created_at__gt=since).exists()


_LABELS = (("answer", "结论"), ("note", "说明"), ("reason", "不适用原因"))


def changes(check: Check) -> list[tuple[str, str, str]]:
    """Label, before, now of what changed since the answer was returned."""
    if not check.before:
        return []
    found = []
    for name, label in _LABELS:
        old, new = str(check.before.get(name, "")), str(getattr(check, name))
        if old != new:
            if name == "answer":
                old, new = Answer(old).label, Answer(new).label
            found.append((label, old, new))
    return found
