"""What a PDF of the system is: archival, tagged, reproducible, or refused with a sentence."""

import gc
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents.conftest import SAMPLE, official, sample, squeezed
from yangguang.documents import pdf as pdf_module
from yangguang.documents.pdf import DocumentTooLong, PdfUnavailable, pdf_available, render_pdf
from yangguang.embedded import pango

Press = Callable[..., bytes]
Read = Callable[..., str]


@pytest.fixture
def fresh_press() -> Iterator[None]:
    """Let the test see the first render of a process, and leave no trace of it."""
    pdf_module._open_press.cache_clear()
    yield
    pdf_module._open_press.cache_clear()


def test_same_context_gives_same_bytes(press: Press) -> None:
    first = press(SAMPLE, sample())
    # Another document in between would show state left behind in the shared font map or style sheet.
    press(SAMPLE, sample(opening="另一份文件，用字不同：龘靐齉。", ledger_rows=3))
    assert press(SAMPLE, sample()) == first


def test_one_changed_figure_gives_other_bytes(press: Press) -> None:
    assert press(SAMPLE, sample(total=1)) != press(SAMPLE, sample(total=2))


def test_it_says_title_author_date_and_language(press: Press) -> None:
    with pikepdf.open(io.BytesIO(press(SAMPLE, sample()))) as opened:
        assert str(opened.docinfo["/Title"]) == "濮阳市教育局关于阳光招生专项行动第二周整改情况的报告"
        assert str(opened.docinfo["/Author"]) == "濮阳市教育局"
        assert str(opened.docinfo["/CreationDate"]).startswith("D:20240712")
        assert str(opened.Root.Lang) == "zh-CN"


def test_it_is_tagged_and_claims_pdf_a_3u(press: Press) -> None:
    with pikepdf.open(io.BytesIO(press(SAMPLE, sample()))) as opened:
        assert bool(opened.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in opened.Root
        assert opened.open_metadata().pdfa_status == "3U"


def test_headings_become_bookmarks(press: Press) -> None:
    with (
        pikepdf.open(io.BytesIO(press(SAMPLE, sample(ledger_rows=1)))) as opened,
        opened.open_outline() as outline,
    ):
        titles = [item.title for item in outline.root]
        chapters = [item.title for item in outline.root[0].children]
    assert titles == ["濮阳市教育局关于阳光招生专项行动第二周整改情况的报告", "问题整改台账"]
    assert chapters == ["一、总体进展", "二、下一步打算"]


def test_every_font_is_embedded(press: Press) -> None:
    with pikepdf.open(io.BytesIO(press(SAMPLE, sample()))) as opened:
        descriptors = [
            item
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert len(descriptors) == 5, "仿宋, 黑体, 楷体, 宋体, 小标宋 and no face that was not asked for"
        assert all("/FontFile2" in item or "/FontFile3" in item for item in descriptors)


def test_chinese_comes_out_as_text_in_reading_order(press: Press, read: Read) -> None:
    text = squeezed(read(press(SAMPLE, sample(ledger_rows=2)), "-raw"))
    expected = (
        "内部资料", "濮阳市教育局文件", "濮教阳光〔2024〕3号", "签发人：王建国", "第二周整改情况的报告",
        "河南省教育厅：", "一、总体进展", "（一）问题整改情况", "合计", "𠮷姓、㐂姓", "附件：1.问题整改台账",
        "濮阳市教育局2024年7月12日", "（联系人：李明", "内容校验码：3f9a72c1", "留痕封印：c0ffee12", "附件1",
        "抄送：市纪委监委，市政府。", "濮阳市教育局办公室2024年7月15日印发",
    )  # fmt: skip
    position = 0
    for words in expected:
        found = text.find(words, position)
        assert found >= 0, f"{words} is missing or out of order in {text}"
        position = found + 1


def test_a_document_of_many_rows_is_refused_before_it_is_set(press: Press) -> None:
    with pytest.raises(DocumentTooLong) as refused:
        press(SAMPLE, sample(ledger_rows=pdf_module.MAX_ROWS))
    assert refused.value.data["limit"] == pdf_module.MAX_ROWS
    assert refused.value.message.endswith("。")


@pytest.mark.usefixtures("fresh_press")
def test_missing_pango_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_library() -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pango, "preload", no_library)
    with pytest.raises(PdfUnavailable) as refused:
        render_pdf(SAMPLE, sample())
    assert refused.value.code == "PDF_UNAVAILABLE"
    assert "系统管理员" in refused.value.message
    assert "libpango" in str(refused.value.data["missing"])
    assert not pdf_available()


@pytest.mark.usefixtures("fresh_press")
def test_missing_fonts_are_a_refusal_not_a_crash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig/>")
    (tmp_path / "fang.ttf").touch()
    monkeypatch.setattr(pango, "preload", lambda: None)
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    with pytest.raises(PdfUnavailable) as refused:
        render_pdf(SAMPLE, sample())
    assert refused.value.data["missing"] == "hei.ttf、kai.ttf、song.ttf、xbs.ttf"


@pytest.mark.usefixtures("fresh_press")
def test_no_font_directory_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pango, "preload", lambda: None)
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    with pytest.raises(PdfUnavailable):
        render_pdf(SAMPLE, sample())


def test_garbage_collection_is_back_on_after_a_failure(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        @staticmethod
        def HTML(**_: Any) -> None:  # noqa: N802 - WeasyPrint's name
            assert not gc.isenabled()
            raise RuntimeError("layout failed")

    opened = pdf_module._open_press()
    broken = pdf_module._Press(Broken, opened.fonts, opened.stylesheet, opened.fetcher)
    monkeypatch.setattr(pdf_module, "_open_press", lambda: broken)
    with pytest.raises(RuntimeError):
        press(SAMPLE, sample())
    assert gc.isenabled()


def test_a_control_character_does_not_stop_the_press(press: Press, read: Read) -> None:
    text = read(press(SAMPLE, sample(document=official(note="甲\x00\x0b\ud7ff乙\u202e丙"))))
    assert "丙" in text
