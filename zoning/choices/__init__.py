"""Words of zoning, one module a noun."""
