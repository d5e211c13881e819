"""QR codes: the same drawing on a web page and on paper."""

from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import segno

from yangguang.documents.qr import QUIET_ZONE, qr_data_uri, qr_svg

URL = "https://yangguang.example/verify/ABCD2345/"


def test_it_draws_the_code_with_its_quiet_zone() -> None:
    root = ElementTree.fromstring(qr_svg(URL))
    modules = segno.make(URL, error="m", micro=False).symbol_size(border=QUIET_ZONE)[0]
    assert root.attrib["viewBox"] == f"0 0 {modules} {modules}"


def test_it_carries_no_style_and_no_size_of_its_own() -> None:
    svg = qr_svg(URL)
    assert "style=" not in svg
    assert "width=" not in svg
    assert 'class="qr"' in svg
    assert 'role="img"' in svg


def test_its_title_is_escaped() -> None:
    assert "<script>" not in qr_svg(URL, title="<script>")


def test_the_data_uri_is_a_complete_picture() -> None:
    uri = qr_data_uri(URL)
    assert uri.startswith("data:image/svg+xml,")
    root = ElementTree.fromstring(unquote(uri.partition(",")[2]))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("text", ["", "阳" * 3000])
def test_a_text_without_a_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="QR code"):
        qr_svg(text)
