"""Declared ledgers of zoning, one module a noun; importing one registers its ledgers."""

from zoning.ledgers import adjustments, places, zones

__all__ = ["adjustments", "places", "zones"]
