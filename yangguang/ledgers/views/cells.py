"""Table cells: escaped once, joined once a row."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from yangguang.common.templatetags.yg import sign
from yangguang.ledgers.declaration import Ledger, Mark
from yangguang.ledgers.kinds import Kind
from yangguang.ledgers.queries.pages import Page

_PROBE = "00000000-0000-0000-0000-000000000000"


def tone_of(kind: Kind, value: Any) -> str:
    """The tone of a value; "" for plain text."""
    if isinstance(value, Mark):
        return value.tone
    return kind.column.tone(value) if kind.column.tone else ""


def cell(kind: Kind, value: Any) -> SafeString:
    """A value as HTML."""
    text = kind.show(value)
    tone = tone_of(kind, value) if text else ""
    return sign(tone, text) if tone else conditional_escape(text)


def rows(ledger: Ledger, page: Page, *, selectable: bool) -> list[SafeString]:
    """The ``<tr>`` of each row of a page: a check box, a link to the detail in the first column, the rest."""
    before, after = ledger.url("detail", _PROBE).split(_PROBE)
    made = []
    for pk, values in page.rows:
        cells = [cell(kind, value) for kind, value in zip(page.kinds, values, strict=True)]
        made.append(mark_safe(_row(cells, f"{before}{pk}{after}", pk if selectable else None)))  # noqa: S308
    return made


def _row(cells: Sequence[str], address: str, pk: Any) -> str:
    first, *rest = cells
    box = (
        f'<td class="ledger-box"><input class="form-check-input" type="checkbox" name="row" value="{pk}"'
        f' form="bulk" aria-label="选择此行"></td>'
        if pk
        else ""
    )
    others = "".join(f"<td>{text}</td>" for text in rest)
    return f'<tr>{box}<td><a href="{address}">{first or "（未填）"}</a></td>{others}</tr>'
