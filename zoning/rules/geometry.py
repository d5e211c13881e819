"""Polygons of zones: valid or not, how large, which overlap, what is left out (plan 二（二）).

Geometries are shapely's, in degrees (WGS 84 / CGCS2000, which differ by centimetres), longitude first. Areas
are square metres on the ellipsoid.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from pyproj import Geod
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

_GEOD = Geod(ellps="GRS80")
_DEGREE = 111_320.0  # metres of a degree on the equator, for a first guess only
NOISE = 100.0  # square metres: two drawings of one border differ by so much, and nobody lives there
SAME = 0.98  # share from which two areas are the same area
GRID = 1e-7  # degrees, a centimetre: what is kept of a coordinate

# Mainland China with its seas; a longitude below 54 beside a latitude above it is a swapped pair.
CHINA = (73.0, 3.0, 136.0, 54.0)


def read(stored: bytes | memoryview | None) -> BaseGeometry | None:
    """The geometry of stored WKB."""
    return None if stored is None else shapely.from_wkb(bytes(stored))


def write(geometry: BaseGeometry) -> bytes:
    """WKB to be stored."""
    return bytes(shapely.to_wkb(geometry, output_dimension=2))


def box(geometry: BaseGeometry) -> dict[str, float]:
    """The four sides as a zone keeps them."""
    west, south, east, north = geometry.bounds
    return {"west": west, "south": south, "east": east, "north": north}


def vertices(geometry: BaseGeometry) -> int:
    """How many points its lines have."""
    return int(shapely.get_num_coordinates(geometry))


def area(geometry: BaseGeometry) -> float:
    """Square metres on the ellipsoid; lines and points have none."""
    return sum(_signed(part) for part in polygons(geometry))


def _signed(polygon: BaseGeometry) -> float:
    """Square metres of one polygon without its holes. What a line that crosses itself encloses twice, once
    each way, cancels out."""
    shell, *inner = (
        abs(_GEOD.polygon_area_perimeter(*shapely.get_coordinates(ring).T)[0])
        for ring in shapely.get_rings(polygon)
    )
    return float(shell - sum(inner))


def polygons(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The polygons of a geometry, whatever else is in it."""
    parts = shapely.get_parts(geometry)
    found: list[BaseGeometry] = []
    for part in parts:
        if part.geom_type == "Polygon" and not part.is_empty:
            found.append(part)
        elif part.geom_type in ("MultiPolygon", "GeometryCollection"):
            found += polygons(part)
    return found


def surface(geometry: BaseGeometry) -> BaseGeometry:
    """Only the polygons of a geometry: a polygon, a multipolygon or an empty polygon."""
    parts = polygons(geometry)
    if len(parts) == 1:
        return parts[0]
    return shapely.MultiPolygon(parts) if parts else shapely.Polygon()


def rough_area(shapes: Any) -> Any:
    """Square metres to a percent, fast, of an array."""
    bounds = shapely.bounds(shapes)
    middle = np.radians((bounds[..., 1] + bounds[..., 3]) / 2)
    return shapely.area(shapes) * _DEGREE * _DEGREE * np.cos(middle)


@dataclass(frozen=True)
class Repair:
    """An invalid polygon put right: why it was wrong, what it became, how much area that moved."""

    shape: BaseGeometry
    fault: str
    moved: float  # square metres that were gained or lost

    @property
    def sentence(self) -> str:
        size = f"{area(self.shape):,.0f}"
        return f"{self.fault}；自动修复后面积 {size} 平方米，与原图形相差 {self.moved:,.0f} 平方米"


_FAULTS = {
    "Self-intersection": "边线自相交",
    "Ring Self-intersection": "边线在一点碰到自己",
    "Hole lies outside shell": "挖空部分在外边线以外",
    "Nested holes": "挖空部分互相嵌套",
    "Nested shells": "几块图形互相嵌套",
    "Interior is disconnected": "图形内部被边线隔断",
    "Duplicate Rings": "边线重复",
    "Too few points in geometry component": "边线的点太少",
}


def repaired(geometry: BaseGeometry) -> Repair | None:
    """None for a valid polygon, else its repair."""
    if geometry.is_valid:
        return None
    reason = shapely.is_valid_reason(geometry).partition("[")[0].strip()
    shape = surface(shapely.make_valid(geometry))
    return Repair(shape, _FAULTS.get(reason, "图形不合规范"), abs(area(shape) - area(geometry)))


@dataclass(frozen=True)
class Overlap:
    """Two shapes by index, what they share and how much of each that is."""

    one: int
    other: int
    shape: BaseGeometry
    area: float
    share_of_one: float
    share_of_other: float

    @property
    def same(self) -> bool:
        """Both are one area."""
        return min(self.share_of_one, self.share_of_other) >= SAME

    @property
    def whole(self) -> bool:
        """One lies in the other."""
        return max(self.share_of_one, self.share_of_other) >= SAME


