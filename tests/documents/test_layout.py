"""The layout of GB/T 9704-2012, measured on the finished page."""

import re
from collections.abc import Callable

import pytest
from django.utils.html import format_html

from tests.documents.conftest import SAMPLE, official, sample, squeezed

Press = Callable[..., bytes]
Read = Callable[..., str]
MM = 72 / 25.4
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
BARE = {
    "red_head": False, "marks": [], "number": "", "signed_by": "", "recipient": "", "annexes": [], "note": "",
    "verification": None, "imprint": None,
}  # fmt: skip


def pages(text: str) -> list[str]:
    return text.split("\f")[:-1]


def test_a_full_page_has_22_lines_of_28_characters(press: Press, read: Read) -> None:
    text = read(press(SAMPLE, sample(paragraphs=["阳" * 28 * 60])), "-layout")
    full = [page for page in pages(text) if page.count("阳" * 28) == 22]
    assert full, "no page is filled with 22 lines of 28 characters"
    assert "阳" * 29 not in text


def test_emphasis_does_not_push_the_lines_apart(press: Press, read: Read) -> None:
    def place_of_heading(opening: str) -> str:
        context = sample(opening=opening, document=official(red_head=False))
        boxes = read(press(SAMPLE, context), "-bbox", "-l", "1")
        return next(y for _, y, _, _, word in WORD.findall(boxes) if word == "一、总体进展")

    mixed = format_html("{}<strong>{}</strong>{}<em>{}</em>", "阳" * 20, "光" * 4, "招" * 20, "生" * 40)
    assert place_of_heading(mixed) == place_of_heading("阳" * 84)


def test_page_numbers_stand_on_the_outer_side(press: Press, read: Read) -> None:
    boxes = read(press(SAMPLE, sample(ledger_rows=30)), "-bbox").split("<page ")[1:]
    for number, page in enumerate(boxes, start=1):
        footer = [(float(x), w) for x, y, _, _, w in WORD.findall(page) if float(y) > (297 - 35) * MM + 10]
        assert "".join(word for _, word in footer) == f"—{number}—"
        assert all(x > 105 * MM for x, _ in footer) == (number % 2 == 1)


def test_nothing_leaves_the_text_block(press: Press, read: Read) -> None:
    long = "https://example.gov.cn/" + "a" * 300
    rows = [{"name": long, "found": "9" * 60, "done": "濮阳" * 40, "open": 1}]
    boxes = read(press(SAMPLE, sample(rows=rows, narrative=long)), "-bbox").split("<page ")[1:]
    for number, page in enumerate(boxes, start=1):
        left, right = (28, 210 - 26) if number % 2 else (26, 210 - 28)
        for x_min, _, x_max, _, word in WORD.findall(page):
            assert float(x_min) > left * MM - 1, word
            assert float(x_max) < right * MM + 1, word


def test_a_table_of_120_rows_repeats_its_head_on_every_page(press: Press, read: Read) -> None:
    text = read(press(SAMPLE, sample(ledger_rows=120)), "-layout")
    with_rows = [page for page in pages(text) if "未按规定公示" in page]
    assert len(with_rows) >= 3
    assert all(re.search(r"编号\s+单位\s+问题\s+状态", page) for page in with_rows)
    assert text.count("未按规定公示") == 120


def test_empty_elements_leave_no_trace(press: Press, read: Read) -> None:
    text = squeezed(read(press(SAMPLE, sample(document=official(**BARE)))))
    for words in ("文件濮教", "签发人", "河南省教育厅：", "附件", "校验码", "抄送", "印发", "（）"):
        assert words not in text


def test_number_of_a_document_without_red_head_stands_under_its_title(press: Press, read: Read) -> None:
    text = squeezed(read(press(SAMPLE, sample(document=official(red_head=False)))))
    assert "的报告濮教阳光〔2024〕3号河南省教育厅：" in text


def test_a_notice_stands_on_every_page(press: Press, read: Read) -> None:
    text = read(press(SAMPLE, sample(document=official(notice="草稿，尚未签发"), ledger_rows=60)))
    assert len(pages(text)) >= 3
    assert all(page.count("草稿，尚未签发") == 1 for page in pages(text))


def test_the_signature_never_stands_on_a_page_without_text(press: Press, read: Read) -> None:
    for count in range(8, 20):
        document = official(annexes=[], verification=None, imprint=None)
        pdf = press(SAMPLE, sample(document=document, charts=[], paragraphs=["落实到人。" * 12] * count))
        last = next(page for page in pages(read(pdf)) if "2024年7月12日\n" in page and "（联系人" in page)
        assert "落实到人" in last


@pytest.mark.parametrize(
    ("issuer", "size"),
    [("范县教育局", "large"), ("濮阳市教育局", "large"), ("濮阳经济技术开发区教育局", "small")],
)
def test_red_head_shrinks_with_its_length(issuer: str, size: str) -> None:
    assert official(issuer=issuer).masthead_size == size


def test_a_very_long_red_head_is_wrapped() -> None:
    assert official(issuer="濮阳市义务教育阳光招生专项行动领导小组办公室").masthead_size == "wrapped"


def test_imprint_stands_at_the_foot_of_the_last_page(press: Press, read: Read) -> None:
    last = read(press(SAMPLE, sample(ledger_rows=5)), "-bbox").split("<page ")[-1]
    bottoms = [float(y) for _, _, _, y, word in WORD.findall(last) if "印发" in word]
    assert bottoms
    assert (297 - 35) * MM - 12 < bottoms[0] < (297 - 35) * MM
