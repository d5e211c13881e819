"""Zones: points told apart, overlaps of a county found (decision 0026). No database is asked."""

from math import tau
from typing import Any

import numpy as np
import shapely

from benchmarks.measure import Case, Figure, Line, Result, interleaved, timed
from zoning.rules.geometry import Locator, overlaps

POINTS, ZONES, COUNTY, VERTICES = 100_000, 3_000, 300, 300
PITCH, RADIUS = 0.01, 0.0055  # degrees: neighbours overlap a little, as drawn by hand


def measured(rounds: int) -> list[Line]:
    """What the issue names: 100,000 points in 3,000 polygons, overlaps of 300 and of 3,000 zones."""
    shapes = polygons(ZONES)
    side = _side(ZONES)
    chance = np.random.default_rng(2024)
    x, y = 115 + chance.random(POINTS) * side * PITCH, 35.5 + chance.random(POINTS) * side * PITCH
    copies = Copies(shapes)
    ours, plain = interleaved(
        [
            Case(lambda: Locator(copies.every).locate(x, y), before=copies.renew),
            Case(lambda: _within(copies.every, x, y), before=copies.renew),
        ],
        rounds,
    )
    return [
        Result(
            "100,000 points in 3,000 polygons of 300 vertices", "STRtree within", ours, plain, goal=0.3,
            note="index built each time",
        ),
        _overlaps(COUNTY, 1.0, rounds),
        _overlaps(ZONES, 10.0, 1),
    ]  # fmt: skip


class Copies:
    """The polygons as the database gives them, prepared by nobody: anew before each round, untimed."""

    def __init__(self, shapes: list[Any]) -> None:
        self._stored = shapely.to_wkb(np.array(shapes, dtype=object))
        self.every: Any = ()

    def renew(self) -> None:
        self.every = shapely.from_wkb(self._stored)


def polygons(count: int) -> list[Any]:
    """Lobed polygons on a grid; the same each time."""
    turns = np.linspace(0, tau, VERTICES, endpoint=False)
    radius = RADIUS * (1 + 0.1 * np.sin(5 * turns) + 0.05 * np.sin(13 * turns))
    lobes = np.column_stack([radius * np.cos(turns), radius * np.sin(turns)])
    side = _side(count)
    return [
        shapely.Polygon(lobes + np.array([115 + index % side * PITCH, 35.5 + index // side * PITCH]))
        for index in range(count)
    ]


def _side(count: int) -> int:
    return int(count**0.5) + 1


def _within(shapes: Any, x: Any, y: Any) -> object:
    return shapely.STRtree(shapes).query(shapely.points(x, y), predicate="within")


def _overlaps(count: int, goal: float, rounds: int) -> Figure:
    shapes = polygons(count)
    copies = Copies(shapes)
    case = Case(lambda: overlaps(list(copies.every)), before=copies.renew)
    (taken,) = interleaved([case], rounds, warm=0)
    found = len(overlaps(shapes))
    return timed(f"overlaps of {count:,} zones", taken, "s", goal, f"{found:,} found")
