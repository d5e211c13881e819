"""The corpus of hostile and honest files (security.md C31)."""

import io

import pytest
from PIL import Image

from tests.evidence.conftest import PDF, huge_png, office, picture
from yangguang.evidence import rules
from yangguang.evidence.choices import FORMATS, MAX_BYTES

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def checked(name: str, content: bytes) -> bytes:
    return rules.checked(content, *rules.format_of(name))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.docx", office("word/document.xml")),
        ("a.xlsx", office("xl/workbook.xml")),
    ],
)
def test_documents_are_kept_byte_for_byte(name: str, content: bytes) -> None:
    assert checked(name, content) == content


@pytest.mark.parametrize(
    "name", ["a.zip", "a.svg", "a.html", "a.exe", "a.xls", "a.xlsm", "a", "a.pdf.js", ""]
)
def test_kinds_not_on_the_list_are_refused(name: str) -> None:
    with pytest.raises(rules.KindNotAccepted):
        rules.format_of(name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"<html><script>alert(1)</script>"),
        ("a.pdf", EICAR),
        ("a.pdf", b"<html>" + PDF),
        ("a.pdf", PDF + office("word/document.xml") + bytes(1024)),
        ("a.pdf", PDF[:-6]),
        ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("a.png", picture("JPEG")),
        ("a.jpg", picture("PNG")),
        ("a.jpg", picture("JPEG")[:200]),
        ("a.docx", office("xl/workbook.xml")),
        ("a.xlsx", office("xl/workbook.xml", "xl/vbaProject.bin")),
        ("a.xlsx", office("xl/workbook.xml") + b"<script>"),
        ("a.xlsx", PDF),
        ("a.docx", b"PK\x03\x04" + bytes(200)),
    ],
)
def test_content_that_is_not_what_the_name_says_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(rules.ContentDiffers):
        checked(name, content)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(rules.Empty):
        checked("a.pdf", b"")


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(rules.TooLarge):
        checked("a.pdf", PDF + bytes(MAX_BYTES))


def test_a_picture_of_100_megapixels_is_refused_before_it_is_decoded() -> None:
    content = huge_png()
    assert len(content) < 100_000
    with pytest.raises(rules.PictureTooLarge):
        checked("a.png", content)


def test_an_office_bomb_is_refused_without_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MAX_UNPACKED", 7)
    with pytest.raises(rules.TooLarge):
        checked("a.xlsx", office("xl/workbook.xml"))


def test_a_photo_loses_its_place_and_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the phone held sideways
    exif[0x010F] = "secret-camera"
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    stored = checked("photo.jpg", picture("JPEG", (40, 20), exif=exif))
    with Image.open(io.BytesIO(stored)) as seen:
        assert seen.size == (20, 40)
        assert not seen.getexif()
    assert b"secret-camera" not in stored


def test_what_hides_behind_a_picture_does_not_survive() -> None:
    assert b"<script>" not in checked("a.png", picture("PNG") + b"<script>alert(1)</script>")


def test_webp_becomes_a_jpeg_that_old_computers_show() -> None:
    assert FORMATS["webp"].extension == "jpg"
    with Image.open(io.BytesIO(checked("a.webp", picture("WEBP")))) as seen:
        assert seen.format == "JPEG"


def test_a_transparent_png_keeps_its_transparency() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(checked("a.png", out.getvalue()))) as seen:
        assert seen.getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\私人\\会议纪要.docx", "会议纪要.docx"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        ("图\u202egpj.exe.png", "图gpj.exe.png"),
        (".pdf", "pdf"),
        ("", "附件"),
        ("字" * 300 + ".pdf", "字" * 116 + ".pdf"),
    ],
)
def test_names_are_fit_to_be_shown_and_to_stand_in_a_header(sent: str, shown: str) -> None:
    assert rules.clean_name(sent) == shown
