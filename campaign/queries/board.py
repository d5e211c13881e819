"""The dashboard's board: units × six rectifications, one level below the unit looked at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Substr

from campaign.choices import Area, IssueState
from campaign.models import Assignment, Campaign, CheckTally, Letter
from campaign.queries.coverage import Cell, owed_by_area
from campaign.queries.issue_counts import IssueCount, campaigns_beside, issue_counts, width_below
from yangguang.common.navigation import address
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit


@dataclass
class BoardCell:
    """Issues found, open, of these overdue, closed; found and closed in the last seven days."""

    found: int = 0
    open: int = 0
    overdue: int = 0
    closed: int = 0
    new: int = 0
    closed_lately: int = 0

    def count(self, rows: IssueCount) -> None:
        """Add issues of one state."""
        closed = rows.state == IssueState.CLOSED
        self.found += rows.found
        self.closed += rows.found if closed else 0
        self.open += 0 if closed else rows.found
        self.overdue += rows.overdue
        self.new += rows.new
        self.closed_lately += rows.closed_lately

    def add(self, other: "BoardCell") -> None:
        for name in ("found", "open", "overdue", "closed", "new", "closed_lately"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def tone(self) -> str:
        """The sign of the cell: overdue beats open beats all closed beats nothing found."""
        if self.overdue:
            return "late"
        if self.open:
            return "busy"
        return "ok" if self.found else "none"

    @property
    def text(self) -> str:
        """What the sign means, in words (colour never stands alone)."""
        words = {
            "late": f"{self.overdue} 逾期",
            "busy": f"{self.open} 在办",
            "ok": "全部销号",
            "none": "未发现",
        }
        return words[self.tone]


@dataclass
class BoardRow:
    """One unit: a cell per area, their sum, its coverage, and what upper apps add."""

    unit: Unit
    cells: dict[str, BoardCell] = field(default_factory=lambda: {area: BoardCell() for area in Area.values})
    total: BoardCell = field(default_factory=BoardCell)
    coverage: Cell = field(default_factory=Cell)
    silent: int = 0  # duties past their day that nobody handed in
    letters: int = 0  # letters without an answer, of these late
    letters_late: int = 0
    apart: int = (
        0  # of the silent of the bottom line: owed by the unit itself, or by schools that are no more
    )
    letters_apart: int = 0
    extras: list["Extra | None"] = field(default_factory=list)
    drill: bool = False
    own: bool = False  # the county's bureau itself, without its schools

    @property
    def query(self) -> str:
        """The issue ledger's filter for exactly the rows this line counts."""
        level = f"&unit__level={self.unit.level}" if self.own else ""
        return f"unit={self.unit.code}{level}"

    @property
    def coverage_url(self) -> str:
        """Where the holes of its checklists are named; "" where no page is about this unit."""
        if len(self.unit.code) > 6 or self.own:
            return address("campaign:checks-unit", code=self.unit.code)
        return address("campaign:coverage-county", code=self.unit.code) if len(self.unit.code) == 6 else ""


@dataclass(frozen=True)
class Extra:
    """One cell of a column an upper app offers."""

    tone: str
    text: str
    url: str = ""


# An upper app's column: unit codes and today in, its cell by unit code out.
ColumnSource = Callable[[list[str], date], dict[str, Extra]]
_columns: list[tuple[str, ColumnSource, frozenset[int]]] = []


def register_column(title: str, source: ColumnSource, *, lengths: Iterable[int] = (6,)) -> None:
    """Add a column to the boards whose rows are units with codes of these lengths: 4 cities, 6 counties, 17
    a county's bureau and schools (the weekly report of each county, say)."""
    column = (title, source, frozenset(lengths))
    if column not in _columns:
        _columns.append(column)


@dataclass
class Board:
    unit: Unit
    rows: list[BoardRow]
    total: BoardRow
    columns: list[str]
    row_title: str


_ROW_TITLE = {4: "市", 6: "县（区）", 17: "单位"}


