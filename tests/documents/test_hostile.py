"""Control 33: whatever people type into a document, nothing is fetched and no file gets in."""

import http.server
import io
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from django.utils.safestring import mark_safe

from tests.documents.conftest import SAMPLE, official, sample, squeezed, streams
from yangguang.documents.charts import ChartRow, bar_chart
from yangguang.documents.official import Imprint, Verification

Press = Callable[..., bytes]
Read = Callable[..., str]
SECRET = "TOP-SECRET-7d1f"


class Listener:
    """A web server on this machine that only counts who came."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        hits = self.hits

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hits.append(self.path)
                self.send_response(302)
                self.send_header("Location", "/redirected")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Keep the test output clean."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.server.shutdown()
    opened.server.server_close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


def probe(url: str, secret: Path) -> str:
    """Every way out that WeasyPrint 70 takes with its default settings."""
    uri = secret.as_uri()
    return (
        f'<img src="{url}/img"><img src="{uri}"><link rel="stylesheet" href="{url}/css">'
        f'<link rel=attachment href="{uri}"><link rel=attachment href="data:text/plain,{SECRET}">'
        f'<a rel=attachment href="{uri}">x</a><object data="{url}/object"></object><embed src="{url}/embed">'
        f"<style>@import url({url}/import); @font-face {{ font-family: z; src: url({url}/font) }}"
        f"body {{ background: url({url}/background) }}</style>"
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}/svg"/><use href="{uri}#a"/></svg>'
        f"<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
        f"<image href='{url}/nested'/><style>@import url({url}/nested-css);</style></svg>\">"
        f'<img src="/etc/passwd"><iframe src="{url}/frame"></iframe><base href="{url}/base/">'
    )


def assert_closed(pdf: bytes, listener: Listener) -> None:
    assert listener.hits == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.attachments) == 0
        assert "/EmbeddedFiles" not in opened.Root.get("/Names", {})
        assert "/AF" not in opened.Root
    assert not any(b"root:x:0" in stream for stream in streams(pdf))


def test_a_probe_in_every_text_field_is_printed_as_text(
    press: Press, read: Read, listener: Listener, secret: Path
) -> None:
    bad = probe(listener.url, secret)
    document = official(
        title=bad, issuer=bad, masthead=bad, marks=[bad], number=bad, signed_by=bad, recipient=bad,
        annexes=[bad], note=bad, notice=bad,
        verification=Verification(url=bad[:500], short_hash=bad, history_seal=bad),
        imprint=Imprint(printed_by=bad, printed_on=official().dated, copies_to=[bad]),
    )  # fmt: skip
    chart = bar_chart([ChartRow(bad, [1])], [bad], title=bad, unit=bad)
    context = sample(
        document=document, opening=bad, narrative=bad, paragraphs=[bad], total=bad, done=bad,
        open=bad, rate=bad,
        rows=[{"name": bad, "found": bad, "done": bad, "open": bad}], charts=[chart],
        ledger=[{"name": bad, "issue": bad, "status": bad}],
    )  # fmt: skip
    pdf = press(SAMPLE, context)
    assert_closed(pdf, listener)
    assert "<linkrel=attachment" in squeezed(read(pdf))


def test_a_probe_that_slips_through_escaping_still_opens_nothing(
    press: Press, read: Read, listener: Listener, secret: Path
) -> None:
    pdf = press(SAMPLE, sample(opening=mark_safe(probe(listener.url, secret))))
    assert_closed(pdf, listener)
    assert not any(SECRET.encode() in stream for stream in streams(pdf))
    assert SECRET not in read(pdf)
