"""学位预警: what in the seats of a year must become an issue, and whether it has."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from campaign.choices import Area
from campaign.models import Issue
from enrollment.choices.seats import AlarmKind, EntryGrade
from enrollment.queries.seats import Cell, Grid
from enrollment.rules import seats as rules
from yangguang.tenancy.models import Unit

AREAS = {
    AlarmKind.BIG_CLASS: Area.CONDUCT,
    AlarmKind.HUGE_CLASS: Area.CONDUCT,
    AlarmKind.OVER_PLAN: Area.CONDUCT,
    AlarmKind.OUTSIDE: Area.CONDUCT,
    AlarmKind.SHORTAGE: Area.POLICY,
}
SOURCE = "self_check"


@dataclass
class Line:
    """One alarm on the page; ``issue``: what it has become."""

    unit: Unit
    kind: AlarmKind
    mark: str  # how the issue's text begins: it is found again by this
    text: str
    issue: Issue | None = None

    @property
    def found(self) -> str:
        return f"{self.mark}{self.text}。"

    @property
    def add_url(self) -> str:
        """The add form of the issue ledger, filled in."""
        answers = {"unit": self.unit.pk, "area": AREAS[self.kind], "found": self.found, "source": SOURCE}
        return f"{reverse('campaign:issues-add')}?{urlencode(answers)}"


def alarms(grid: Grid) -> list[Line]:
    """Alarms of the year looked at, counties and schools in order: 1 query."""
    natures = {school.unit_id: school.nature for school in grid.schools}
    lines = [
        _of_plan(plan.unit, grid.year, plan.grade, alarm)
        for plan in grid.plans
        if plan.year == grid.year and plan.unit.active
        for alarm in rules.alarms_of(plan, natures.get(plan.unit_id, ""))
    ]
    counties = {county.pk: county for county in grid.counties}
    lines += [_of_cell(counties[cell.county], cell) for cell in grid.this_year if cell.balance.is_hole]
    lines.sort(key=lambda line: (line.unit.pk, line.kind))
    _join_issues(lines)
    return lines


def _of_plan(unit: Unit, year: int, grade: str, alarm: rules.Alarm) -> Line:
    mark = f"【{alarm.kind.label}】{year} 年{EntryGrade(grade).label}："
    return Line(unit, alarm.kind, mark, alarm.text)


def _of_cell(county: Unit, cell: Cell) -> Line:
    balance = cell.balance
    text = f"适龄 {balance.demand} 人，学位 {balance.seats} 个，措施后仍缺 {-balance.left_after} 个"
    if balance.late:
        text += f"（另有 {balance.late} 个学位 8 月 31 日以后才能交付）"
    mark = f"【{AlarmKind.SHORTAGE.label}】{cell.year} 年{cell.label}："
    return Line(county, AlarmKind.SHORTAGE, mark, text)


def _join_issues(lines: list[Line]) -> None:
    units = {line.unit.pk for line in lines}
    known = Issue.objects.filter(unit_id__in=units, found__startswith="【").order_by("created_at")
    for issue in known:
        for line in lines:
            if line.unit.pk == issue.unit_id and issue.found.startswith(line.mark):
                line.issue = issue