def board(campaign: Campaign, code: str, today: date, counts: Iterable[IssueCount]) -> Board | None:
    """The board below ``code``: cities of a province, counties of a city, bureau and schools of a county.

    ``counts``: :func:`issue_counts` of the same unit. Eight queries at most and what the registered columns
    ask, whatever the number of rows. None: no such unit.
    """
    width = width_below(code)
    units = {unit.code: unit for unit in _units(code, width)}
    if code not in units:
        return None
    rows = {
        unit.code: BoardRow(unit, drill=width < 17, own=width == 17 and unit.level == Level.COUNTY)
        for unit in units.values()
        if width == 17 or unit.code != code
    }
    for count in counts:
        if count.key in rows:
            rows[count.key].cells[count.area].count(count)
    _add_coverage(rows, campaign, code, width)
    apart = BoardRow(units[code])
    _add_silence(rows, apart, code, width, today)
    _add_letters(rows, apart, code, width, today)
    columns = _add_extras(list(rows.values()), width, today)
    total = _sum(units[code], rows.values())
    total.apart, total.letters_apart = apart.silent, apart.letters
    total.silent += apart.silent
    total.letters += apart.letters
    total.letters_late += apart.letters_late
    return Board(units[code], list(rows.values()), total, columns, _ROW_TITLE[width])


def _sum(unit: Unit, rows: Iterable[BoardRow]) -> BoardRow:
    """Fill each row's total and return the bottom line."""
    total = BoardRow(unit)
    for row in rows:
        for area, cell in row.cells.items():
            row.total.add(cell)
            total.cells[area].add(cell)
        total.total.add(row.total)
        total.coverage.add(row.coverage)
        total.silent += row.silent
        total.letters += row.letters
        total.letters_late += row.letters_late
    return total


def headline(campaign: Campaign, code: str, today: date) -> BoardCell:
    """The sum of all areas under ``code``: one query."""
    total = BoardCell()
    for count in issue_counts(campaign, code, today):
        total.count(count)
    return total


def _units(code: str, width: int) -> "QuerySet[Unit]":
    """The unit itself and its rows."""
    levels = {4: [Level.CITY], 6: [Level.COUNTY]}.get(width, [Level.COUNTY, Level.SCHOOL])
    wanted = Q(pk=code) | Q(level__in=levels, active=True)
    return Unit.objects.under(code).filter(wanted).order_by("code")


def _add_coverage(rows: dict[str, BoardRow], campaign: Campaign, code: str, width: int) -> None:
    owed = {level: sum(areas.values()) for level, areas in owed_by_area(campaign).items()}
    units = Unit.objects.under(code).filter(level__in=list(owed), active=True).order_by()
    keyed = units.annotate(key=Substr("code", 1, width)).values_list("key", "level")
    for key, level, count in keyed.annotate(count=Count("pk")):
        if key in rows:
            rows[key].coverage.applicable += owed[level] * count
    answered = (
        CheckTally.objects.under(code)
        .filter(campaign__in=campaigns_beside(campaign, code))
        .exclude(unit_id__in=Unit.objects.under(code).filter(active=False).order_by().values("pk"))
        .order_by()
        .annotate(key=Substr("unit_id", 1, width))
        .values_list("key")
        .annotate(count=Sum("answered"))
    )
    for key, count in answered:
        if key in rows:
            rows[key].coverage.answered = count


def _add_silence(rows: dict[str, BoardRow], apart: BoardRow, code: str, width: int, today: date) -> None:
    """``apart`` takes what no row stands for: the bottom line opens everything under ``code``."""
    late = Assignment.objects.under(code).late(today).filter(due_on__year=today.year).order_by()
    keyed = late.annotate(key=Substr("unit_id", 1, width)).values_list("key")
    for key, count in keyed.annotate(count=Count("*")):  # not the key: the index then answers alone
        rows.get(key, apart).silent += count


def _add_letters(rows: dict[str, BoardRow], apart: BoardRow, code: str, width: int, today: date) -> None:
    waiting = Letter.objects.under(code).unanswered().order_by()
    keyed = waiting.annotate(key=Substr("unit_id", 1, width)).values_list("key")
    for key, count, late in keyed.annotate(count=Count("pk"), late=Count("pk", filter=Q(reply_by__lt=today))):
        row = rows.get(key, apart)
        row.letters += count
        row.letters_late += late


def _add_extras(rows: list[BoardRow], width: int, today: date) -> list[str]:
    """Ask the registered columns; their titles."""
    wanted = [row.unit.code for row in rows]
    offered = [(title, source) for title, source, lengths in _columns if width in lengths]
    for _, source in offered:
        found = source(wanted, today)
        for row in rows:
            row.extras.append(found.get(row.unit.code))
    return [title for title, _ in offered]
