"""Places, zones and their adjustments, one module a noun. Every model is named here for Django."""

from zoning.models.adjustments import Adjustment, AdjustmentStep, Opinion
from zoning.models.places import CountyOutline, Place, PlaceName
from zoning.models.zones import AddressRule, Zone, ZoneQuerySet, ZoneSchool

__all__ = [
    "AddressRule",
    "Adjustment",
    "AdjustmentStep",
    "CountyOutline",
    "Opinion",
    "Place",
    "PlaceName",
    "Zone",
    "ZoneQuerySet",
    "ZoneSchool",
]
