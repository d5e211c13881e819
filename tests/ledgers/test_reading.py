"""Uploaded files: what is read, and the sentence for what is not. Nothing here needs a database."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from yangguang.ledgers.rules import UnreadableFile
from yangguang.ledgers.workbooks.reading import read


def refused(path: Path, name: str = "") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(path, name or path.name)
    return caught.value.message


def saved(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_rows_keep_their_numbers_and_blank_ones_are_left_out(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", ["甲", "乙"], [], ["1", None], [], [])
    assert [number for number, _ in read(path, "a.xlsx").rows] == [1, 3]


def test_an_empty_left_column_does_not_shift_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write(4, 2, "丙")
    assert read(path, "a.xlsx").rows == [(5, ["", "", "丙"])]


def test_a_far_cell_is_named_and_nothing_is_inflated(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "姓名")
        sheet.write(1_048_575, 0, "x")
    assert "第 1048576 行还有内容" in refused(path)


def test_a_cell_in_the_farthest_corner_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corner.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "姓名")
        sheet.write(1_048_575, 16_383, "x")
    assert "5 万行" in refused(path)


def bomb(path: Path, size: int) -> Path:
    saved(path, ["姓名"])
    out = path.with_name("bomb.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<sheetData>", b"<sheetData>" + b" " * size)
            new.writestr(part.filename, data)
    return out


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    assert "解压后异常庞大" in refused(bomb(tmp_path / "a.xlsx", 30_000_000))


def test_an_archive_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", ["姓名"])
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(1_100):
            archive.writestr(f"xl/media/{number}", b"")
    assert "解压后异常庞大" in refused(path)


def test_external_entities_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", ["姓名"])
    out = tmp_path / "xxe.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/workbook.xml":
                data = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + data
            new.writestr(part.filename, data)
    assert "外部实体" in refused(out)


@pytest.mark.parametrize("name", ["旧.xls", "旧.et", "假.xlsx"])
def test_old_binary_workbooks_say_how_to_save_them(tmp_path: Path, name: str) -> None:
    path = tmp_path / "old.bin"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "另存为“Excel 工作簿（.xlsx）”" in refused(path, name)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_called_broken(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert "已损坏" in refused(path)


def test_a_zip_that_is_no_workbook_is_called_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert "已损坏" in refused(path)


def test_a_hidden_sheet_in_front_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        hidden, shown = book.add_worksheet("说明"), book.add_worksheet("数据")
        hidden.write(0, 0, "藏")
        shown.write(0, 0, "姓名")
        shown.activate()
        shown.set_first_sheet()
        hidden.hide()
    assert read(path, "a.xlsx").name == "数据"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_is_read_in_any_usual_dress(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"姓名{delimiter}地址\r\n王明{delimiter}清丰县\r\n\r\n".encode(encoding))
    assert read(path, "a.csv").rows == [(1, ["姓名", "地址"]), (2, ["王明", "清丰县"])]


def test_csv_cells_wrapped_to_stay_text_are_unwrapped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    out = io.StringIO()
    csv.writer(out).writerows([["证件号码", "备注"], ['="410922"', "'=1+1"]])
    path.write_text(out.getvalue())
    assert read(path, "a.csv").rows[1] == (2, ["410922", "=1+1"])


def test_a_csv_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\xfe\x00\x01\xff\xff\x80")
    assert "编码无法识别" in refused(path)


def test_a_csv_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" * 50_200)
    assert "一个文件最多 5 万行" in refused(path)
