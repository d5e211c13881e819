"""Bar charts: every figure in words, readable without colour, safe on a page."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from yangguang.documents.charts import FILLS, TALLEST, ChartRow, bar_chart

ROWS = [ChartRow("清丰县", [12, 3]), ChartRow("濮阳市城乡一体化示范区", [1200, Decimal("4.50")])]


def test_every_value_is_printed_as_a_number() -> None:
    chart = bar_chart(ROWS, ["已整改", "整改中"], title="整改", unit="个")
    texts = set(re.findall(r"<text[^>]*>(.*?)</text>", chart))
    assert {"12", "3", "1,200", "4.5"} <= texts
    assert {"已整改", "整改中", "单位：个", "清丰县", "濮阳市城乡一体化示范区"} <= texts


def test_stacked_bars_say_their_sum() -> None:
    chart = bar_chart(ROWS, ["已整改", "整改中"], title="整改", stacked=True)
    assert "合计15" in chart
    assert "合计1,204.5" in chart


def test_series_differ_by_texture_not_only_by_colour() -> None:
    assert len(set(FILLS)) == 4
    chart = bar_chart([ChartRow("范县", [1, 2, 3, 4])], list("甲乙丙丁"), title="t")
    assert 'fill="url(#hatch-' in chart
    assert "<pattern" in chart


def test_bars_are_as_long_as_their_values() -> None:
    root = ElementTree.fromstring(bar_chart([ChartRow("范县", [50, 25])], ["甲", "乙"], title="t"))
    widths = [float(rect.attrib["width"]) for rect in root.findall("rect")][2:]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.1)


def test_no_style_attribute_and_no_script_from_a_label() -> None:
    chart = bar_chart([ChartRow('<script>"x"', [1])], ["<b>"], title="<i>", unit="<u>")
    ElementTree.fromstring(chart)
    assert "style=" not in chart
    assert not re.search(r"<(script|b|i|u)>", chart)


def test_two_charts_on_a_page_do_not_share_a_pattern() -> None:
    ids = [re.findall(r'id="([^"]+)"', bar_chart(ROWS, ["甲", "乙"], title=title)) for title in ("上", "下")]
    assert ids[0] != ids[1]


def test_nothing_but_zeros_is_a_chart_too() -> None:
    ElementTree.fromstring(bar_chart([ChartRow("范县", [0, 0])], ["甲", "乙"], title="t"))
    ElementTree.fromstring(bar_chart([], ["甲"], title="t"))


@pytest.mark.parametrize(
    ("rows", "series"),
    [
        ([ChartRow("范县", [1])], []),
        ([ChartRow("范县", [1] * 5)], list("甲乙丙丁戊")),
        ([ChartRow("范县", [1])], ["甲", "乙"]),
        ([ChartRow("范县", [-1])], ["甲"]),
        ([ChartRow("范县", [float("nan")])], ["甲"]),
        ([ChartRow("范县", [1])] * TALLEST, ["甲"]),
    ],
)
def test_what_cannot_be_drawn_honestly_is_refused(rows: list[ChartRow], series: list[str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        bar_chart(rows, series, title="t")
