"""Polygons as an SVG picture, so that a finding is seen without a map and without JavaScript; and the same
polygons as GeoJSON for the map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from zoning.rules.geometry import polygons

WIDTH, HEIGHT = 640.0, 480.0  # of the paper a picture is fitted on
FINE = 5e-5  # degrees, five metres: finer than a map on a screen shows


@dataclass(frozen=True)
class Shape:
    """One path: ``kind`` are its classes in the picture, ``title`` what a pointer over it reads."""

    path: str
    kind: str
    title: str

    @property
    def classes(self) -> str:
        return " ".join(f"zoning-{each}" for each in self.kind.split())


@dataclass(frozen=True)
class Sign:
    """A few characters in the middle of a shape."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Drawing:
    """Paths in a box of ``width`` × ``height``, north up, and signs above them."""

    width: float
    height: float
    shapes: Sequence[Shape]
    signs: Sequence[Sign] = ()


def draw(
    layers: Sequence[tuple[BaseGeometry, str, str]],
    signs: Sequence[tuple[BaseGeometry, str]] = (),
    frame: BaseGeometry | None = None,
) -> Drawing | None:
    """(geometry, kind, title) from below to above, (geometry, text) in the middle of it; None when there is
    nothing to see. ``frame``: what must be in the picture, so that two pictures show the same place."""
    seen = [layer for layer in layers if not layer[0].is_empty]
    if not seen:
        return None
    bounds = [shape for shape, _, _ in seen] if frame is None else [frame]
    west, south, east, north = shapely.total_bounds(bounds)
    narrow = cos(radians((south + north) / 2))
    wide, high = max((east - west) * narrow, 1e-9), max(north - south, 1e-9)
    scale = min(WIDTH / wide, HEIGHT / high)
    squeeze = narrow * scale

    def path(geometry: BaseGeometry) -> str:
        rings = [ring for part in polygons(geometry) for ring in shapely.get_rings(part)]
        simple = [shapely.simplify(ring, 0.5 / scale) for ring in rings]
        return "".join(
            "M"
            + "L".join(
                f"{(x - west) * squeeze:.1f} {(north - y) * scale:.1f}"
                for x, y in shapely.get_coordinates(ring)
            )
            + "Z"
            for ring in simple
        )

    def sign(geometry: BaseGeometry, text: str) -> Sign:
        at = shapely.point_on_surface(max(polygons(geometry), key=lambda part: part.area))
        return Sign(round((at.x - west) * squeeze, 1), round((north - at.y) * scale, 1), text)

    return Drawing(
        round(wide * scale, 1),
        round(high * scale, 1),
        [Shape(path(shape), kind, title) for shape, kind, title in seen],
        [sign(shape, text) for shape, text in signs if polygons(shape)],
    )


def features(
    layers: Iterable[tuple[BaseGeometry, str, str]],
    signs: Iterable[tuple[BaseGeometry, str]] = (),
    fine: float = FINE,
) -> dict[str, Any]:
    """The same as GeoJSON: ``kind`` (its classes) and ``said``; a sign is a point with its text."""
    found = [
        _feature(simple(shape, fine), {"kind": Shape("", kind, "").classes, "said": said})
        for shape, kind, said in layers
        if not shape.is_empty
    ]
    found += [_feature(shapely.point_on_surface(shape), {"sign": text}) for shape, text in signs]
    return {"type": "FeatureCollection", "features": found}


def simple(shape: BaseGeometry, fine: float = FINE) -> BaseGeometry:
    """As fine as a map on a screen needs, exact for 0; a shape that would vanish stays as it is."""
    if not fine:
        return shape
    plain = shapely.set_precision(shapely.simplify(shape, fine), 1e-6, mode="pointwise")
    return shape if plain.is_empty else plain


def _feature(shape: BaseGeometry, properties: dict[str, str]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": shapely.geometry.mapping(shape), "properties": properties}
