"""What is on screen, as .xlsx or .csv: one writer, and no cell that a spreadsheet would carry out."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter

LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STREAM = 64 * 1024


def harmless(text: str) -> str:
    """A CSV cell that no spreadsheet takes for a formula (OWASP ASVS 5 1.2.10)."""
    return f"'{text}" if text.startswith(LEADS) or text.lstrip().startswith(LEADS) else text


def csv_lines(
    preface: Sequence[str], titles: Sequence[str], rows: Iterable[Sequence[str]]
) -> Iterator[bytes]:
    """The file in pieces, UTF-8 with its mark so that Excel reads 汉字."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)

    def taken() -> bytes:
        data = buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
        return data

    yield "\ufeff".encode()
    for line in preface:
        writer.writerow([harmless(line)])
    writer.writerow([harmless(title) for title in titles])
    for row in rows:
        writer.writerow([harmless(text) for text in row])
        if buffer.tell() > _STREAM:
            yield taken()
    yield taken()


def xlsx_file(
    title: str,
    preface: Sequence[str],
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    watermark: str,
    widths: Sequence[int],
) -> IO[bytes]:
    """The workbook in a temporary file, rewound. Every cell is a string cell: never a formula, never a
    rounded number."""
    file: Any = TemporaryFile()  # noqa: SIM115 - the response closes it
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bg_color": "#EAF1FB", "border": 1, "border_color": "#BBBBBB"})
    text = book.add_format({"num_format": "@"})
    _lay_out(sheet, widths, len(preface), watermark)
    for number, line in enumerate(preface):
        sheet.write_string(number, 0, line, bold if number == 0 else None)
    for index, name in enumerate(titles):
        sheet.write_string(len(preface), index, name, head)
    for number, row in enumerate(rows, start=len(preface) + 1):
        for index, value in enumerate(row):
            if value:
                sheet.write_string(number, index, value, text)
    book.close()
    file.seek(0)
    return file


def _lay_out(sheet: Any, widths: Sequence[int], head_row: int, watermark: str) -> None:
    """Widths, a frozen and repeated head row, and what stands on every printed page."""
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    sheet.set_header(f"&C&14&K999999{watermark.replace('&', '&&')}")
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.repeat_rows(head_row)
    sheet.freeze_panes(head_row + 1, 0)
    sheet.set_landscape()
