"""Files as people (and others) send them."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.cast import Cast
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import scope

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **options)
    return out.getvalue()


def office(part: str, *more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in ("[Content_Types].xml", part, *more):
            package.writestr(name, "<x/>")
    return out.getvalue()


def huge_png(side: int = 10_000) -> bytes:
    """The header of a 100 MP picture with next to nothing behind it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    header = side.to_bytes(4) + side.to_bytes(4) + bytes([1, 0, 0, 0, 0])
    data = zlib.compress(bytes((side // 8 + 1) * side))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    file = SimpleUploadedFile("x", content)
    file._name = name  # Django's own class would already cut the path off
    return file


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def row_of(unit: str, key: str = "k") -> Notice:
    """Any tenant row can carry files; a notice is the simplest of the platform."""
    with scope("*"):
        return Notice.objects.create(
            unit_id=unit, key=key, right="view", title="一行", path="/", created_at=clock.now()
        )


@pytest.fixture
def qf_row(cast: Cast) -> Notice:
    return row_of("410922")


@pytest.fixture
def nl_row(cast: Cast) -> Notice:
    return row_of("410923")
