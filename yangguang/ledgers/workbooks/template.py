"""The Excel template of a ledger: drop-downs, text columns, example, notes with their legal basis, stamp."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from yangguang.accounts.rights import Actor
from yangguang.ledgers.choices import ROW_CAP
from yangguang.ledgers.declaration import UNIT, Column, Ledger
from yangguang.ledgers.kinds import DateKind, Kind
from yangguang.ledgers.workbooks.child import DICTIONARY
from yangguang.ledgers.workbooks.headings import EXAMPLE, UNIT_TITLE, stamp_of
from yangguang.tenancy.models import Unit

NOTES = "填表说明"
_FIRST = 3  # row index below title, header and example


def template(ledger: Ledger, actor: Actor, units: Sequence[Unit]) -> bytes:
    """The workbook as bytes. ``units``: where this person may fill; one unit needs no column."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": f"{ledger.title}模板", "comments": stamp_of(ledger)})
    columns = _columns(ledger, actor, units)
    _data_sheet(book, ledger, columns)
    _notes_sheet(book, ledger, columns)
    _dictionary_sheet(book, ledger, columns)
    book.close()
    return out.getvalue()


Entry = tuple[str, bool, Column, Kind | None, list[str]]  # title, required, column, kind, options


def _columns(ledger: Ledger, actor: Actor, units: Sequence[Unit]) -> list[Entry]:
    found: list[Entry] = []
    if len(units) > 1:
        column = Column(UNIT, UNIT_TITLE, help="这一行属于哪个单位", width=20, example=units[0].name)
        found.append((UNIT_TITLE, True, column, None, [unit.name for unit in units]))
    for kind in ledger.imported:
        options = [label for _, label in kind.options(actor)]
        found.append((kind.title, kind.required, kind.column, kind, options))
    return found


def _data_sheet(book: Any, ledger: Ledger, columns: Sequence[Entry]) -> None:
    sheet = book.add_worksheet(ledger.title[:31])
    formats = _formats(book)
    guide = f"{ledger.title}　带 * 的列必填；灰色示例行导入时会忽略；各列怎样填见“{NOTES}”。"
    sheet.merge_range(0, 0, 0, max(len(columns) - 1, 1), guide, formats["title"])
    sheet.set_row(0, 24)
    sheet.set_row(1, 22)
    sheet.freeze_panes(2, 1)
    for index, (title, required, column, kind, options) in enumerate(columns):
        body = "text" if column.text else "date" if isinstance(kind, DateKind) else "body"
        sheet.set_column(index, index, column.width, formats[body])
        sheet.write_string(
            1, index, f"{title}*" if required else title, formats["need" if required else "head"]
        )
        example = column.example or (options[0] if options else "")
        sheet.write_string(2, index, f"{EXAMPLE}{example}" if index == 0 else example, formats["example"])
        if options:
            name = xl_col_to_name(index)
            source = f"='{DICTIONARY}'!${name}$3:${name}${len(options) + 2}"
            sheet.data_validation(
                _FIRST,
                index,
                ROW_CAP + _FIRST,
                index,
                {
                    "validate": "list",
                    "source": source,
                    "error_title": "不在可选范围",
                    "error_message": "请从下拉列表中选择。",
                },
            )
    sheet.activate()


def _formats(book: Any) -> dict[str, Any]:
    line = {"border": 1, "border_color": "#BBBBBB", "text_wrap": True, "valign": "vcenter", "align": "center"}
    return {
        "title": book.add_format({"bold": True, "align": "left", "valign": "vcenter", "font_size": 12}),
        "head": book.add_format({**line, "bold": True, "bg_color": "#EAF1FB"}),
        "need": book.add_format({**line, "bold": True, "bg_color": "#FFF1CC"}),
        "example": book.add_format({"italic": True, "font_color": "#7A7A7A", "num_format": "@"}),
        "text": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "body": book.add_format(),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _notes_sheet(book: Any, ledger: Ledger, columns: Sequence[Entry]) -> None:
    sheet = book.add_worksheet(NOTES)
    formats = _formats(book)
    sheet.set_column(0, 0, 20, formats["wrap"])
    sheet.set_column(1, 1, 8, formats["wrap"])
    sheet.set_column(2, 2, 26, formats["wrap"])
    sheet.set_column(3, 5, 36, formats["wrap"])
    sheet.write_string(0, 0, f"{ledger.title}填表说明", formats["title"])
    if ledger.basis:
        sheet.write_string(1, 0, f"依据：{ledger.basis}")
    for index, head in enumerate(("列名", "必填", "格式", "怎样填", "示例", "依据")):
        sheet.write_string(3, index, head, formats["head"])
    for row, (title, required, column, kind, options) in enumerate(columns, start=4):
        help_text = kind.help if kind is not None else column.help
        cells = (
            title,
            "是" if required else "否",
            _shape(column, kind, options),
            help_text,
            column.example,
            column.basis,
        )
        for index, text in enumerate(cells):
            sheet.write_string(row, index, text, formats["wrap"])


def _shape(column: Column, kind: Kind | None, options: Sequence[str]) -> str:
    """What a cell of the column looks like, in words."""
    if options:
        return "从下拉列表选：" + "、".join(options[:8]) + ("……" if len(options) > 8 else "")
    if column.text:
        return "文本（列已设为文本格式，请勿改成数字）"
    if isinstance(kind, DateKind):
        return "日期，如 2024-07-12"
    return "数字" if kind is not None and kind.numeric else "文字"


def _dictionary_sheet(book: Any, ledger: Ledger, columns: Sequence[Entry]) -> None:
    """Hidden: the stamp in the first cell, the options of column n in column n from the third row."""
    sheet = book.add_worksheet(DICTIONARY)
    sheet.write_string(0, 0, stamp_of(ledger))
    for index, (title, _, _, _, options) in enumerate(columns):
        sheet.write_string(1, index, title)
        for row, option in enumerate(options, start=2):
            sheet.write_string(row, index, option)
    sheet.hide()
