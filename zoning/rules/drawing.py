"""Polygons as an SVG picture, so that a finding is seen without a map and without JavaScript."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

import shapely
from shapely.geometry.base import BaseGeometry

from zoning.rules.geometry import polygons

WIDTH = 640.0


@dataclass(frozen=True)
class Shape:
    """One path: ``kind`` is its class in the picture, ``title`` what a pointer over it reads."""

    path: str
    kind: str
    title: str


@dataclass(frozen=True)
class Drawing:
    """Paths in a box of ``width`` × ``height``, north up."""

    width: float
    height: float
    shapes: Sequence[Shape]


def draw(layers: Sequence[tuple[BaseGeometry, str, str]]) -> Drawing | None:
    """(geometry, kind, title) from below to above; None when there is nothing to see."""
    seen = [layer for layer in layers if not layer[0].is_empty]
    if not seen:
        return None
    west, south, east, north = shapely.total_bounds([shape for shape, _, _ in seen])
    wide = max((east - west) * cos(radians((south + north) / 2)), 1e-9)
    scale = WIDTH / wide
    squeeze = cos(radians((south + north) / 2)) * scale
    height = max((north - south) * scale, 1.0)

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

    return Drawing(WIDTH, round(height, 1), [Shape(path(shape), kind, title) for shape, kind, title in seen])
