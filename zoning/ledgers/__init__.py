"""Declared ledgers of zoning, one module a noun; importing one registers its ledgers."""

from zoning.ledgers import adjustments, opinions, places, zones

__all__ = ["adjustments", "opinions", "places", "zones"]
