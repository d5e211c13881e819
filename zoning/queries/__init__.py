"""Reads of zoning, one module a noun."""