def overlaps(shapes: Sequence[BaseGeometry], noise: float = NOISE) -> list[Overlap]:
    """Every pair that shares more than ``noise`` square metres, by index. Shapes must be valid."""
    if len(shapes) < 2:
        return []
    every = np.array(shapes, dtype=object)
    left, right = STRtree(every).query(every)
    once = left < right
    left, right = left[once], right[once]
    shapely.prepare(every)
    meeting = shapely.intersects(every[left], every[right]) & ~shapely.touches(every[left], every[right])
    left, right = left[meeting], right[meeting]
    common = shapely.intersection(every[left], every[right])
    large = rough_area(common) > noise / 2
    areas: dict[int, float] = {}
    found = []
    for one, other, shape in zip(left[large], right[large], common[large], strict=True):
        size = area(shape)
        if size <= noise:
            continue
        for index in (int(one), int(other)):
            areas.setdefault(index, area(every[index]))
        shares = size / areas[int(one)], size / areas[int(other)]
        found.append(Overlap(int(one), int(other), surface(shape), size, *shares))
    return sorted(found, key=lambda each: (each.one, each.other))


def gaps(outline: BaseGeometry, shapes: Sequence[BaseGeometry], noise: float = NOISE) -> list[BaseGeometry]:
    """Parts of the county that no shape covers, the largest first."""
    return _parts(outline.difference(shapely.union_all(list(shapes))), noise)


def strays(outline: BaseGeometry, shape: BaseGeometry, noise: float = NOISE) -> list[BaseGeometry]:
    """Parts of a shape outside the county, the largest first."""
    return [] if outline.covers(shape) else _parts(shape.difference(outline), noise)


def holes(shapes: Sequence[BaseGeometry], noise: float = NOISE) -> list[BaseGeometry]:
    """Without an outline: what the shapes surround and none covers."""
    rings = [ring for part in polygons(shapely.union_all(list(shapes))) for ring in part.interiors]
    return _parts(shapely.MultiPolygon([shapely.Polygon(ring) for ring in rings]), noise)


def _parts(geometry: BaseGeometry, noise: float) -> list[BaseGeometry]:
    large = [(size, part) for part in polygons(geometry) if (size := area(part)) > noise]
    return [part for _, part in sorted(large, key=lambda each: -each[0])]


class Locator:
    """Which polygons hold a point: its box first, then the prepared polygon (docs/performance.md)."""

    def __init__(self, shapes: Sequence[BaseGeometry]) -> None:
        self.shapes = np.array(shapes, dtype=object)
        shapely.prepare(self.shapes)
        self.bounds = shapely.bounds(self.shapes)

    def locate(self, longitudes: Any, latitudes: Any) -> tuple[Any, Any]:
        """Arrays (point, shape) of every shape that holds a point inside; one point may have several."""
        x, y = np.asarray(longitudes, dtype=float), np.asarray(latitudes, dtype=float)
        points, found = _in_boxes(x, y, self.bounds)
        inside = shapely.contains_xy(self.shapes[found], x[points], y[points])
        return points[inside], found[inside]


STRIPS = 256  # of latitude: a box of a zone crosses a few of them


def _in_boxes(x: Any, y: Any, bounds: Any) -> tuple[Any, Any]:
    """Arrays (point, box) of every point in a box, one box after the other. Points are sorted by strip of
    latitude, then longitude: those of a box are one stretch in each strip it crosses. No geometry is made for
    a point, which costs more than finding it."""
    if not len(x) or not len(bounds):
        return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
    west, south, east, north = bounds.T
    low, high = y.min(), y.max()
    height = (high - low) / STRIPS or 1.0
    wide = x.max() - x.min() + 1.0  # degrees from one strip to the next on the one line all are sorted on

    def strip(latitude: Any) -> Any:
        return np.clip(((latitude - low) / height).astype(np.intp), 0, STRIPS - 1)

    def along(longitude: Any) -> Any:
        return np.clip(longitude - x.min(), -0.25, wide - 0.75)

    line = strip(y) * wide + along(x)
    order = np.argsort(line, kind="stable")
    bottom = strip(south)
    crossed = np.where((north < low) | (south > high), 0, strip(north) - bottom + 1)
    box = np.repeat(np.arange(len(bounds)), crossed)
    at = _counting(crossed) + bottom[box]
    begin = np.searchsorted(line[order], at * wide + along(west[box]), side="left")
    end = np.searchsorted(line[order], at * wide + along(east[box]), side="right")
    found = np.repeat(box, end - begin)
    points = order[_counting(end - begin) + np.repeat(begin, end - begin)]
    inside = (y[points] >= south[found]) & (y[points] <= north[found])
    return points[inside], found[inside]


def _counting(counts: Any) -> Any:
    """0, 1, … for each count, one after the other."""
    return np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)


def holds(stored: bytes | memoryview | None, longitude: float, latitude: float) -> bool:
    """Whether a stored polygon holds the point, its border included."""
    shape = read(stored)
    return shape is not None and bool(shape.covers(shapely.Point(longitude, latitude)))


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two points (longitude, latitude), near enough for a town."""
    wide = (one[0] - other[0]) * _DEGREE * cos(radians((one[1] + other[1]) / 2))
    return float((wide**2 + ((one[1] - other[1]) * _DEGREE) ** 2) ** 0.5)
