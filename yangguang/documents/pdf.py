"""HTML templates into PDF: closed to the outside, and the same bytes for the same context.

WeasyPrint with default settings fetches whatever address stands in the page and embeds local files through
`<link rel=attachment>`. Every PDF of the system is therefore made here, with a fetcher that opens nothing.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from yangguang.common.collector import collector_paused
from yangguang.common.refusals import Refusal
from yangguang.documents.fonts import missing_fonts, role_css

STYLESHEET = "documents/official.css"
# Only pictures the page carries in itself. `data:text/…` stays closed too: it could become an attachment.
ALLOWED_PREFIX = "data:image/"
# 1,150 rows of four columns took 7.8 s and 375 MB, 3,000 took 16 s and 490 MB: longer ledgers are workbooks.
MAX_ROWS = 1200

# Pango, the font map and the garbage collector belong to the whole process.
_press = threading.Lock()


class PdfUnavailable(Refusal):
    """Pango or the fonts are missing on this machine. `data["missing"]` says what, for the operator."""

    code = "PDF_UNAVAILABLE"
    status = 503
    message = (
        "这台服务器尚未装好公文排版所需的组件或字体，暂时不能生成PDF；"
        "请联系系统管理员执行安装后重试，已填写的内容不会丢失。"
    )


class DocumentTooLong(Refusal):
    """More table rows than one document may hold. `data` has `rows` and `limit`."""

    code = "DOCUMENT_TOO_LONG"
    status = 422
    message = "这份文件的表格行数太多，不能排成一个PDF；请缩小筛选范围分几份生成，或者导出电子表格作为附件。"


@dataclass(frozen=True, slots=True)
class _Press:
    """WeasyPrint and what is made once per process: font map and parsed style sheet."""

    library: Any
    fonts: Any
    stylesheet: Any
    fetcher: type[Any]


def render_pdf(template_name: str, context: Mapping[str, object]) -> bytes:
    """Set a Django template as a tagged PDF/A-3u in A4; the same context gives the same bytes.

    The template extends `documents/official.html`. About 0.1 s for a page and 0.7 s for ten:
    in a worker, never in a request. One at a time per process. Raises PdfUnavailable and DocumentTooLong.
    """
    press = _open_press()
    html = render_to_string(template_name, dict(context))
    rows = html.count("<tr")
    if rows > MAX_ROWS:
        raise DocumentTooLong(rows=rows, limit=MAX_ROWS)
    # Layout makes millions of short-lived boxes; the collector takes a quarter of the time.
    with _press, collector_paused():
        page = press.library.HTML(string=html, url_fetcher=press.fetcher())
        pdf = page.write_pdf(
            font_config=press.fonts, stylesheets=[press.stylesheet], pdf_variant="pdf/a-3u", pdf_tags=True
        )
    return bytes(pdf)


def pdf_available() -> bool:
    """Say whether this machine can make PDFs; tests that need one skip when it cannot."""
    try:
        _open_press()
    except PdfUnavailable:
        return False
    return True


@cache
def _open_press() -> _Press:
    """Load Pango, fonts and style sheet once. A failure is not remembered: the operator may repair it."""
    try:
        # Imported here, so that everything else runs on a machine without Pango.
        from yangguang.embedded.pango import preload

        preload()
        missing = missing_fonts()
        if missing:
            raise PdfUnavailable(missing="、".join(missing))
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError) as error:
        raise PdfUnavailable(missing=str(error)) from error
    fonts = FontConfiguration()
    fetcher = _closed_fetcher()
    css = (settings.BASE_DIR / "static" / STYLESHEET).read_text(encoding="utf-8")
    stylesheet = weasyprint.CSS(string=role_css() + css, font_config=fonts, url_fetcher=fetcher())
    return _Press(library=weasyprint, fonts=fonts, stylesheet=stylesheet, fetcher=fetcher)


def _closed_fetcher() -> type[Any]:
    """The one factory of fetchers (control 33): nothing but pictures inside the page, and no redirects."""
    from weasyprint.urls import URLFetcher

    class ClosedFetcher(URLFetcher):
        def __init__(self) -> None:
            super().__init__(allowed_protocols={"data"}, allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not url.lower().startswith(ALLOWED_PREFIX):
                raise ValueError("only pictures inside the document itself are opened")
            return super().fetch(url, headers)

    return ClosedFetcher
