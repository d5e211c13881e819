"""What the tests of documents share: the sample template, a filled-in document, a look into the PDF."""

import datetime as dt
import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from yangguang.documents.charts import ChartRow, bar_chart
from yangguang.documents.official import Imprint, OfficialDocument, Verification
from yangguang.documents.pdf import pdf_available, render_pdf

SAMPLE = "documents_tests/sample.html"
UNITS = ("华龙区", "清丰县", "南乐县", "范县", "台前县", "濮阳县", "濮阳市城乡一体化示范区")


@pytest.fixture(autouse=True)
def sample_templates(settings: Any) -> None:
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**first, "DIRS": [*first["DIRS"], Path(__file__).parent / "templates"]}]


@pytest.fixture
def press() -> Callable[..., bytes]:
    """`render_pdf`, or a skip with the reason on a machine that cannot make PDFs."""
    if not pdf_available():
        pytest.skip("Pango or the fonts are missing on this machine (make run installs them)")
    return render_pdf


@pytest.fixture
def read() -> Callable[..., str]:
    """The text of a PDF as poppler, and so a reader's computer, sees it."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is missing on this machine")

    def pdf_text(pdf: bytes, *options: str) -> str:
        done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
        return done.stdout.decode()

    return pdf_text


def official(**changes: Any) -> OfficialDocument:
    """A complete report of 濮阳市 to the province, with `changes`."""
    fields: dict[str, Any] = {
        "title": "濮阳市教育局关于阳光招生专项行动\n第二周整改情况的报告",
        "issuer": "濮阳市教育局",
        "dated": dt.date(2024, 7, 12),
        "number": "濮教阳光〔2024〕3号",
        "signed_by": "王建国",
        "recipient": "河南省教育厅",
        "annexes": ["问题整改台账", "特殊群体儿童入学情况汇总表"],
        "note": "联系人：李明，电话：0393-0000000",
        "marks": ["内部资料"],
        "verification": Verification(
            url="https://yangguang.example/verify/ABCD2345/", short_hash="3f9a72c1", history_seal="c0ffee12"
        ),
        "imprint": Imprint(
            printed_by="濮阳市教育局办公室",
            printed_on=dt.date(2024, 7, 15),
            copies_to=["市纪委监委", "市政府"],
        ),
    }
    return OfficialDocument(**(fields | changes))


def sample(
    *, document: OfficialDocument | None = None, ledger_rows: int = 0, **changes: Any
) -> dict[str, Any]:
    """The context of the sample template."""
    rows = [{"name": name, "found": 20 + n, "done": 15 + n, "open": 5} for n, name in enumerate(UNITS)]
    chart_rows = [ChartRow(str(row["name"]), [int(str(row["done"])), 5]) for row in rows]
    return {
        "document": document or official(),
        "opening": "现将我市本周整改情况报告如下。",
        "rows": rows,
        "total": sum(20 + n for n in range(len(UNITS))),
        "done": sum(15 + n for n in range(len(UNITS))),
        "open": 5 * len(UNITS),
        "rate": "78.3%",
        "charts": [
            bar_chart(chart_rows, ["已整改", "整改中"], title="各县整改情况", unit="个", stacked=True)
        ],
        "narrative": "部分乡镇小学新生人数超过核定学位，𠮷姓、㐂姓等生僻字已能正确登记。",
        "paragraphs": ["督促各县（市、区）于7月20日前完成全部问题整改，逐一销号。"],
        "ledger": [
            {"name": UNITS[n % len(UNITS)], "issue": "未按规定公示招生简章（虚构）", "status": "已整改"}
            for n in range(ledger_rows)
        ],
    } | changes


def streams(pdf: bytes) -> Iterator[bytes]:
    """Every stream of the file, unpacked: where text of an embedded file would be."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for item in opened.objects:
            if isinstance(item, pikepdf.Stream):
                yield item.read_bytes()


def squeezed(text: str) -> str:
    """Drop the spaces and line ends that belong to the layout."""
    return re.sub(r"\s+", "", text)
