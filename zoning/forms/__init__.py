"""Forms of zoning, one module a noun."""
