"""Maps that people upload: GeoJSON, or a zipped shapefile in whatever projection it says (decision 0026).

Everything foreign is measured before it is opened. GDAL sees only the parts of one layer, under names of
ours, in a directory of its own; GeoJSON is read by ``json``. Every fault is one Chinese sentence.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import numpy as np
import pyogrio
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from yangguang.common.refusals import Refusal
from zoning.rules import geometry

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE  # uploaded
MOST_UNPACKED = 100 * MEGABYTE
MOST_FOLD = 100  # times a part of an archive may grow
MOST_PARTS = 64
MOST_SHAPES = 3_000
MOST_VERTICES = 500_000  # together; a zone of a town has some hundred
MOST_OF_ONE = 100_000
WGS84 = CRS.from_epsg(4326)
DEGREES = {4326, 4490, 4979}  # WGS 84 and CGCS2000: the same within centimetres

PARTS = ("shp", "dbf", "shx", "prj", "cpg")
GCJ_HINT = (
    "从高德、腾讯、百度地图上描出的坐标经过加偏（GCJ-02、BD-09），与真实位置相差几百米，"
    "文件里看不出来；请核对图形与实地。"
)


class BadMap(Refusal):
    """The file is no map we can take; nothing was saved. ``data``: the polygon as ``drawn``, and its
    ``repair``, where there is one."""

    code = "BAD_MAP"
    status = 422
    field = "file"


class ZoneInForce(BadMap):
    code = "MAP_OF_ZONE_IN_FORCE"

    def __init__(self, names: Sequence[str]) -> None:
        said = "、".join(f"“{name}”" for name in names[:5]) + ("等" if len(names) > 5 else "")
        super().__init__(
            f"{said}已经公布，不能直接换图形；请先在“片区调整”中修订它，得到草案以后再上传图形。"
        )


@dataclass(frozen=True)
class Feature:
    """One shape of a file: where it stood (from 1), what it says of itself, its valid polygon in degrees."""

    number: int
    properties: Mapping[str, Any]
    shape: BaseGeometry
    repair: geometry.Repair | None = None


@dataclass(frozen=True)
class Raw:
    number: int
    properties: Mapping[str, Any]
    shape: BaseGeometry | None


def read(file: BinaryIO, name: str, size: int, *, repair: bool = False) -> list[Feature]:
    """The polygons of an uploaded file. ``repair``: put invalid ones right instead of refusing them."""
    if size > MOST_BYTES:
        raise BadMap(
            f"文件有 {size / MEGABYTE:.0f} MB，最多 {MOST_BYTES // MEGABYTE} MB；请先简化边线或分学段上传。"
        )
    lower = name.lower()
    if lower.endswith((".geojson", ".json")):
        rows = _geojson(file.read(MOST_BYTES + 1))
    elif lower.endswith(".zip"):
        rows = _shapefile(file)
    else:
        raise BadMap("请上传 .geojson 文件，或把 shapefile 的 .shp、.dbf、.shx、.prj 打包成 .zip 再上传。")
    return _features(rows, repair)


def read_geojson(text: str, *, repair: bool = False) -> list[Feature]:
    """The polygons of GeoJSON that was typed or drawn."""
    return _features(_geojson(text.encode()), repair)


def _features(rows: list[Raw], repair: bool) -> list[Feature]:
    if not rows:
        raise BadMap("文件里没有任何图形，请核对是否导出了正确的图层。")
    if len(rows) > MOST_SHAPES:
        raise BadMap(f"文件里有 {len(rows)} 个图形，一次最多 {MOST_SHAPES} 个，请分开上传。")
    counts = shapely.get_num_coordinates([row.shape for row in rows])
    if counts.max() > MOST_OF_ONE or counts.sum() > MOST_VERTICES:
        raise BadMap(
            f"图形共有 {counts.sum():,} 个顶点（单个最多 {counts.max():,} 个），超过了 {MOST_VERTICES:,} 个"
            f"（单个 {MOST_OF_ONE:,} 个）；请先在制图软件中简化边线，片区一般几百个顶点就够。"
        )
    return [_feature(row, repair) for row in rows]


def _feature(row: Raw, repair: bool) -> Feature:
    where = f"第 {row.number} 个图形"
    shape = row.shape
    if shape is None or shape.is_empty:
        raise BadMap(f"{where}是空的，请删去或补画后再上传。")
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        raise BadMap(
            f"{where}是{_KINDS.get(shape.geom_type, '其他类型')}，片区须是面（Polygon），请改画成闭合的面。"
        )
    shape = shapely.force_2d(shape)
    _must_lie_in_china(shape, where)
    shape = shapely.transform(shape, lambda xy: np.round(xy, 7))
    fault = geometry.repaired(shape)
    if fault is None:
        found = geometry.surface(shape)
    elif not repair:
        raise BadMap(
            f"{where}{fault.sentence}。请改好后再上传，或勾选“自动修复”。", repair=fault, drawn=shape
        )
    else:
        found = fault.shape
    if geometry.area(found) < 1:
        raise BadMap(f"{where}面积不到 1 平方米，请核对是否画成了一条线。")
    return Feature(row.number, row.properties, found, fault)


_KINDS = {
    "Point": "点", "MultiPoint": "点", "LineString": "线", "MultiLineString": "线",
    "GeometryCollection": "混合图形", "LinearRing": "线",
}  # fmt: skip


def _must_lie_in_china(shape: BaseGeometry, where: str) -> None:
    xy = shapely.get_coordinates(shape)
    if not np.isfinite(xy).all():
        raise BadMap(f"{where}含有无效的坐标，请重新导出。")
    west, south, east, north = shape.bounds
    low_x, low_y, high_x, high_y = geometry.CHINA
    if low_x <= west and east <= high_x and low_y <= south and north <= high_y:
        return
    if low_x <= south and north <= high_x and low_y <= west and east <= high_y:
        raise BadMap(
            f"{where}的经度和纬度写反了：每个点应先写经度（如 115.1）再写纬度（如 35.9），请对调后再上传。"
        )
    if max(abs(west), abs(east), abs(south), abs(north)) > 360:
        raise BadMap(
            f"{where}的坐标是投影坐标（如 {west:.0f}），文件没有说明是哪种投影；"
            "请导出为经纬度（WGS 84 或 CGCS2000），或附上 .prj 坐标说明。"
        )
    raise BadMap(f"{where}不在中国境内（{west:.2f}，{south:.2f}），请核对坐标系。")


# --- GeoJSON ---------------------------------------------------------------------------------------------


def _geojson(content: bytes) -> list[Raw]:
    if len(content) > MOST_BYTES:
        raise BadMap(f"文件超过 {MOST_BYTES // MEGABYTE} MB，请先简化边线或分学段上传。")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadMap("文件不是完整的 GeoJSON，请在制图软件中重新导出（编码 UTF-8）。") from error
    if not isinstance(found, dict):
        raise BadMap("文件不是 GeoJSON，请在制图软件中导出为 GeoJSON 再上传。")
    crs = _named_crs(found)
    features = found.get("features") if found.get("type") == "FeatureCollection" else [found]
    if not isinstance(features, list):
        raise BadMap("GeoJSON 里没有 features，请在制图软件中重新导出。")
    if len(features) > MOST_SHAPES:
        raise BadMap(f"文件里有 {len(features)} 个图形，一次最多 {MOST_SHAPES} 个，请分开上传。")
    rows = [_row(number, feature) for number, feature in enumerate(features, start=1)]
    return _in_degrees(rows, crs)


def _named_crs(found: Mapping[str, Any]) -> CRS:
    """The old ``crs`` member of GeoJSON; without it the standard's WGS 84."""
    told = found.get("crs")
    name = told.get("properties", {}).get("name") if isinstance(told, dict) else None
    if not name:
        return WGS84
    if "CRS84" in str(name):
        return WGS84
    return _crs(str(name))


