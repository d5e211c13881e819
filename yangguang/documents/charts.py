"""Horizontal bar charts as SVG, for web pages and PDFs; readable on a black-and-white printer.

Drawn here because the chart libraries tried came out of WeasyPrint as a black box or weigh 100 MB.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# All lengths are tenths of a millimetre on paper: the text block of GB/T 9704-2012 is 156 mm × 225 mm.
WIDTH = 1560
TALLEST = 2100
FONT = 34  # 9.6 pt, near 小五
BAR = 42
GAP = 22
BASELINE = 33  # of a number in a bar
LEGEND = 70
LABEL_CHARACTERS = 12
FAMILIES = "Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif"

# One fill per series: dark, white, hatched, grey. They differ by texture, so they survive a photocopy.
FILLS = ("#1f3864", "#ffffff", "url(#{uid})", "#b8bfcc")


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One line of a chart: its name and one value ≥ 0 per series, in the series' unit."""

    label: str
    values: Sequence[int | float | Decimal]


def bar_chart(
    rows: Sequence[ChartRow], series: Sequence[str], *, title: str, unit: str = "", stacked: bool = False
) -> SafeString:
    """Draw an inline `<svg class="chart">` as wide as its container; `title` is its alternative text.

    Every bar carries its number; `unit` stands in the legend. Raises ValueError for 0 or more than 4 series,
    a row with another number of values, a value below 0 or not a number, or a chart higher than a page.
    """
    _check(rows, series)
    step = BAR * (1 if stacked else len(series)) + GAP
    height = LEGEND + len(rows) * step
    if height > TALLEST:
        raise ValueError(f"{len(rows)} rows are higher than a page; split the chart")
    totals = [sum(row.values) if stacked else max(row.values) for row in rows]
    widest = max((_width(row.label) for row in rows), default=0)
    left = 20 + round(FONT * min(LABEL_CHARACTERS, widest))
    # Room for the number behind the longest bar.
    scale = (WIDTH - left - 220) / (float(max(totals, default=0)) or 1.0)
    uid = "hatch-" + hashlib.sha256(repr((rows, series, title)).encode()).hexdigest()[:8]
    parts = [_legend(series, unit, left, uid)]
    draw = _stacked_bars if stacked else _grouped_bars
    for index, row in enumerate(rows):
        top = LEGEND + index * step
        parts += [_label(row.label, left, top, step), draw(row, left, top, scale, uid)]
    parts.append(f'<path d="M{left} {LEGEND - 10}V{height}" stroke="#000" stroke-width="4"/>')
    return _frame("".join(parts), height, title, uid)


def _check(rows: Sequence[ChartRow], series: Sequence[str]) -> None:
    if not 1 <= len(series) <= len(FILLS):
        raise ValueError(f"a chart shows 1 to {len(FILLS)} series, not {len(series)}")
    for row in rows:
        if len(row.values) != len(series):
            raise ValueError(f"{row.label}: {len(row.values)} values for {len(series)} series")
        if any(value < 0 or not math.isfinite(value) for value in row.values):
            raise ValueError(f"{row.label}: values must be numbers from 0 up")


def _grouped_bars(row: ChartRow, left: int, top: int, scale: float, uid: str) -> str:
    parts = []
    for index, value in enumerate(row.values):
        length = float(value) * scale
        parts.append(_bar(left, top + index * BAR, length, index, uid))
        parts.append(_text(left + length + 12, top + index * BAR + BASELINE, _number(value)))
    return "".join(parts)


def _stacked_bars(row: ChartRow, left: int, top: int, scale: float, uid: str) -> str:
    ends = [left + float(end) * scale for end in accumulate(row.values)]
    parts = []
    for index, (value, end) in enumerate(zip(row.values, ends, strict=True)):
        length, number = float(value) * scale, _number(value)
        parts.append(_bar(end - length, top, length, index, uid))
        plate = FONT * _width(number) + 12
        # A number that does not fit into its segment is left to the table beside the chart.
        if value and length > plate + 8:
            x = end - length / 2
            place = f'x="{x - plate / 2:.1f}" y="{top + 6}" width="{plate:.1f}" height="{BAR - 12}"'
            parts.append(f'<rect {place} fill="#fff"/>')
            parts.append(_text(x, top + BASELINE, number, "middle"))
    parts.append(_text(max(ends) + 12, top + BASELINE, f"合计{_number(sum(row.values))}"))
    return "".join(parts)


def _bar(x: float, y: float, length: float, index: int, uid: str) -> str:
    fill = FILLS[index].format(uid=uid)
    return (
        f'<rect x="{x:.1f}" y="{y + 3:.1f}" width="{length:.1f}" height="{BAR - 6}" fill="{fill}"'
        ' stroke="#1f3864" stroke-width="3"/>'
    )


def _legend(series: Sequence[str], unit: str, left: int, uid: str) -> str:
    parts, x = [], float(left)
    for index, name in enumerate(series):
        parts += [_bar(x, 0, BAR, index, uid), _text(x + BAR + 14, BASELINE, name)]
        x += BAR + 60 + FONT * _width(name)
    if unit:
        parts.append(_text(WIDTH, BASELINE, f"单位：{unit}", "end"))
    return "".join(parts)


def _label(label: str, left: int, top: int, row_height: int) -> str:
    shown = label if _width(label) <= LABEL_CHARACTERS else label[: LABEL_CHARACTERS - 1] + "…"
    return _text(left - 16, top + (row_height - GAP) / 2 + FONT * 0.36, shown, "end")


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _number(value: int | float | Decimal) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _width(text: str) -> float:
    """Estimate the width of `text` in characters: Latin ones take a bit more than half."""
    return sum(1.0 if ord(character) > 0x2E7F else 0.6 for character in text)


def _frame(content: str, height: int, title: str, uid: str) -> SafeString:
    return mark_safe(  # noqa: S308 - every text went through escape
        f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height}" width="100%"'
        f' font-family="{FAMILIES}" font-size="{FONT}"><title>{escape(title)}</title>'
        f'<defs><pattern id="{uid}" width="14" height="14" patternUnits="userSpaceOnUse">'
        '<rect width="14" height="14" fill="#fff"/>'
        '<path d="M-3 3L3 -3M0 14L14 0M11 17L17 11" stroke="#1f3864" stroke-width="3"/></pattern></defs>'
        f"{content}</svg>"
    )
