"""The workbook of a clerk: thirty invented children, twenty mistakes, and what the system says to them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from stdnum.cn import ric

ROWS = 30


@dataclass(frozen=True)
class Fault:
    """One mistake: in which row (0 = the first child), under which heading, what becomes of the value."""

    row: int
    heading: str
    spoil: Callable[[Any], Any]


def _instead(value: Any) -> Callable[[Any], Any]:
    return lambda right: value


def _other_check_digit(number: str) -> str:
    return number[:-1] + ("0" if number[-1] != "0" else "1")


# Twenty, each in a row of its own so that no mistake hides another.
FAULTS = (
    Fault(0, "证件号码", _other_check_digit),
    Fault(1, "证件号码", lambda number: number[:16]),
    Fault(2, "证件号码", lambda number: f"99{number[2:]}"),
    Fault(3, "证件号码", lambda number: int(number[:15]) * 1000),  # as Excel rounds a long number
    Fault(4, "姓名", _instead(None)),
    Fault(5, "姓名", _instead("王" * 80)),
    Fault(6, "性别", _instead("男孩子")),
    Fault(7, "性别", _instead(None)),
    Fault(8, "出生日期", _instead("2015-02-30")),
    Fault(9, "出生日期", lambda day: day + timedelta(days=1)),  # not what the identity number says
    Fault(10, "出生日期", _instead("去年")),
    Fault(11, "就读学校", _instead("没有这所学校")),
    Fault(12, "年级", _instead("十三年级")),
    Fault(13, "安置情况", _instead("随便")),
    Fault(14, "安置情况", _instead(None)),
    Fault(15, "信息来源", _instead("听说")),
    Fault(16, "首次发现日期", _instead("2024/13/01")),
    Fault(17, "首次发现日期", _instead(None)),
    Fault(18, "父母外出情况", _instead("不知道")),
    Fault(19, "核实日期", _instead(date(2031, 1, 1))),  # not yet
)


class Sheet:
    """A workbook's data sheet, addressed by row of data and heading."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet, self.header = self._find()
        cells = self.sheet[self.header]
        self.columns = {_plain(cell.value): cell.column for cell in cells if cell.value}

    def _find(self) -> tuple[Worksheet, int]:
        """The sheet and row with the headings."""
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows(min_row=1, max_row=10):
                if {"姓名", "证件号码"} <= {_plain(cell.value) for cell in row}:
                    return sheet, row[0].row
        raise AssertionError(f"{self.path} has no headings.")

    def cell(self, row: int, heading: str) -> Cell:
        return self.sheet.cell(self.header + 1 + row, self.columns[heading])

    def write(self, row: int, values: dict[str, Any]) -> None:
        for heading, value in values.items():
            self.cell(row, heading).value = value

    def fill(self, rows: list[dict[str, Any]]) -> None:
        """Rows below the headings, the example row overwritten."""
        for at, values in enumerate(rows):
            self.write(at, {name: value for name, value in values.items() if name in self.columns})

    def red(self) -> dict[tuple[int, str], str]:
        """Row and heading of every red cell with what its comment says."""
        found = {}
        for heading, column in self.columns.items():
            for row in range(ROWS):
                cell = self.sheet.cell(self.header + 1 + row, column)
                if is_red(cell):
                    found[row, heading] = cell.comment.text if cell.comment else ""
        return found

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path


def _plain(value: Any) -> str:
    """A heading without the sign of a required column."""
    return str(value or "").strip().strip("*＊").strip()


def is_red(cell: Cell) -> bool:
    """Whether the cell's ground is some red."""
    fill = cell.fill
    if fill is None or fill.fill_type != "solid" or not isinstance(fill.start_color.rgb, str):
        return False
    red, green, blue = (int(fill.start_color.rgb[-6:][at : at + 2], 16) for at in (0, 2, 4))
    return red > 200 and green < red - 30 and blue < red - 30


def children(school: str) -> Iterator[dict[str, Any]]:
    """Thirty children nobody has, with identity numbers whose check digits are right."""
    for serial in range(ROWS):
        born = date(2014, 9, 1) + timedelta(days=17 * serial)
        male = serial % 2 == 1
        body = f"410922{born:%Y%m%d}{700 + serial:03d}"
        yield {
            "姓名": f"测试{'甲乙丙丁戊己庚辛壬癸'[serial % 10]}{'东南西'[serial // 10]}",
            "性别": "男" if male else "女",
            "证件类型": "居民身份证",
            "证件号码": body + ric.calc_check_digit(body + "0"),
            "出生日期": born,
            "监护人": "测试监护人",
            "监护人电话": f"1380000{serial:04d}",
            "就读学校": school,
            "安置情况": "在校",
            "信息来源": "学校摸排",
            "首次发现日期": date(2024, 7, 1),
            "父母外出情况": "父母双方外出",
        }
