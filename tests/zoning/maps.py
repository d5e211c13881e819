"""Maps as people upload them."""

import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyogrio
import shapely
from pyproj import Transformer

HOME = shapely.box(115.10, 35.90, 115.11, 35.91)  # a square kilometre of 清丰县, more or less
NEXT = shapely.box(115.11, 35.90, 115.12, 35.91)
BOW = shapely.Polygon([(115.10, 35.90), (115.12, 35.91), (115.12, 35.90), (115.10, 35.91)])


def geojson(*shapes: tuple[str, Any], **more: Any) -> io.BytesIO:
    """Shapes by name."""
    features = [
        {"type": "Feature", "properties": {"name": name, **more}, "geometry": shapely.geometry.mapping(shape)}
        for name, shape in shapes
    ]
    return io.BytesIO(json.dumps({"type": "FeatureCollection", "features": features}).encode())


def bare(coordinates: Any, kind: str = "Polygon") -> io.BytesIO:
    return io.BytesIO(json.dumps({"type": kind, "coordinates": coordinates}).encode())


def projected(shape: Any, epsg: int) -> Any:
    change = Transformer.from_crs(4326, epsg, always_xy=True)
    return shapely.transform(shape, lambda xy: np.column_stack(change.transform(xy[:, 0], xy[:, 1])))


def shapefile(*shapes: tuple[str, Any], crs: str = "EPSG:4490", without: str = "") -> io.BytesIO:
    """A zipped shapefile, maybe without one of its parts."""
    out = io.BytesIO()
    with TemporaryDirectory() as folder:
        pyogrio.raw.write(
            Path(folder, "片区.shp"), shapely.to_wkb(np.array([shape for _, shape in shapes])),
            [np.array([name for name, _ in shapes], dtype=object)], ["name"], geometry_type="Polygon",
            crs=crs, driver="ESRI Shapefile", encoding="UTF-8",
        )  # fmt: skip
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in Path(folder).iterdir():
                if part.suffix != without:
                    archive.write(part, part.name)
    out.seek(0)
    return out


def bomb() -> io.BytesIO:
    """Little outside, sixty megabytes inside."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for ending in ("shp", "shx", "dbf"):
            archive.writestr(f"x.{ending}", b"\0" * (20 * 1024 * 1024))
    out.seek(0)
    return out
