"""Pages of zoning, one module a noun."""
