"""What templates of zoning ask."""
