"""An address as people type it, taken apart so that rules can be asked about it. Pure: which roads, estates
and villages exist is the caller's knowledge (``zoning.queries.lookup``).

Nothing is guessed. A name counts only from where a part of the address begins (after a division, a number,
a road…), so that 东朝阳路 is never taken for 朝阳路; what is not understood stays unread.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from zoning.choices.zones import WHOLE_LAST
from zoning.rules.places import normal_name

LONGEST = 100  # characters read of an address
LONGEST_NAME = 60  # of a place
_ONES = "零一二三四五六七八九"
_SMALL_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?=号)")
_DIGITS = dict(zip("零〇一二三四五六七八九", (0, 0, *range(1, 10)), strict=True)) | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "零〇一二两三四五六七八九十百千"
_ROADS = "大道|大街|胡同|路|街|巷|弄|道|里"
_UNITS = "号楼|号院|单元|号|栋|幢|弄|室|座|层|楼"
# Numbers become digits where they count something: 十二号, 三号楼; a name stays a name: 二号路.
_COUNTED = re.compile(rf"(?<![{_NUMERAL}])([{_NUMERAL}]{{1,7}})(?=({_UNITS}))(?!\2(?:{_ROADS}))")
_WIDE = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_SMALL = {code: code - 0x20 for code in range(ord("a"), ord("z") + 1)}
_DASH = re.compile(r"(?<=\d)[-－—–―‐_~～](?=\d)")
_MARKS = re.compile(r"[^\w-]|_")
_STRAY_DASH = re.compile(r"(?<!\d)-|-(?!\d)")
_NATION = ("中华人民共和国", "中国")
_NO_DIVISION = re.compile(rf"(?:{_ROADS})")  # 濮阳市路 is a road

# 12号 · 12-1号 · 12号院 · 12附1号 · 甲1号 · 3栋 · 3号楼 · 3-2-501 · 12弄 · 3#楼 (its mark is gone) · 北段12号
_HOUSE = re.compile(
    r"(?:[东西南北中]段)?(?:路[东西南北])?(?P<stem>[甲乙丙丁戊己庚辛])?(?P<number>\d{1,9})(?P<part>(?:-\d{1,5})+|[之附]\d{1,4})?"
    r"(?:号楼|号院|号|栋|幢|弄|座|楼)?"
)
_WRITTEN = re.compile(r"\d+号?")
# What makes another name of a name it follows: 朝阳 + 路, 朝阳路 + 东巷, 解放街 + 道, 阳光 + 花园.
_LANE = re.compile(r"(?![与和])[^\d与和]{0,6}?(?:巷|胡同|支路)")
_LONGER = re.compile(rf"(?:{_ROADS}|支路|花园|家园|新村|新城|公寓|苑|镇|乡|区)")
_ROAD_END = re.compile(rf"(?:{_ROADS})$")
# Where a part of an address ends and the next may begin.
_ENDS = re.compile(
    rf"(?:{_ROADS})|\d(?:号楼|号院|号|栋|幢|弄|单元|室|座|层|楼)?|[省市县区乡镇村]|街道办事处|街道|办事处"
    r"|社区|居委会|村委会|交叉口|与|和"
)


class AddressUnread(ValueError):
    """Nothing in it that could be a road, an estate or a village."""


def spelled(written: str) -> str:
    """Half-width, capital letters, no spaces nor marks but the dash of ``12-1号``, numbers in digits. Twice
    changes nothing."""
    text = written[: 4 * LONGEST].translate(_WIDE).translate(_SMALL)
    while (once := _spelled_once(text)[:LONGEST]) != text:
        text = once
    return text


def _spelled_once(text: str) -> str:
    text = _DASH.sub("-", "".join(text.split()))
    text = _STRAY_DASH.sub("", _MARKS.sub("", text))
    return _COUNTED.sub(lambda found: _value(found.group(1)), text).translate(_SMALL)


def _value(numeral: str) -> str:
    """十二 → 12, 一百零五 → 105, 二〇三 → 203."""
    if not any(each in _TENS for each in numeral):
        return "".join(str(_DIGITS[each]) for each in numeral)
    total = digit = 0
    for each in numeral:
        if each in _TENS:
            total += (digit or 1) * _TENS[each]
            digit = 0
        else:
            digit = _DIGITS[each]
    return str(total + digit)


def normalised(written: str, divisions: Collection[str] = ()) -> str:
    """:func:`spelled` without the provinces, cities and counties in front. Twice changes nothing."""
    return _without(spelled(written), divisions)[0]


def _without(text: str, divisions: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The text less the divisions in front of it, and these."""
    dropped: list[str] = []
    while True:
        found = next((name for name in _NATION if text.startswith(name)), "")
        found = found or _division(text, divisions)
        if not found:
            return text, tuple(dropped)
        dropped.append(found)
        text = text[len(found) :]


