"""A polygon drawn by hand: what the page sends, or coordinates typed in. Refused as an uploaded map is."""

import json
import re
from dataclasses import replace

from shapely.geometry.base import BaseGeometry

from zoning.rules import geometry
from zoning.rules.uploads import BadMap, Feature, read_geojson

MOST_BY_HAND = 5_000  # vertices; whoever has more draws in a mapping program
MOST_WRITTEN = 400_000  # characters
NOTHING_DRAWN = "还没有图形，请在地图上画，或者逐行填写坐标；不要图形的，请按“去掉图形”。"
_POINT = re.compile(r"(-?\d+(?:\.\d+)?)[\s,，;；]+(-?\d+(?:\.\d+)?)")


class BadDrawing(BadMap):
    code = "BAD_DRAWING"
    field = "shape"


def read_drawn(written: str, outline: BaseGeometry | None, *, repair: bool) -> Feature:
    """The one polygon of a zone: GeoJSON, or a point a line (longitude, latitude), parts between empty lines.
    ``repair``: put an invalid one right, and cut off what lies outside the county."""
    text = written.strip()
    if not text:
        raise BadDrawing(NOTHING_DRAWN)
    found = read_geojson(text if text.startswith("{") else _as_geojson(text), repair=repair)
    if len(found) != 1:
        raise BadDrawing(f"这里有 {len(found)} 个图形，一个片区只要一个；分成几块的，请合成一个多面。")
    (feature,) = found
    points = geometry.vertices(feature.shape)
    if points > MOST_BY_HAND:
        raise BadDrawing(
            f"图形有 {points:,} 个顶点，网页上最多 {MOST_BY_HAND:,} 个；请先在制图软件中简化，或者上传文件。"
        )
    return within(feature, outline, repair=repair)


def _as_geojson(text: str) -> str:
    parts: list[list[list[float]]] = [[]]
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            parts.append([])
            continue
        point = _POINT.fullmatch(line.strip())
        if point is None:
            raise BadDrawing(
                f"第 {number} 行“{line.strip()[:30]}”不是坐标，请写经度和纬度，如 115.10, 35.90。"
            )
        parts[-1].append([float(point[1]), float(point[2])])
    if any(0 < len(part) < 3 for part in parts):
        raise BadDrawing("一块图形至少要有三个点，请把边线上的点补全。")
    rings = [[*part, part[0]] if part[0] != part[-1] else part for part in parts if part]
    return json.dumps({"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]})


def must_meet(feature: Feature, outline: BaseGeometry | None) -> None:
    """Raises :class:`BadMap` for a polygon that has nothing to do with the county."""
    if outline is not None and not feature.shape.intersects(outline):
        raise BadMap(f"第 {feature.number} 个图形整个在县域以外，请核对坐标系和片区所属的县（区）。")


def within(feature: Feature, outline: BaseGeometry | None, *, repair: bool) -> Feature:
    """The feature inside the county: refused, or cut along the border."""
    must_meet(feature, outline)
    outside = [] if outline is None else geometry.strays(outline, feature.shape)
    if outline is None or not outside:
        return feature
    size = sum(geometry.area(part) for part in outside)
    cut = geometry.surface(feature.shape.intersection(outline))
    before = f"{feature.repair.fault}，" if feature.repair else ""
    moved = size + (feature.repair.moved if feature.repair else 0)
    fault = geometry.Repair(cut, f"{before}有 {size:,.0f} 平方米在县域以外", moved)
    if not repair:
        share = size / geometry.area(feature.shape)
        raise BadDrawing(
            f"图形有 {size:,.0f} 平方米（{share:.1%}）在县域以外，请改到边界以内，或勾选“自动修复”截去。",
            repair=fault, drawn=feature.shape,
        )  # fmt: skip
    return replace(feature, shape=cut, repair=fault)
