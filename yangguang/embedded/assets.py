"""Copy the few browser files the pages use out of node_modules: an allow-list, no bundler.

Serving whole packages would copy 98 MB and break the manifest over missing source maps.
"""

import re
import shutil
from pathlib import Path

from yangguang.embedded.places import ROOT

NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"

# What the browser may load, and the name under which templates ask for it.
ALLOWED = {
    "@tabler/core/dist/css/tabler.min.css": "tabler/css/tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler/js/tabler.min.js",
    "@tabler/core/dist/js/tabler-theme.min.js": "tabler/js/tabler-theme.min.js",
    "@tabler/icons-webfont/dist/tabler-icons.min.css": "tabler-icons/tabler-icons.min.css",
    "@tabler/icons-webfont/dist/fonts/tabler-icons.woff2": "tabler-icons/fonts/tabler-icons.woff2",
    "@tabler/icons-webfont/dist/fonts/tabler-icons.woff": "tabler-icons/fonts/tabler-icons.woff",
    "@tabler/icons-webfont/dist/fonts/tabler-icons.ttf": "tabler-icons/fonts/tabler-icons.ttf",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "echarts/dist/echarts.min.js": "echarts/echarts.min.js",
    "leaflet/dist/leaflet.js": "leaflet/leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet/leaflet.css",
    # Named by its style sheet, so collectstatic asks for them.
    "leaflet/dist/images/layers.png": "leaflet/images/layers.png",
    "leaflet/dist/images/layers-2x.png": "leaflet/images/layers-2x.png",
    "leaflet/dist/images/marker-icon.png": "leaflet/images/marker-icon.png",
    "@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.min.js": "leaflet-geoman/leaflet-geoman.min.js",
    "@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css": "leaflet-geoman/leaflet-geoman.css",
    "js-md5/build/md5.min.js": "js-md5/md5.min.js",
    "js-sha256/build/sha256.min.js": "js-sha256/sha256.min.js",
}
# The maps are not copied, and a reference to a missing file fails `collectstatic`.
SOURCE_MAP = re.compile(rb"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=[^\n]*")


def vendor() -> None:
    """Make static/vendor exactly the allow-list."""
    draft = VENDOR.with_name("vendor.new")
    shutil.rmtree(draft, ignore_errors=True)
    for source, name in ALLOWED.items():
        target = draft / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(without_source_map(NODE_MODULES / source))
    shutil.rmtree(VENDOR, ignore_errors=True)
    draft.rename(VENDOR)


def without_source_map(path: Path) -> bytes:
    """Return the contents of ``path``, less its pointer to a source map; binary files as they are."""
    content = path.read_bytes()
    return SOURCE_MAP.sub(b"", content) if path.suffix in {".css", ".js"} else content
