"""Reading another department's list: where its headings are, what they may mean, what a row says.

No sentence here repeats what stands in a cell: they are kept with the round, and cells are personal.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from enrollment.choices.matching import ListField as F
from enrollment.rules.identity import birth_date_in, identity_number_fault
from yangguang.ledgers.kinds import normal
from yangguang.ledgers.rules import UnreadableFile
from yangguang.ledgers.workbooks.reading import Row, Sheet

LIST_CAP = 60_000  # rows of one list
HEADING_WIDTH = 40
_LOOK_IN = 30  # rows above the headings at most
_TELLING = re.compile(r"\d{6}")  # a heading never has this; a cell with a number or a phone does
_DATE = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?( 00:00:00)?")

# What departments call their columns; a heading that contains one of the words means the field. In the order
# of reading: 监护人电话 is a phone before it is a guardian, 监护人姓名 is a guardian before it is a name.
_WORDS: tuple[tuple[F, tuple[str, ...]], ...] = (
    (F.PHONE, ("电话", "手机", "联系方式")),
    (F.GUARDIAN, ("监护人", "家长", "父亲姓名", "母亲姓名", "抚养人", "户主")),
    (F.ID_NUMBER, ("身份证", "证件号", "公民身份", "身份号", "证号")),
    (F.BIRTH_DATE, ("出生", "生日")),
    (F.SEX, ("性别",)),
    (F.SCHOOL, ("学校", "就读", "单位名称")),
    (F.ADDRESS, ("地址", "住址", "户籍地", "居住地", "村", "社区")),
    (F.NAME, ("姓名", "名字", "儿童名")),
)
_NOT_THEIRS = ("监护人", "家长", "父亲", "母亲", "户主", "抚养人")
_SEXES = {"男": "male", "男性": "male", "1": "male", "女": "female", "女性": "female", "2": "female"}


class HeadingsNotFound(UnreadableFile):
    code = "HEADINGS_NOT_FOUND"
    message = (
        "没有找到表头。请确认第一个工作表里有一行列名（如姓名、身份证号），"
        "列名在数据的上面，前面最多 30 行标题，改好后重新上传。"
    )


class EmptyList(UnreadableFile):
    code = "EMPTY_LIST"
    message = "表头下面没有一行数据，没有可以比对的内容。请检查是否选错了文件，或数据在第二个工作表里。"


class NoNumberColumn(UnreadableFile):
    code = "NO_NUMBER_COLUMN"
    field = "id_number"
    message = "请指出哪一列是证件号码：比对靠证件号码进行，没有这一列就无法比对。"


class ColumnTwice(UnreadableFile):
    code = "COLUMN_TWICE"
    message = "同一列不能既当这一项又当那一项，请重新选择。"


class Headings(NamedTuple):
    """``row``: number of the heading row as people see it; ``titles`` by position, "" for none."""

    row: int
    titles: list[str]


class Read(NamedTuple):
    """The good rows as values of :class:`MatchRow`, and what is wrong with the others."""

    rows: list[dict[str, Any]]
    faults: list[tuple[int, str]]


def guess(heading: str) -> str:
    """The field a heading means, "" when nothing says so."""
    plain = normal.heading(heading)
    for field, words in _WORDS:
        if any(word in plain for word in words):
            if field == F.ID_NUMBER and any(word in plain for word in _NOT_THEIRS):
                return ""
            return field
    return ""


def guesses(titles: Sequence[str], remembered: Mapping[str, str]) -> dict[str, int]:
    """Position by field: what the county said of these headings before, else what the words say."""
    found: dict[str, int] = {}
    plain = [normal.heading(title) for title in titles]
    for field, heading in remembered.items():
        if heading in plain:
            found[field] = plain.index(heading)
    for position, title in enumerate(titles):
        field = guess(title)
        if field and field not in found and position not in found.values():
            found[field] = position
    return found


def headings(sheet: Sheet, remembered: Iterable[str] = ()) -> Headings:
    """Find the heading row: the one with most known words, else the last without figures above a row with an
    identity number. :class:`HeadingsNotFound`, :class:`EmptyList`."""
    known = set(remembered)
    best, most = None, 0
    for index, (_, cells) in enumerate(sheet.rows[:_LOOK_IN]):
        score = len(
            {guess(normal.text(c)) or h for c in cells if (h := normal.heading(c)) and _means(h, known)}
        )
        if score > most and not any(_TELLING.search(normal.code(cell)) for cell in cells):
            best, most = index, score
    if most < 2:
        best = _above_numbers(sheet.rows[:_LOOK_IN])
    if best is None:
        raise HeadingsNotFound
    if len(sheet.rows) <= best + 1:
        raise EmptyList
    number, cells = sheet.rows[best]
    return Headings(number, [normal.heading(cell)[:HEADING_WIDTH] for cell in cells])


def _means(heading: str, known: set[str]) -> bool:
    return heading in known or bool(guess(heading))


def _above_numbers(rows: Sequence[Row]) -> int | None:
    """The row above the first that holds something like an identity number, when that row is plain words."""
    for index, (_, cells) in enumerate(rows):
        if any(_like_a_number(cell) for cell in cells):
            above = rows[index - 1][1] if index else []
            words = [normal.code(cell) for cell in above if normal.code(cell)]
            wordy = len(words) >= 2 and not any(_TELLING.search(word) for word in words)
            return index - 1 if wordy else None
    return None


def _like_a_number(cell: Any) -> bool:
    return normal.lost_digits(cell) or re.fullmatch(r"\d{14,17}[\dXx]", normal.code(cell)) is not None


def chosen(columns: Mapping[str, int]) -> None:
    """:class:`NoNumberColumn`, :class:`ColumnTwice` for a choice that cannot be compared by."""
    if F.ID_NUMBER not in columns:
        raise NoNumberColumn
    if len(set(columns.values())) < len(columns):
        raise ColumnTwice


def read_rows(sheet: Sheet, heading_row: int, columns: Mapping[str, int], *, today: date) -> Read:
    """Every row below the headings, by the clerk's columns. A number that stands twice counts once."""
    rows: list[dict[str, Any]] = []
    faults: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    for number, cells in sheet.rows:
        if number <= heading_row:
            continue
        given = {field: cells[at] if at < len(cells) else "" for field, at in columns.items()}
        values: dict[str, Any] = {"number": number}
        sentence = _fill(values, given, today)
        identity = values.get(F.ID_NUMBER, "")
        if not sentence and identity in seen:
            sentence = f"与第 {seen[identity]} 行是同一个证件号码，名单里重复了，请只留一行。"
        if sentence:
            faults.append((number, sentence))
            continue
        seen[identity] = number
        rows.append(values)
    if not rows and not faults:
        raise EmptyList
    return Read(rows, faults)


