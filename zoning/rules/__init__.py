"""Decisions of zoning, one module a noun. Pure: they query nothing and render nothing."""