def _division(text: str, divisions: Collection[str]) -> str:
    """The division in front, in full, or without 省市县区 when a full one follows (河南濮阳市)."""
    for size in range(min(len(text), 15), 1, -1):
        head, rest = text[:size], text[size:]
        if head in divisions and not _NO_DIVISION.match(rest):
            return head
    for size in range(min(len(text), 10), 1, -1):
        head, rest = text[:size], text[size:]
        short = any(head + ending in divisions for ending in "省市县区")
        if short and (_division(rest, divisions) if rest else ""):
            return head
    return ""


@dataclass(frozen=True)
class Number:
    """A house or building number. ``attached``: 12-1号 is part of 12. ``stem``: 甲1号 is no number that a
    from–to could hold, so ``value`` is None; nor is there one when what was written is ``wrong`` (0号)."""

    value: int | None = None
    stem: str = ""
    attached: str = ""
    wrong: str = ""


@dataclass(frozen=True)
class Mention:
    """A name the address holds, where it stands, and the number right after it."""

    name: str
    start: int
    end: int
    number: Number


@dataclass(frozen=True)
class Address:
    """``text`` is normalised; ``divisions`` are the provinces, cities and counties that stood in front."""

    text: str
    divisions: tuple[str, ...] = ()

    def starts(self) -> list[int]:
        """Where a name may begin."""
        ends = {found.end() for found in _ENDS.finditer(self.text)}
        return sorted(end for end in {0, *ends} if end < len(self.text))

    def candidates(self) -> set[str]:
        """Every stretch that could be the name of a place, spelled as places are."""
        return {name for start, end in self._stretches() for name in _spellings(self.text[start:end])}

    def _stretches(self) -> Iterator[tuple[int, int]]:
        for start in self.starts():
            for end in range(start + 2, min(len(self.text), start + LONGEST_NAME) + 1):
                yield start, end

    def mentions(self, known: Collection[str]) -> list[Mention]:
        """The known names in it, the longest where they overlap, each with its number."""
        found = {
            (start, end): name
            for start, end in self._stretches()
            for name in _spellings(self.text[start:end])
            if name in known and self._whole(start, end)
        }
        return [
            Mention(name, *at, self._number(at[1]))
            for at, name in found.items()
            if not any(_inside(at, other) for other in found)
        ]

    def _whole(self, start: int, end: int) -> bool:
        """Whether the name is not the beginning of another one."""
        name, following = self.text[start:end], self.text[end:]
        if following[:1] in ("-", "道") or (following[:1].isdigit() and name[-1].isdigit()):
            return False
        if _ROAD_END.search(name):
            return _LANE.match(following) is None
        return _LONGER.match(following) is None

    def _number(self, start: int) -> Number:
        found = _HOUSE.match(self.text, start)
        if found is None:
            return Number()
        if found["stem"]:
            return Number(stem=found.group())
        value = int(found["number"])
        if not 0 < value < WHOLE_LAST:
            written = _WRITTEN.match(self.text, found.start("number"))
            return Number(wrong=written.group() if written else found.group())
        return Number(value, attached=(found["part"] or "").strip("-之附"))


def _spellings(stretch: str) -> set[str]:
    """A stretch as places are spelled; one with 一号 in its name is found by 1号 too (建业一号城邦)."""
    name = stretch.replace("-", "")  # all that ``normal_name`` would still drop
    if "号" not in stretch:
        return {name}
    numeral = _SMALL_NUMBER.sub(lambda found: _numeral(int(found.group())), stretch)
    return {name, numeral.replace("-", "")}


def _numeral(value: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十; up to 99."""
    tens, ones = divmod(value, 10)
    lead = ("" if tens < 2 else _ONES[tens]) + "十" if tens else ""
    return lead + (_ONES[ones] if ones or not tens else "")


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def parse(written: str, divisions: Collection[str] = ()) -> Address:
    """Raises :class:`AddressUnread` when nothing is left to look for."""
    text, dropped = _without(spelled(written), divisions)
    if len(text) < 2 or text.isdigit():
        raise AddressUnread
    return Address(text, dropped)


def suggestible(written: str, divisions: Collection[str]) -> str:
    """What is being typed now: the last part without its number, as places are spelled; "" when it is
    nothing yet."""
    text = normalised(written, divisions)
    starts = [start for start in Address(text).starts() if not text[start].isdigit()] if text else []
    tail = text[starts[-1] :] if starts else text
    return normal_name("".join(takewhile(lambda each: not each.isdigit(), tail)))
