"""Normalising what people type into cells: full-width digits yes, their names no.

NFKC would rewrite rare characters (CJK compatibility ideographs) and name dots; only what input methods
leave behind is mended here: full-width letters and digits, ideographic and no-break spaces, invisible marks.
"""

import re
from typing import Any

_WIDE_ALNUM = {c + 0xFEE0: c for c in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
_WIDE_ASCII = {c + 0xFEE0: c for c in range(0x21, 0x7F)}
_SPACES = dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x09), " ")
_INVISIBLE = dict.fromkeys(
    (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xFEFF, 0x200B, 0x200E, 0x200F, 0x2060)
)
_TEXT = {**_WIDE_ALNUM, **_SPACES, **_INVISIBLE}
_CODE = {**_WIDE_ASCII, **_SPACES, **_INVISIBLE}
_BLANKS = re.compile(r"[ \r\n]+")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[Ee]\+?\d+")
LOST_DIGITS = 10**15  # doubles keep 15 decimal digits


def text(cell: Any) -> str:
    """A cell as text: names and sentences keep their characters and line breaks."""
    return as_written(cell).translate(_TEXT).strip()


def code(cell: Any) -> str:
    """A cell as a code: also full-width punctuation becomes plain, spaces go."""
    return _BLANKS.sub("", as_written(cell).translate(_CODE))


def as_written(cell: Any) -> str:
    """A cell as the person saw it: 410922.0 is “410922”."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def lost_digits(cell: Any) -> bool:
    """Whether a number is too long for Excel to have kept it: an 18-digit number always is, and a CSV then
    says 4.10922E+17."""
    if isinstance(cell, str):
        return _SCIENTIFIC.fullmatch(cell.strip()) is not None
    return isinstance(cell, (int, float)) and not isinstance(cell, bool) and abs(cell) >= LOST_DIGITS


def heading(cell: Any) -> str:
    """A heading as it is compared: no line breaks, no required mark, no spaces."""
    return code(cell).replace("*", "").strip()
