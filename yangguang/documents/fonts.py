"""The five faces of an official document, found by role so that a bureau can drop in its licensed ones.

GB/T 9704-2012 wants 小标宋, 黑体, 楷体, 仿宋 and 宋体. Five files beside `fonts.conf` decide
which families stand in for them; the style sheet only ever says `var(--fang)`.
"""

import os
from importlib import import_module
from pathlib import Path

ROLES = ("fang", "hei", "kai", "song", "xbs")


def missing_fonts() -> list[str]:
    """Name the files that are not there; empty when documents can be set.

    With no font at all Pango does not raise, it kills the process: ask this before the first render.
    """
    configuration = os.environ.get("FONTCONFIG_FILE", "")
    if not configuration or not Path(configuration).is_file():
        return ["fonts.conf"]
    return [f"{role}.ttf" for role in ROLES if not _font_file(role).is_file()]


def role_css() -> str:
    """Give `:root { --fang: "…"; --fang-weight: …; … }` with what the font files say of themselves.

    Names instead of @font-face: fontconfig opens the file by itself, so nothing is fetched or copied.
    """
    lines = []
    for role in ROLES:
        family, weight = _family_and_weight(_font_file(role))
        quoted = family.replace("\\", "").replace('"', "")
        lines.append(f'--{role}: "{quoted}"; --{role}-weight: {weight};')
    return ":root { " + " ".join(lines) + " }"


def _font_file(role: str) -> Path:
    return Path(os.environ["FONTCONFIG_FILE"]).parent / f"{role}.ttf"


def _family_and_weight(path: Path) -> tuple[str, int]:
    # fontTools comes with WeasyPrint and has no types, hence not a plain import.
    with import_module("fontTools.ttLib").TTFont(path, lazy=True, fontNumber=0) as font:
        # Name 1 is the family that tells Light from Medium; 16 would call 仿宋 and 楷体 stand-ins the same.
        return str(font["name"].getDebugName(1)), int(font["OS/2"].usWeightClass)
