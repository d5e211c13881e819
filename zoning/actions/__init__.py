"""Verbs of zoning, one module a noun."""
