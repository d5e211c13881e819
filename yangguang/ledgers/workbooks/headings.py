"""Which column of a sheet is which column of the ledger; the version of a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from yangguang.ledgers.declaration import UNIT, Ledger
from yangguang.ledgers.kinds import Kind, normal
from yangguang.ledgers.rules import UnreadableFile
from yangguang.ledgers.workbooks.reading import Row, Sheet

UNIT_TITLE = "所属单位"
EXAMPLE = "示例："
_LOOK_IN = 30  # rows above the header at most
STAMP = "yangguang-template"


@dataclass(frozen=True)
class Layout:
    """Where the columns are: position in the sheet by column name; what was not understood."""

    header: int  # row number as the person sees it
    columns: dict[str, int]
    unknown: list[str]
    rows: list[Row]


def version_of(ledger: Ledger) -> str:
    """Changes when a column of the template comes, goes, or is called differently."""
    said = "|".join(f"{kind.name}:{kind.title}:{int(kind.required)}" for kind in ledger.imported)
    return sha256(said.encode()).hexdigest()[:12]


def stamp_of(ledger: Ledger) -> str:
    """What the template's hidden sheet says of itself."""
    return f"{STAMP} {ledger.label} {version_of(ledger)}"


def layout(ledger: Ledger, sheet: Sheet) -> Layout:
    """Find the header by its titles, below merged title rows. :class:`UnreadableFile` when it cannot be."""
    _check_stamp(ledger, sheet.stamp)
    titles = {normal.heading(kind.title): kind.name for kind in ledger.imported}
    if UNIT in ledger.kinds:  # as lists and exports call it: “学校”, “县（区）”
        titles.setdefault(normal.heading(ledger.kinds[UNIT].title), UNIT)
    titles[UNIT_TITLE] = UNIT
    best, found = -1, 0
    for index, (_, cells) in enumerate(sheet.rows[:_LOOK_IN]):
        matches = len({titles[h] for h in map(normal.heading, cells) if h in titles})
        if matches > found:
            best, found = index, matches
    if found < min(2, len(titles) - 1):
        raise UnreadableFile(
            "没有找到表头。请使用本页下载的模板，表头各列的名称不要改动（前面可以有标题行）。"
        )
    number, cells = sheet.rows[best]
    columns = _positions(titles, cells)
    _check_missing(ledger.imported, columns, ledger.key)
    unknown = [normal.text(c) for c in cells if normal.heading(c) and normal.heading(c) not in titles]
    rows = [row for row in sheet.rows[best + 1 :] if not _is_example(row[1])]
    return Layout(number, columns, unknown, rows)


def _check_stamp(ledger: Ledger, stamp: str) -> None:
    if not stamp.startswith(STAMP):
        return
    parts = stamp.split(" ")
    if len(parts) == 3 and parts[1] != ledger.label:
        raise UnreadableFile(f"这是另一个台账的模板，不是“{ledger.title}”的，请换用本页的模板。")
    if stamp != stamp_of(ledger):
        raise UnreadableFile(
            "模板已更新，您用的是旧版本。请下载现在的模板，把内容粘贴过去后再上传。", template=True
        )


def _positions(titles: dict[str, str], cells: Sequence[Any]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for position, cell in enumerate(cells):
        name = titles.get(normal.heading(cell))
        if name is None:
            continue
        if name in columns:
            raise UnreadableFile(f"表头有两列都叫“{normal.text(cell)}”，请删去多余的一列。")
        columns[name] = position
    return columns


def _check_missing(kinds: Sequence[Kind], columns: dict[str, int], key: Sequence[str]) -> None:
    missing = [
        kind.title for kind in kinds if kind.name not in columns and (kind.required or kind.name in key)
    ]
    if missing:
        raise UnreadableFile(f"缺少必需的列：{'、'.join(missing)}。请补上后再上传，或改用本页的模板。")


def _is_example(cells: Sequence[Any]) -> bool:
    first = next((cell for cell in cells if cell not in ("", None)), "")
    return isinstance(first, str) and first.strip().startswith(EXAMPLE)