def _fill(values: dict[str, Any], given: Mapping[str, Any], today: date) -> str:
    """Put the cells into ``values``; the sentence of the first that cannot be read."""
    number = normal.code(given[F.ID_NUMBER]).upper()
    sentence = _number_fault(given[F.ID_NUMBER], number, today)
    if sentence:
        return sentence
    values[F.ID_NUMBER] = number
    for field, cell in given.items():
        if field != F.ID_NUMBER:
            values[field], sentence = _READERS[field](cell)
            if sentence:
                return sentence
    born, said = birth_date_in(number), values.get(F.BIRTH_DATE)
    if said and said != born:
        return "出生日期与证件号码里的不一致，请向提供名单的部门核对。"
    values[F.BIRTH_DATE] = born
    return ""


def _number_fault(cell: Any, number: str, today: date) -> str:
    if not number:
        return "没有证件号码，无法比对（合计行、空白行可以不管）。"
    if normal.lost_digits(cell):
        return "证件号码在表里是数字格式，末几位已经丢失，请对方把该列设为文本后重新导出。"
    if "*" in number or "＊" in number:
        return "证件号码打了码，无法比对，请对方提供完整号码。"
    if len(number) == 15 and number.isdigit():
        return "这是 15 位的旧证件号码，请换成 18 位的再比对。"
    return identity_number_fault(number, today=today)


def _short(limit: int, title: str) -> Callable[[Any], tuple[Any, str]]:
    def read(cell: Any) -> tuple[Any, str]:
        text = normal.text(cell)
        return text, f"“{title}”超过 {limit} 个字，像是放错了列，请核对。" if len(text) > limit else ""

    return read


def _sex(cell: Any) -> tuple[Any, str]:
    text = normal.code(cell)
    if not text:
        return "", ""
    return _SEXES.get(text, ""), "" if text in _SEXES else "性别只认“男”“女”（或 1、2），请核对。"


def _born(cell: Any) -> tuple[Any, str]:
    if isinstance(cell, datetime):
        return cell.date(), ""
    if isinstance(cell, date):
        return cell, ""
    text = normal.text(cell)
    if not text:
        return None, ""
    found = _DATE.fullmatch(text)
    try:
        return (date(*(int(part) for part in found.groups()[:3])) if found else None), (
            "" if found else "出生日期读不懂，请写成 2015-05-12 的样子。"
        )
    except ValueError:
        return None, "没有出生日期这一天，请核对。"


_READERS: dict[str, Callable[[Any], tuple[Any, str]]] = {
    F.NAME: _short(50, "姓名"),
    F.SEX: _sex,
    F.BIRTH_DATE: _born,
    F.GUARDIAN: _short(50, "监护人"),
    F.PHONE: _short(50, "联系电话"),
    F.ADDRESS: _short(200, "地址"),
    F.SCHOOL: _short(100, "就读学校"),
}
