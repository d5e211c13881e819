"""What may be attached, and how much of it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Format:
    """One accepted kind of file: what is stored for it, and how its content is proved."""

    content_type: str
    image: str = ""  # Pillow's name of the format it must decode as
    office: str = ""  # the part that makes a zip this kind of Office document
    stored_as: str = ""  # Pillow's name of the format it is re-encoded to ("" = the bytes are kept)
    extension: str = ""  # the extension after re-encoding ("" = its own)


_OFFICE = "application/vnd.openxmlformats-officedocument."
_JPEG = Format("image/jpeg", image="JPEG", stored_as="JPEG")

# Extension → format. No zip, html, svg, old Office or anything that runs (security.md C31).
FORMATS: Final[dict[str, Format]] = {
    "pdf": Format("application/pdf"),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": Format("image/png", image="PNG", stored_as="PNG"),
    # Office computers on old kernels cannot show WebP: what phones send becomes JPEG.
    "webp": Format("image/jpeg", image="WEBP", stored_as="JPEG", extension="jpg"),
    "docx": Format(_OFFICE + "wordprocessingml.document", office="word/document.xml"),
    "xlsx": Format(_OFFICE + "spreadsheetml.sheet", office="xl/workbook.xml"),
}
ACCEPT: Final = ",".join(f".{extension}" for extension in FORMATS)

MEGABYTE: Final = 1024 * 1024
MAX_BYTES: Final = 20 * MEGABYTE
MAX_PIXELS: Final = 50_000_000  # a 100 MP PNG of one colour is 100 KB on disk and 400 MB in memory
MAX_SIDE: Final = 4096  # pixels after re-encoding: an A4 scan at 300 dpi stays whole
MAX_UNPACKED: Final = 200 * MEGABYTE
MAX_PARTS: Final = 5000
MAX_FILES: Final = 30  # per row
# What all files of one unit may take (security.md C46): some 2,000 scans a campaign, ten times over.
UNIT_QUOTA: Final = 20 * 1024 * MEGABYTE
PUBLIC_QUOTA: Final = 60 * MEGABYTE  # what one complaint may take
MAX_NAME: Final = 120
