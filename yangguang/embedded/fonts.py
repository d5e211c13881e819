"""The five faces of an official document (GB/T 9704), as TrueType files named by their role.

A bureau that owns 方正小标宋 or 仿宋_GB2312 puts it into `fonts/<role>.ttf` beside manage.py;
what it does not own is stood in for by an open font.
"""

import shutil
import struct
import zlib
from pathlib import Path

from yangguang.embedded.assets import NODE_MODULES
from yangguang.embedded.pango import FONTS
from yangguang.embedded.places import ROOT

LICENSED = ROOT / "fonts"
# Despite "latin" in their names the two WOFF hold the full fonts. The WOFF2 beside them are
# not used: unpacking one takes half a minute.
STAND_INS = {
    "fang": "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-300-normal.woff",
    "kai": "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff",
    "hei": "@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
    "song": "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "xbs": "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
}
# Only this directory, so that a document looks the same on every machine. The cache has no
# prefix of that kind in fontconfig, hence its full name in a generated file.
CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir>{cache}</cachedir>
  <alias><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
"""

_HEADER = struct.Struct(">4s4sIHHIHHIIIII")
_WOFF_TABLE = struct.Struct(">4sIIII")
_SFNT_TABLE = struct.Struct(">4sIII")


def licensed() -> list[Path]:
    """Return the fonts a bureau has put in itself."""
    return [path for role in STAND_INS if (path := LICENSED / f"{role}.ttf").exists()]


def build() -> None:
    """Fill .cache/fonts with the five faces and the configuration that names nothing else."""
    draft = FONTS.with_name("fonts.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    own = {path.stem: path for path in licensed()}
    for role, stand_in in STAND_INS.items():
        source = own.get(role, NODE_MODULES / stand_in)
        target = draft / f"{role}.ttf"
        if source.suffix == ".woff":
            target.write_bytes(unwrapped(source.read_bytes()))
        else:
            shutil.copyfile(source, target)
    text = CONFIGURATION.format(cache=_escaped(str(FONTS / "cache")))
    (draft / "fonts.conf").write_text(text, encoding="utf-8")
    shutil.rmtree(FONTS, ignore_errors=True)
    draft.rename(FONTS)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def unwrapped(woff: bytes) -> bytes:
    """Return the TrueType font inside a WOFF 1 file: the same tables, each inflated.

    Raises ValueError for anything else.
    """
    signature, flavour, _, count, *_ = _HEADER.unpack_from(woff)
    if signature != b"wOFF":
        raise ValueError("not a WOFF 1 font")
    entries = [
        _WOFF_TABLE.unpack_from(woff, _HEADER.size + index * _WOFF_TABLE.size) for index in range(count)
    ]
    return _sfnt(flavour, [(entry[0], _table(woff, entry), entry[4]) for entry in entries])


def _table(woff: bytes, entry: tuple[bytes, int, int, int, int]) -> bytes:
    _, offset, packed, length, _ = entry
    stored = woff[offset : offset + packed]
    return stored if packed == length else zlib.decompress(stored)


def _sfnt(flavour: bytes, tables: list[tuple[bytes, bytes, int]]) -> bytes:
    """Return a font file of these (tag, contents, checksum), each table on a four-byte boundary."""
    power = len(tables).bit_length() - 1
    search = 16 << power
    directory = [struct.pack(">4sHHHH", flavour, len(tables), search, power, 16 * len(tables) - search)]
    body: list[bytes] = []
    offset = 12 + _SFNT_TABLE.size * len(tables)
    for tag, content, checksum in tables:
        directory.append(_SFNT_TABLE.pack(tag, checksum, offset, len(content)))
        padded = content + b"\0" * (-len(content) % 4)
        body.append(padded)
        offset += len(padded)
    return b"".join(directory + body)
