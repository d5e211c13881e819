"""What set-up leaves in the clone."""

import re
import struct
import zlib
from pathlib import Path

import pytest

from yangguang.embedded import assets, fonts, pango
from yangguang.embedded.places import ROOT


def test_every_allowed_browser_file_is_there_and_points_to_no_source_map() -> None:
    for name in assets.ALLOWED.values():
        content = (assets.VENDOR / name).read_bytes()
        assert content, name
        assert b"sourceMappingURL" not in content, name


def test_nothing_but_the_allow_list_is_vendored() -> None:
    found = {str(path.relative_to(assets.VENDOR)) for path in assets.VENDOR.rglob("*") if path.is_file()}
    assert found == set(assets.ALLOWED.values())


def test_style_sheets_refer_to_vendored_files_only() -> None:
    for sheet in assets.VENDOR.rglob("*.css"):
        for target in re.findall(rb"url\(\"?(\./[^)?\"]+)", sheet.read_bytes()):
            assert (sheet.parent / target.decode()).exists(), (sheet, target)


@pytest.mark.parametrize("role", sorted(fonts.STAND_INS))
def test_each_role_of_an_official_document_has_a_truetype_font(role: str) -> None:
    assert (pango.FONTS / f"{role}.ttf").read_bytes()[:4] in (b"\0\1\0\0", b"true", b"OTTO")


def test_a_woff_font_is_unwrapped_into_the_tables_it_holds() -> None:
    table = b"yangguang" * 20
    packed = zlib.compress(table)
    header = struct.pack(">4s4sIHHIHHIIIII", b"wOFF", b"\0\1\0\0", 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    entry = struct.pack(">4sIIII", b"name", 64, len(packed), len(table), 5)
    font = fonts.unwrapped(header + entry + packed)
    tag, checksum, offset, length = struct.unpack_from(">4sIII", font, 12)
    assert (tag, checksum, length) == (b"name", 5, len(table))
    assert font[offset : offset + length] == table


def test_another_kind_of_font_is_refused() -> None:
    with pytest.raises(ValueError, match="not a WOFF"):
        fonts.unwrapped(b"wOF2" + b"\0" * 60)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "package-lock.json", ".npmrc"])
def test_no_lock_file_names_a_registry_or_a_path(name: str) -> None:
    text = Path(ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"index-url|find-links|\"resolved\"|registry=|file:", text)


def test_every_requirement_has_a_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for requirement in re.findall(r"^\S+==[^\n]*(?:\n    [^\n]*)*", text, re.MULTILINE):
            assert "--hash=sha256:" in requirement, requirement


def test_templates_ask_for_vendored_files_only() -> None:
    asked = {
        name
        for template in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r"static ['\"]vendor/([^'\"]+)", template.read_text(encoding="utf-8"))
    }
    assert asked <= set(assets.ALLOWED.values())
