"""Bureau and schools × checklist items of one county: every cell said, every hole named (plan 二（三）)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from campaign.choices import Answer, AppliesTo
from campaign.models import Campaign, Check, ChecklistItem
from campaign.queries.coverage import Cell, answering_units
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


class Mark(Enum):
    """What a cell says: key for the style sheet, sign, short text."""

    FINE = ("fine", "✓", "无问题")
    PROBLEM = ("problem", "!", "发现问题")
    NOT_APPLICABLE = ("na", "–", "不适用")
    HOLE = ("hole", "○", "未检查")
    RETURNED = ("returned", "←", "已退回")
    NOT_ASKED = ("none", "", "")  # an item the unit's level does not answer

    @property
    def key(self) -> str:
        return str(self.value[0])

    @property
    def sign(self) -> str:
        return str(self.value[1])

    @property
    def text(self) -> str:
        return str(self.value[2])


_OF_ANSWER = {
    Answer.FINE: Mark.FINE,
    Answer.PROBLEM: Mark.PROBLEM,
    Answer.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}


@dataclass
class Row:
    """One bureau or school with its marks, in the order of the items."""

    unit: Unit
    marks: list[Mark] = field(default_factory=list)

    @property
    def total(self) -> Cell:
        return total_of(self.marks)

    @property
    def problems(self) -> int:
        return self.marks.count(Mark.PROBLEM)

    @property
    def name(self) -> str:
        """What people call it: a county's own line is its bureau."""
        return f"{self.unit.name}教育局" if self.unit.level == Level.COUNTY else self.unit.name


@dataclass
class Matrix:
    """Items across, units down."""

    items: list[ChecklistItem]
    rows: list[Row]

    @property
    def columns(self) -> list[Cell]:
        """Answered and owed per item."""
        return [total_of(row.marks[place] for row in self.rows) for place in range(len(self.items))]

    @property
    def total(self) -> Cell:
        return total_of(mark for row in self.rows for mark in row.marks)

    @property
    def areas(self) -> list[tuple[str, int]]:
        """Name of each area and how many columns it has, in the order of the items."""
        found: list[tuple[str, int]] = []
        for item in self.items:
            name = item.get_area_display()
            if found and found[-1][0] == name:
                found[-1] = (name, found[-1][1] + 1)
            else:
                found.append((name, 1))
        return found

    def holes(self) -> list[tuple[Row, list[ChecklistItem]]]:
        """Units that left something out, each with what."""
        return [
            (row, missing)
            for row in self.rows
            if (missing := [i for i, mark in zip(self.items, row.marks, strict=True) if mark is Mark.HOLE])
        ]

    def only_holes(self) -> "Matrix":
        """Without the rows and columns that are complete."""
        rows = [row for row in self.rows if Mark.HOLE in row.marks]
        kept = [place for place in range(len(self.items)) if any(r.marks[place] is Mark.HOLE for r in rows)]
        return Matrix(
            [self.items[place] for place in kept],
            [Row(row.unit, [row.marks[place] for place in kept]) for row in rows],
        )


def total_of(marks: Iterable[Mark]) -> Cell:
    """Answered ÷ owed over some cells; a returned answer is an answer."""
    cell = Cell()
    for mark in marks:
        if mark is not Mark.NOT_ASKED:
            cell.applicable += 1
            cell.answered += mark is not Mark.HOLE
    return cell


def matrix(campaign: Campaign, code: str, area: str = "") -> Matrix:
    """The matrix of a county (or of one school alone); ``area`` leaves the others out: 3 queries."""
    wanted = ChecklistItem.objects.filter(campaign=campaign).in_force()
    if area:
        wanted = wanted.filter(area=area)
    items = list(wanted.order_by("position", "code"))
    said: dict[tuple[str, object], Mark] = {
        (unit_id, item_id): Mark.RETURNED if returned else _OF_ANSWER[Answer(answer)]
        for unit_id, item_id, answer, returned in Check.objects.under(code)
        .filter(item__in=items)
        .order_by()
        .values_list("unit_id", "item_id", "answer", "returned_reason")
    }
    rows = []
    for unit in answering_units(code):
        other = AppliesTo.SCHOOL if unit.level == Level.COUNTY else AppliesTo.BUREAU
        marks = [
            Mark.NOT_ASKED if item.applies_to == other else said.get((unit.code, item.pk), Mark.HOLE)
            for item in items
        ]
        rows.append(Row(unit, marks))
    asked = [place for place in range(len(items)) if any(r.marks[place] is not Mark.NOT_ASKED for r in rows)]
    return Matrix(
        [items[place] for place in asked], [Row(r.unit, [r.marks[place] for place in asked]) for r in rows]
    )
