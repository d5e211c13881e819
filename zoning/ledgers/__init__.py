"""Declared ledgers of zoning, one module a noun; importing one registers its ledgers."""