def _row(number: int, feature: Any) -> Raw:
    if not isinstance(feature, dict):
        raise BadMap(f"第 {number} 个图形不是 GeoJSON 的 Feature，请重新导出。")
    told = feature.get("geometry") if feature.get("type") == "Feature" else feature
    properties = feature.get("properties") or {}
    if told is None:
        return Raw(number, properties, None)
    try:
        # GEOS reads it: rings that do not close, numbers that are none and the like are its errors.
        shape = shapely.from_geojson(json.dumps(told))
    except (ShapelyError, ValueError, TypeError, RecursionError) as error:
        raise BadMap(
            f"第 {number} 个图形读不懂，边线须闭合、至少四个点，请在制图软件中检查后重新导出。"
        ) from error
    return Raw(number, properties if isinstance(properties, dict) else {}, shape)


# --- Shapefile -------------------------------------------------------------------------------------------


def _shapefile(file: BinaryIO) -> list[Raw]:
    try:
        with zipfile.ZipFile(file) as archive, TemporaryDirectory() as folder:
            parts = _one_layer(archive)
            for ending, info in parts.items():
                Path(folder, f"layer.{ending}").write_bytes(_unpacked(archive, info))
            return _layer(Path(folder, "layer.shp"), "prj" in parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise BadMap("压缩包已损坏或加了密码，请重新打包成普通的 .zip 再上传。") from error


def _one_layer(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The parts of the only layer by ending, once the whole archive is known to be small."""
    infos = [info for info in archive.infolist() if not info.is_dir() and "__MACOSX" not in info.filename]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise BadMap(
            f"压缩包解开后太大（上限 {MOST_UNPACKED // MEGABYTE} MB、{MOST_PARTS} 个），请只打包一个图层。"
        )
    layers = [info for info in infos if info.filename.lower().endswith(".shp")]
    if len(layers) != 1:
        found = f"有 {len(layers)} 个" if layers else "没有"
        raise BadMap(f"压缩包里{found} .shp 图层，请打包一个图层的 .shp、.dbf、.shx、.prj。")
    stem = layers[0].filename[:-4].lower()
    parts = {
        ending: info for info in infos for ending in PARTS if info.filename.lower() == f"{stem}.{ending}"
    }
    missing = [f".{ending}" for ending in ("dbf", "shx") if ending not in parts]
    if missing:
        raise BadMap(f"压缩包里缺少 {'、'.join(missing)}，请把同名的 .shp、.dbf、.shx、.prj 一起打包。")
    return parts


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A part, never more of it than it said and never blown up beyond reason (a zip bomb)."""
    if info.file_size > MEGABYTE and info.file_size > MOST_FOLD * max(info.compress_size, 1):
        raise BadMap("压缩包的压缩率异常，像是“压缩炸弹”，没有解开；请用制图软件重新导出并打包。")
    with archive.open(info) as part:
        content = part.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise BadMap("压缩包里的文件大小与说明不符，没有解开；请重新打包。")
    return content


def _layer(path: Path, has_prj: bool) -> list[Raw]:
    try:
        told = pyogrio.read_info(path, encoding=None)
        if told["features"] > MOST_SHAPES:
            raise BadMap(f"文件里有 {told['features']} 个图形，一次最多 {MOST_SHAPES} 个，请分开上传。")
        meta, _, shapes, columns = pyogrio.raw.read(path, encoding=_encoding(path))
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError, UnicodeError) as error:
        raise BadMap("shapefile 读不懂，请在制图软件中检查后重新导出并打包。") from error
    if not has_prj or not meta["crs"]:
        raise BadMap("压缩包里没有 .prj 坐标说明，无法知道是哪种坐标系；请连同 .prj 一起打包。")
    try:
        found = shapely.from_wkb(shapes)
    except ShapelyError as error:
        raise BadMap("shapefile 里有读不懂的图形，请在制图软件中检查后重新导出。") from error
    names = [str(name) for name in meta["fields"]]
    rows = [
        Raw(index + 1, {name: values[index] for name, values in zip(names, columns, strict=True)}, shape)
        for index, shape in enumerate(found)
    ]
    return _in_degrees(rows, _crs(str(meta["crs"])))


def _encoding(path: Path) -> str | None:
    """What the .cpg says; without one Chinese software means GBK."""
    return None if path.with_suffix(".cpg").exists() else "GBK"


# --- Projections -----------------------------------------------------------------------------------------


def _crs(told: str) -> CRS:
    try:
        return CRS.from_user_input(told)
    except CRSError as error:
        raise BadMap("文件的坐标系说明读不懂，请导出为经纬度（WGS 84 或 CGCS2000）再上传。") from error


def _in_degrees(rows: list[Raw], crs: CRS) -> list[Raw]:
    """Reprojected by the file's own description; Beijing 54 and Xi'an 80 have no public one."""
    if crs.to_epsg() in DEGREES or crs.equals(WGS84, ignore_axis_order=True):
        return rows
    if any(word in crs.name for word in ("Beijing", "Xian", "New Beijing")):
        raise BadMap(
            f"文件是“{crs.name}”坐标，转换参数不公开，换算会有几十米误差；请由测绘部门转为 CGCS2000 再上传。"
        )
    try:
        change = Transformer.from_crs(crs, WGS84, always_xy=True)
        return [Raw(row.number, row.properties, _changed(row.shape, change)) for row in rows]
    except (ProjError, CRSError) as error:
        raise BadMap(
            f"文件的坐标系“{crs.name}”不能换算成经纬度，请导出为 WGS 84 或 CGCS2000 再上传。"
        ) from error


def _changed(shape: BaseGeometry | None, change: Transformer) -> BaseGeometry | None:
    if shape is None or shape.is_empty:
        return shape
    flat = shapely.force_2d(shape)
    return shapely.transform(flat, lambda xy: np.column_stack(change.transform(xy[:, 0], xy[:, 1])))


# --- What a feature says of itself -------------------------------------------------------------------------

_NAMES = ("name", "片区名称", "片区", "名称")
_SCHOOLS = ("schools", "school", "学校代码", "学校", "对应学校")


def name_of(feature: Feature) -> str:
    """The name of the zone the shape draws, "" when it says none."""
    return next((said for key in _NAMES if (said := _text(feature.properties.get(key)))), "")


def schools_of(feature: Feature) -> list[str]:
    """Names or codes of schools, as written."""
    for key in _SCHOOLS:
        found = feature.properties.get(key)
        if isinstance(found, list):
            return [_text(each) for each in found if _text(each)]
        if _text(found):
            return list(_split(_text(found)))
    return []


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()[:100]


def _split(written: str) -> Iterator[str]:
    for part in written.replace("，", "、").replace(",", "、").replace("；", "、").split("、"):
        if part.strip():
            yield part.strip()
