"""Reads of one unit's checklist: what is open, what stands in the way of handing it in, what changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from campaign import rules
from campaign.choices import CHECKLIST_CODE, Answer, AppliesTo, Area
from campaign.models import Assignment, Campaign, Check, ChecklistItem, Issue
from campaign.queries.coverage import Cell, holes
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
    issues: list[Issue] = field(default_factory=list)

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
    """The answers a checklist consists of."""
    found: QuerySet[Check] = Check.objects.filter(
        unit_id=assignment.unit_id, item__campaign_id=assignment.campaign_id
    )
    return found


def is_open(assignment: Assignment | None, check: Check | None) -> bool:
    """Whether the answer may be written now (right aside)."""
    if assignment is None:
        return True
    return rules.check_is_open(
        assignment.state,
        assignment.submitted_at is not None,
        check is not None,
        bool(check and check.returned_reason),
    )


def lock_of(assignment: Assignment) -> Locked:
    """Why it is locked, since when, who can open it."""
    superior = "市教育局审核人" if assignment.unit.level == Level.COUNTY else "县（区）教育局审核人"
    since = assignment.submitted_at.date() if assignment.submitted_at else None
    return rules.why_locked(assignment.state, since, superior)


def sections(unit: Unit, campaign: Campaign, assignment: Assignment | None) -> list[Section]:
    """The whole checklist of ``unit``, grouped by area, with answers, files and issues: 4 queries."""
    checks = {check.item_id: check for check in Check.objects.filter(unit=unit, item__campaign=campaign)}
    files = files_by_subject(check.pk for check in checks.values())
    issues: dict[Any, list[Issue]] = {}
    for issue in Issue.objects.filter(unit=unit, check_row__isnull=False).order_by("number"):
        issues.setdefault(issue.check_row_id, []).append(issue)
    found = {area: Section(area) for area in Area}
    for item in ChecklistItem.objects.filter(campaign=campaign).for_level(unit.level).order_by("position"):
        check = checks.get(item.pk)
        line = Line(item, check, is_open(assignment, check))
        if check is not None:
            line.files, line.issues = files.get(check.pk, []), issues.get(check.pk, [])
        found[Area(item.area)].lines.append(line)
    return [section for section in found.values() if section.lines]


def line_of(unit: Unit, item: ChecklistItem, assignment: Assignment | None) -> Line:
    """One item of ``unit`` as the page shows it."""
    check = Check.objects.filter(unit=unit, item=item).first()
    line = Line(item, check, is_open(assignment, check))
    if check is not None:
        line.files = list(Evidence.objects.of(check))
        line.issues = list(Issue.objects.filter(check_row=check).order_by("number"))
    return line


def files_by_subject(ids: Iterable[Any]) -> dict[Any, list[Evidence]]:
    """Files of many checks in one query."""
    found: dict[Any, list[Evidence]] = {}
    for file in Evidence.objects.filter(subject=Check._meta.label, subject_id__in=list(ids)):
        found.setdefault(file.subject_id, []).append(file)
    return found


def obstacles(unit: Unit, campaign: Campaign, assignment: Assignment | None) -> dict[str, list[str]]:
    """What stands in the way of handing the checklist in: heading → item codes. Empty = it may go."""
    checks = list(
        Check.objects.filter(unit=unit, item__campaign=campaign)
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
