"""What an official document says about itself: the elements of GB/T 9704-2012, clause 7."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from yangguang.documents.numerals import chinese_date
from yangguang.documents.qr import qr_data_uri

# The text block is 156 mm = 442 pt wide: so many characters of the red head fit on one line at each size.
MASTHEAD_SIZES = ((9, "large"), (12, "medium"), (15, "small"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How a reader finds out whether the paper in hand is the one that was signed."""

    url: str
    """Absolute address of the page that says so; also the QR code's text."""
    short_hash: str
    """First characters of the hash of the frozen content; a file cannot hold its own hash."""
    history_seal: str = ""
    """Seal of the change history at the moment of signing."""

    @property
    def qr(self) -> str:
        return qr_data_uri(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """版记 (7.4): who gets a copy, who printed it and when."""

    printed_by: str
    printed_on: dt.date
    copies_to: Sequence[str] = ()

    @property
    def copies_text(self) -> str:
        return "，".join(self.copies_to) + "。"

    @property
    def printed_text(self) -> str:
        return f"{chinese_date(self.printed_on)}印发"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """The `document` of `documents/official.html`. An element left empty is left out of the page."""

    title: str
    """标题; a line feed breaks the line where the words allow it."""
    issuer: str
    """发文机关, full name: red head, signature and author of the PDF."""
    dated: dt.date
    """成文日期: the day the leader signed; also the PDF's creation date, never the clock's."""
    red_head: bool = True
    """发文机关标志 and red line; False for an internal table or a first draft."""
    masthead: str = ""
    """Text of the red head where it is not the issuer followed by 文件."""
    marks: Sequence[str] = ()
    """份号、密级和保密期限、紧急程度: one per line at the top left."""
    number: str = ""
    """发文字号, such as 濮教阳光〔2024〕3号."""
    signed_by: str = ""
    """签发人; a document to a superior must name them (7.2.7)."""
    recipient: str = ""
    """主送机关, without the colon."""
    annexes: Sequence[str] = ()
    """Names of the annexes, in order, without punctuation."""
    note: str = ""
    """附注, without brackets: usually the contact and telephone."""
    notice: str = ""
    """A line on top of every page, such as 草稿，尚未签发."""
    verification: Verification | None = None
    imprint: Imprint | None = None

    @property
    def title_line(self) -> str:
        return "".join(self.title.splitlines())

    @property
    def masthead_text(self) -> str:
        return self.masthead or f"{self.issuer}文件"

    @property
    def masthead_size(self) -> str:
        longest = max(len(line) for line in self.masthead_text.splitlines() or [""])
        return next((name for limit, name in MASTHEAD_SIZES if longest <= limit), "wrapped")

    @property
    def dated_text(self) -> str:
        return chinese_date(self.dated)
