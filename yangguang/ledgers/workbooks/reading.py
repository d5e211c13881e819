"""An uploaded file as rows of cells, or one sentence why it cannot be one."""

import csv
import datetime
import io
import pickle
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yangguang.ledgers.choices import COLUMN_CAP, ROW_CAP, ZIP_ENTRIES, ZIP_RATIO, ZIP_TOTAL
from yangguang.ledgers.rules import UnreadableFile
from yangguang.ledgers.workbooks import child

MARGIN = 100  # rows above the header and notes below, beside the rows themselves
_OLE = b"\xd0\xcf\x11\xe0"
_MEGABYTE = 1024 * 1024
BROKEN = "文件已损坏或不是真正的 .xlsx，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。"

Row = tuple[int, list[Any]]  # row number as the person sees it, cells


@dataclass(frozen=True)
class Sheet:
    """The first visible sheet. ``stamp`` is the template's version, "" for a workbook of one's own."""

    rows: list[Row]
    stamp: str = ""
    name: str = ""
    merged: frozenset[tuple[int, int]] = frozenset()  # (row number, column index) of cells a merge hides


def read(path: Path, name: str, *, cap: int = ROW_CAP) -> Sheet:
    """The rows of a file its owner calls ``name``, ``cap`` at most. :class:`UnreadableFile` says what to
    do."""
    return _csv(path, cap) if name.lower().endswith(".csv") else _xlsx(path, cap)


def too_far(cap: int) -> str:
    """What to do with a sheet that is too long."""
    return (
        f"表格超过 {cap // 10_000} 万行，或者在很远的单元格里误填了内容，"
        "请把有效内容复制到新下载的模板里再上传，行数多的分成几个文件。"
    )


# --- .xlsx -------------------------------------------------------------------------------------------


class _Answers(pickle.Unpickler):
    """What the child may say: plain values and dates. It read a stranger's file, so it is not trusted."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in {"date", "datetime", "time", "timedelta"}:
            return getattr(datetime, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _xlsx(path: Path, cap: int) -> Sheet:
    check_archive(path)
    command = [sys.executable, "-I", child.__file__, str(path), str(cap + MARGIN), str(COLUMN_CAP)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        stdout = process.stdout
        assert stdout is not None

        def answer() -> Any:
            # One reader per answer: a reader remembers what it read, and the child numbers anew each time.
            return _Answers(stdout).load()

        try:
            first = answer()
            if "error" in first:
                raise UnreadableFile(_sentence(first, cap))
            rows = [row for chunk in iter(answer, None) for row in chunk]
        except (EOFError, pickle.UnpicklingError) as error:
            process.wait()
            raise UnreadableFile(BROKEN if process.returncode == 1 else too_far(cap)) from error
        finally:
            process.kill()
    return Sheet(rows, first["stamp"], first["sheet"], frozenset(first["merged"]))


def _sentence(answer: dict[str, Any], cap: int) -> str:
    if answer["error"] == "far":
        if answer["row"] > cap:
            return f"第 {answer['row']} 行还有内容，而一个文件最多 {cap // 10_000} 万行。{too_far(cap)}"
        return f"第 {answer['column']} 列还有内容，而一个文件最多 {COLUMN_CAP} 列。{too_far(cap)}"
    return "文件里没有可见的工作表，请用模板填写后再上传。"


def check_archive(path: Path) -> None:
    """Look at the archive before anything inflates it: kind, number of parts, sizes, entity tricks."""
    with path.open("rb") as file:
        if file.read(4) == _OLE:
            raise UnreadableFile(
                "这是旧版 .xls、WPS .et 或加了密码的文件，请去掉密码并另存为“Excel 工作簿（.xlsx）”再上传。"
            )
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if "[Content_Types].xml" not in archive.namelist():
                raise UnreadableFile(BROKEN)
            _check_sizes(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_prolog(archive, part)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(BROKEN) from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    inflated = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _MEGABYTE and part.file_size > ZIP_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if len(parts) > ZIP_ENTRIES or inflated > ZIP_TOTAL or swollen:
        raise UnreadableFile(
            "文件解压后异常庞大，没有读取。请把有效内容复制到新下载的模板里，去掉图片和空白格式后再上传。"
        )


def _check_prolog(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A document type in a workbook is never honest: it declares entities."""
    with archive.open(part) as stream:
        head = stream.read(4096).replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise UnreadableFile("文件里有外部实体等不安全内容，没有读取。请用本页模板重新填写。")


# --- .csv --------------------------------------------------------------------------------------------


def _csv(path: Path, cap: int) -> Sheet:
    raw = path.read_bytes()
    if raw[:4] == _OLE or raw[:2] == b"PK":
        raise UnreadableFile("文件名是 .csv，内容却不是文本，请另存为 .xlsx 或 CSV 再上传。")
    text = _decoded(raw)
    head = text[:4096]
    delimiter = max(",\t;", key=lambda mark: head.count(mark))
    rows: list[Row] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                rows.append((number, [_unwrapped(cell) for cell in cells]))
            if len(rows) > cap + MARGIN:
                raise UnreadableFile(
                    f"第 {number} 行还有内容，而一个文件最多 {cap // 10_000} 万行。{too_far(cap)}"
                )
            if len(cells) > COLUMN_CAP:
                raise UnreadableFile(f"第 {number} 行超过 {COLUMN_CAP} 列，请检查分隔符后再上传。")
    except csv.Error as error:
        raise UnreadableFile("CSV 的引号或换行不完整，请用 Excel 或 WPS 另存为 .xlsx 再上传。") from error
    return Sheet(rows)


def _decoded(raw: bytes) -> str:
    """UTF-8 with or without its mark, else the GBK family (GB 18030)."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFile("CSV 的文字编码无法识别，请另存为 UTF-8 编码的 CSV 或 .xlsx 再上传。")


def _unwrapped(cell: str) -> str:
    """``="410922"`` and ``'=x``: ways to keep a CSV cell text, our own export's among them."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) >= 3:
        return cell[2:-1]
    if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\t\r＝":
        return cell[1:]
    return cell
