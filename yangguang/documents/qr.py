"""QR codes as SVG, for web pages and PDFs alike."""

from urllib.parse import quote

import segno
from django.utils.safestring import SafeString, mark_safe

# The quiet zone of ISO/IEC 18004, in modules: without it older phones do not find the code on a page.
QUIET_ZONE = 4


def qr_svg(text: str, *, title: str = "二维码") -> SafeString:
    """Draw `text` as an inline `<svg class="qr">` sized by the page's CSS.

    No style attribute (the content security policy forbids them) and a white ground, so that it also scans
    on a dark page. `title` is what a screen reader says. Raises ValueError when `text` is empty or too long.
    """
    return mark_safe(_draw(text, title=title, xml_namespace=False))  # noqa: S308 - segno escapes the title


def qr_data_uri(text: str) -> str:
    """Give `text` as a `data:image/svg+xml` address for `<img src>`; under a strict CSP use `qr_svg`."""
    return "data:image/svg+xml," + quote(_draw(text, title="", xml_namespace=True))


def _draw(text: str, *, title: str, xml_namespace: bool) -> str:
    if not text:
        raise ValueError("a QR code needs a text")
    try:
        # Level M survives a fold or a stamp over 15 % of the code; Micro QR is unknown to most phones.
        code = segno.make(text, error="m", micro=False)
    except segno.DataOverflowError as error:
        raise ValueError(f"{len(text)} characters do not fit in a QR code") from error
    drawing = code.svg_inline(
        border=QUIET_ZONE, light="#fff", omitsize=True, svgclass="qr", lineclass=None, title=title or None
    )
    extra = ' xmlns="http://www.w3.org/2000/svg"' if xml_namespace else ' role="img"'
    return str(drawing).replace("<svg", f"<svg{extra}", 1)
