"""Pango and the fonts for PDF, where the system has not got them.

WeasyPrint finds its C libraries by name; where set-up had to unpack them into the clone,
they are loaded beforehand and the search by name then succeeds.
"""

import ctypes
import os
from pathlib import Path

from yangguang.embedded.places import CACHE

LIBRARIES = CACHE / "pango"
FONTS = CACHE / "fonts"
# Without the last one WeasyPrint works, but ten times slower and without a word.
NEEDED = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
)


def environment() -> dict[str, str]:
    """Return the variables that make fontconfig see the project's fonts, on every machine the same.

    They are not a nicety: with no font at all Pango kills the process.
    """
    config = FONTS / "fonts.conf"
    return {"FONTCONFIG_FILE": str(config)} if config.exists() else {}


def preload() -> None:
    """Make WeasyPrint importable and its fonts known. Call before importing it; cheap to repeat."""
    for name, value in environment().items():
        os.environ.setdefault(name, value)
    if not LIBRARIES.is_dir() or not missing():
        return
    waiting = sorted(path for path in LIBRARIES.glob("*.so.*") if path.is_file())
    while waiting:
        # A library loads once those it needs are loaded; the order is not written anywhere.
        refused = [path for path in waiting if not _loaded(path)]
        if len(refused) == len(waiting):
            return
        waiting = refused


def missing() -> list[str]:
    """Return the libraries the system's own search does not find."""
    return [name for name in NEEDED if not _loaded(Path(name))]


def _loaded(library: Path) -> bool:
    """Load ``library`` for everybody in the process; return whether that worked."""
    try:
        ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True
