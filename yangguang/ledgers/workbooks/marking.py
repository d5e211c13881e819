"""Marks wrong cells red in somebody's own workbook, in a process of its own (it loads the whole file).

Run as a script: ``python marking.py``; a pickled order on stdin: ``source`` (path, "" to build a sheet from
``rows``), ``target``, ``sheet``, ``header`` (row number), ``faults`` as (row number, column index or -1,
sentence). Other sheets, formats and drop-downs of the workbook stay. Knows nothing of Django.
"""

import pickle
import resource
import sys
from typing import Any

MEMORY = 1536 * 1024 * 1024
SECONDS = 120
REASON = "错误原因"


def mark(order: dict[str, Any]) -> None:
    """Write ``target``: the source with red cells, comments, and a column with the reasons."""
    from openpyxl import Workbook, load_workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    book = load_workbook(order["source"]) if order["source"] else Workbook()
    sheet: Any = book[order["sheet"]] if order["source"] else book.active
    if not order["source"]:
        for number, cells in order["rows"]:
            for index, text in enumerate(cells, start=1):
                written = sheet.cell(number, index, text)
                written.data_type, written.number_format = "s", "@"
    # A cell that a merge hides takes neither colour nor comment, and the person has to fill it in anyway.
    for merged in [m for m in sheet.merged_cells.ranges if m.max_row > order["header"]]:
        sheet.unmerge_cells(str(merged))
    red = PatternFill("solid", start_color="FFC7CE", end_color="FFC7CE")
    reasons = _reason_column(sheet, order["header"])
    head = sheet.cell(order["header"], reasons, f"{REASON}（改正后可删除此列）")
    head.font, head.fill = Font(bold=True, color="9C0006"), red
    sheet.column_dimensions[head.column_letter].width = 60
    sentences: dict[int, list[str]] = {}
    for row, column, message in order["faults"]:
        sentences.setdefault(row, []).append(message)
        if column >= 0:
            cell = sheet.cell(row, column + 1)
            cell.fill = red
            cell.comment = Comment(message, "阳光招生", width=280, height=90)
    for row, messages in sentences.items():
        cell = sheet.cell(row, reasons, "；".join(m.rstrip("。") for m in messages) + "。")
        cell.data_type = "s"
        cell.font, cell.alignment = Font(color="9C0006"), Alignment(wrap_text=True, vertical="top")
    book.save(order["target"])


def _reason_column(sheet: Any, header: int) -> int:
    """The column of an earlier marking, emptied, or the first behind the last heading."""
    last = 1
    for cell in sheet[header]:
        if cell.value not in (None, ""):
            if str(cell.value).startswith(REASON):
                for row in range(header + 1, sheet.max_row + 1):
                    sheet.cell(row, cell.column).value = None
                return int(cell.column)
            last = cell.column
    return int(last) + 1


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    mark(pickle.load(sys.stdin.buffer))  # noqa: S301 - our own parent wrote it
