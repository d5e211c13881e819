"""Reads one workbook in a process of its own, with little memory and little time (security.md C30).

Run as a script: ``python child.py PATH ROW_CAP COLUMN_CAP``. Writes pickled answers to stdout: first a
dict (``error`` or ``stamp``), then lists of (row number, cells), then None. It knows nothing of Django, so
that it starts quickly, and a workbook that makes the parser abort takes only this process with it.
"""

import pickle
import resource
import sys
from typing import Any, BinaryIO

MEMORY = 768 * 1024 * 1024
SECONDS = 30
CHUNK = 1_000
MERGED_CAP = 100_000  # hidden cells told of
DICTIONARY = "字典"


def answer(out: BinaryIO, what: Any) -> None:
    """One pickled answer."""
    pickle.dump(what, out, protocol=pickle.HIGHEST_PROTOCOL)


def main(path: str, row_cap: int, column_cap: int) -> None:
    """Send the first visible sheet of the workbook row by row, empty rows left out."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    out = sys.stdout.buffer
    with CalamineWorkbook.from_path(path) as book:
        visible = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        if not visible:
            answer(out, {"error": "empty"})
            return
        stamp = ""
        if DICTIONARY in book.sheet_names:
            first = book.get_sheet_by_name(DICTIONARY).to_python(skip_empty_area=False, nrows=1)
            stamp = str(first[0][0]) if first and first[0] else ""
        sheet = book.get_sheet_by_name(visible[0])
        end = sheet.end or (0, 0)
        if end[0] >= row_cap or end[1] >= column_cap:
            answer(out, {"error": "far", "row": end[0] + 1, "column": end[1] + 1})
            return
        answer(out, {"stamp": stamp, "sheet": visible[0], "merged": merged(sheet)})
        send(out, sheet)


def merged(sheet: Any) -> list[tuple[int, int]]:
    """Cells that a merge hides, as (row number, column index): whatever should stand there is not there."""
    hidden: list[tuple[int, int]] = []
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if (bottom - top + 1) * (right - left + 1) + len(hidden) > MERGED_CAP:
            continue
        cells = [(row + 1, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        hidden += cells[1:]
    return hidden


def send(out: BinaryIO, sheet: Any) -> None:
    """The rows that hold anything, with their numbers, a thousand at a time."""
    chunk: list[tuple[int, list[Any]]] = []
    margin = [""] * (sheet.start or (0, 0))[1]  # iter_rows leaves empty columns on the left out
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if any(cell != "" for cell in cells):
            chunk.append((number, margin + cells))
        if len(chunk) >= CHUNK:
            answer(out, chunk)
            chunk = []
    answer(out, chunk)
    answer(out, None)


if __name__ == "__main__":
    try:
        main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    except MemoryError:
        sys.exit(3)
