"""Which files are accepted, and what becomes of them (security.md C31; 等保 8.1.4.5)."""

import io
import re
import unicodedata
import zipfile

import puremagic
from PIL import Image, ImageOps, UnidentifiedImageError

from yangguang.common.refusals import Refusal
from yangguang.evidence.choices import (
    FORMATS,
    MAX_BYTES,
    MAX_FILES,
    MAX_NAME,
    MAX_PARTS,
    MAX_PIXELS,
    MAX_SIDE,
    MAX_UNPACKED,
    MEGABYTE,
    PUBLIC_QUOTA,
    UNIT_QUOTA,
    Format,
)

_PATH = re.compile(r"[\\/]")
_FORBIDDEN = re.compile(r'[<>:"|?*;%\x00-\x1f\x7f]')
_HEAD = 8192  # bytes that tell what a file is


class FileRefused(Refusal):
    """The upload is not taken; nothing is stored."""

    code = "FILE_REFUSED"
    status = 422
    message = "这个文件不能上传，请换一个文件。"
    field = "file"


class KindNotAccepted(FileRefused):
    code = "FILE_KIND_NOT_ACCEPTED"
    message = "只能上传 PDF、JPG、PNG、WebP、Word（docx）或 Excel（xlsx）文件，请转换格式后再上传。"


class ContentDiffers(FileRefused):
    code = "FILE_CONTENT_DIFFERS"
    message = "文件内容与扩展名不一致或文件已损坏，请用原来的软件打开并另存后再上传。"


class TooLarge(FileRefused):
    code = "FILE_TOO_LARGE"
    message = f"文件超过 {MAX_BYTES // MEGABYTE} MB，请压缩或拆分后再上传。"


class Empty(FileRefused):
    code = "FILE_EMPTY"
    message = "这是一个空文件，请检查后重新选择。"


class PictureTooLarge(FileRefused):
    code = "PICTURE_TOO_LARGE"
    message = f"图片超过 {MAX_PIXELS // 10_000} 万像素，请缩小后再上传。"


class TooManyFiles(FileRefused):
    code = "TOO_MANY_FILES"
    message = f"每条记录最多 {MAX_FILES} 个附件，请先删除不需要的附件。"


class StorageFull(FileRefused):
    code = "STORAGE_FULL"
    status = 507
    message = "本单位的附件空间已用完，请联系系统管理员扩充，或删除不再需要的附件。"


class CaseFull(FileRefused):
    code = "CASE_FULL"
    message = f"一件诉求的附件合计不超过 {PUBLIC_QUOTA // MEGABYTE} MB，请压缩后上传，或当面提交给办理单位。"


def check_quota(*, used: int, size: int, public: bool) -> None:
    """Refuse what would exceed the quota of the unit (``public``: of the one complaint); bytes."""
    if public and used + size > PUBLIC_QUOTA:
        raise CaseFull
    if not public and used + size > UNIT_QUOTA:
        raise StorageFull


def clean_name(name: str) -> str:
    """The user's file name fit to be shown and to stand in a header: no path, no control character.

    Keeps Chinese and spaces; direction marks, which can make ``gpj.exe`` read backwards, go.
    """
    last = _PATH.split(unicodedata.normalize("NFC", name))[-1]
    shown = "".join(c for c in last if not unicodedata.category(c).startswith("C"))
    shown = _FORBIDDEN.sub("", shown).strip(" .")
    stem, dot, extension = shown.rpartition(".")
    if not dot:
        stem, extension = shown, ""
    stem = stem[: MAX_NAME - len(extension) - 1].strip(" .") or "附件"
    return f"{stem}.{extension}" if extension else stem


def format_of(name: str) -> tuple[str, Format]:
    """The extension and what it stands for; :class:`KindNotAccepted` when it is not on the list."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if extension not in FORMATS:
        raise KindNotAccepted
    return extension, FORMATS[extension]


def checked(content: bytes, extension: str, expected: Format) -> bytes:
    """The bytes to store for an upload: what it claims to be, images re-encoded.

    Raises a :class:`FileRefused` subclass saying what is wrong.
    """
    if not content:
        raise Empty
    if len(content) > MAX_BYTES:
        raise TooLarge
    if extension not in _kinds(content):
        raise ContentDiffers
    if expected.image:
        return _reencoded(content, expected)
    if expected.office:
        _check_office(content, expected.office)
    elif b"%%EOF" not in content[-1024:]:
        raise ContentDiffers  # cut off, or another file glued behind the PDF
    return content


def _kinds(content: bytes) -> set[str]:
    """Extensions the first bytes allow; a file of nothing known allows none."""
    try:
        matches = puremagic.magic_string(content[:_HEAD])
    except (puremagic.PureError, ValueError):
        return set()
    return {match.extension.lstrip(".") for match in matches}


def _check_office(content: bytes, part: str) -> None:
    """A whole Office package: nothing before or behind it, no macros, no bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ContentDiffers from error
    names = {entry.filename for entry in entries}
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise TooLarge("文件解压后过大，请删去其中的大图片或多余内容后再上传。")
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    if macros or not {part, "[Content_Types].xml"} <= names:
        raise ContentDiffers
    if content[-22:-18] != b"PK\x05\x06":  # the end record stands at the very end: nothing was glued on
        raise ContentDiffers


def _reencoded(content: bytes, expected: Format) -> bytes:
    """The picture drawn anew: turned upright, without EXIF, GPS, thumbnails or anything hidden behind it."""
    try:
        with Image.open(io.BytesIO(content), formats=[expected.image]) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise PictureTooLarge
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((MAX_SIDE, MAX_SIDE))
            drawn = _plain(upright, keeps_alpha=expected.stored_as == "PNG")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLarge from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ContentDiffers from error
    out = io.BytesIO()
    drawn.save(out, expected.stored_as, quality=88, optimize=True)
    return out.getvalue()


def _plain(picture: Image.Image, *, keeps_alpha: bool) -> Image.Image:
    """A copy of the pixels alone; transparency becomes white where the format has none."""
    if picture.mode in ("RGBA", "LA", "PA", "P") or "transparency" in picture.info:
        rgba = picture.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, (255, 255, 255, 0 if keeps_alpha else 255))
        ground.alpha_composite(rgba)
        return ground if keeps_alpha else ground.convert("RGB")
    drawn = Image.new("RGB", picture.size)
    drawn.paste(picture.convert("RGB"))
    return drawn
