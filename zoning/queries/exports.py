"""Zones as GeoJSON (RFC 7946): what comes in can go out, and the other way round."""

import json
from typing import Any

import shapely

from zoning.models import Zone
from zoning.queries.checks import Plan


def geojson(plan: Plan) -> str:
    """A FeatureCollection of the plan's zones; one without a polygon has a null geometry."""
    shapes = {zone.pk: shape for zone, shape in plan.shapes}
    schools = _schools(plan)
    features = [_feature(zone, shapes.get(zone.pk), schools.get(zone.pk, [])) for zone in plan.zones]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def _feature(zone: Zone, shape: Any, schools: list[str]) -> dict[str, Any]:
    told = None
    if shape is not None:  # RFC 7946: counter-clockwise outside; a centimetre is precise enough
        told = shapely.geometry.mapping(shapely.orient_polygons(shape))
        told["coordinates"] = _rounded(told["coordinates"])
    properties = {
        "name": zone.name, "stage": zone.stage, "year": zone.year, "state": zone.state, "schools": schools,
        "document": zone.document, "text": zone.text,
    }  # fmt: skip
    return {"type": "Feature", "id": str(zone.pk), "geometry": told, "properties": properties}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float):
        return round(coordinates, 7)
    return [_rounded(each) for each in coordinates]


def _schools(plan: Plan) -> dict[Any, list[str]]:
    return {zone: sorted(codes) for zone, codes in plan.schools.items()}
